import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RuleContent } from '#shared/modules/territory/index.ts';
import { Nothing } from '../../../../ui/States.tsx';
import { nameDay, ownDays, toggleDay } from './edit-calendar.ts';

interface OwnDaysProps {
  content: RuleContent;
  onChange(content: RuleContent): void;
}

/** Days that the bureau turned round itself, and what they are called. */
export function OwnDays({ content, onChange }: OwnDaysProps) {
  const { t } = useTranslation('rules');
  const days = Object.entries(ownDays(content));
  return (
    <>
      <h3>{t('calendar.ownDays')}</h3>
      {days.length === 0 && <Nothing text={t('calendar.noOwnDays')} />}
      {days.map(([date, { kind, name }]) => (
        <p key={date} className="ucc-own-day">
          <span>
            {date} {t(kind === 'workday' ? 'calendar.work' : 'calendar.rest')}
          </span>
          <Input
            size="small"
            value={name ?? ''}
            maxLength={40}
            placeholder={t('calendar.dayName')}
            aria-label={`${date} ${t('calendar.dayName')}`}
            onChange={(event) => onChange(nameDay(content, date, event.target.value))}
          />
          <Button size="small" onClick={() => onChange(toggleDay(content, date, kind === 'workday'))}>
            {t('calendar.takeBack')}
          </Button>
        </p>
      ))}
    </>
  );
}
