import { useTranslation } from 'react-i18next';
import type { ClockLight } from './clock-light.ts';
import './status-light.css';

/** Colour, shape and words together: nobody has to tell red from green. */
export const LIGHT_SHAPES: Record<ClockLight['colour'], string> = {
  green: '●',
  amber: '◆',
  red: '▲',
  paused: '‖',
  'done-on-time': '✓',
  'done-late': '✗',
  none: '–',
};

export function StatusLight({ light }: { light: ClockLight }) {
  const { t } = useTranslation('cases');
  return (
    <span className="ucc-light" data-light={light.colour} title={light.reason ?? undefined}>
      <span aria-hidden="true">{LIGHT_SHAPES[light.colour]}</span> {lightText(t, light)}
    </span>
  );
}

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** 剩 0:38, 超 1天 2:05, 挂账, 按期, 超期. */
export function lightText(t: Translate, { colour, left, reviewDue }: ClockLight): string {
  if (reviewDue) return t('light.reviewDue');
  if (!left) return t(`light.${colour}`);
  const time = `${left.hours}:${String(left.minutes).padStart(2, '0')}`;
  return t(left.sign < 0 ? 'light.over' : 'light.left', {
    time: left.days > 0 ? t('light.days', { days: left.days, time }) : time,
  });
}
