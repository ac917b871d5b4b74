import { useTranslation } from 'react-i18next';
import type { AlarmStateKey } from './alarm-state.ts';
import './alarms.css';

const SHAPES: Record<AlarmStateKey, string> = {
  unacknowledged: '■',
  acknowledged: '□',
  clearedUnacknowledged: '◪',
  over: '✓',
  shelved: '‖',
};

export function StateMark({ state }: { state: AlarmStateKey }) {
  const { t } = useTranslation('alarms');
  return (
    <span className="ucc-alarm-state" data-state={state}>
      <span aria-hidden="true">{SHAPES[state]}</span> {t(`state.${state}`)}
    </span>
  );
}
