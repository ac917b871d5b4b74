import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RuleContent } from '#shared/modules/territory/index.ts';
import { type CompiledCalendar, daysFrom, type WorkCalendar } from '#shared/time/index.ts';
import { firstShown, monthAfter, ownDays } from './edit-calendar.ts';

const SHOWN_DAYS = 42;
const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

interface MonthProps {
  compiled: CompiledCalendar;
  calendar: WorkCalendar;
  content: RuleContent;
  /** `YYYY-MM` */
  month: string;
  onMonth(month: string): void;
  onToggle(date: string, works: boolean): void;
}

/** One month: a click on a day turns it from work to rest and back. */
export function Month({ compiled, calendar, content, month, onMonth, onToggle }: MonthProps) {
  const { t } = useTranslation('rules');
  const own = ownDays(content);
  return (
    <>
      <header className="ucc-month-head">
        <Button
          icon={<LeftOutlined />}
          aria-label={t('calendar.before')}
          onClick={() => onMonth(monthAfter(month, -1))}
        />
        <strong>{month}</strong>
        <Button
          icon={<RightOutlined />}
          aria-label={t('calendar.after')}
          onClick={() => onMonth(monthAfter(month, 1))}
        />
        <small>{t('calendar.hint')}</small>
      </header>
      <div className="ucc-month" data-testid="month">
        {WEEK.map((weekday) => (
          <span key={weekday}>{t(`effect.word.weekday.${weekday}`)}</span>
        ))}
        {daysFrom(compiled, firstShown(month), SHOWN_DAYS).map(({ date, slots }) => {
          const works = slots.length > 0;
          const name = calendar.days[date]?.name;
          return (
            <button
              key={date}
              type="button"
              data-testid={`day-${date}`}
              data-works={works}
              data-own={date in own || undefined}
              data-other={!date.startsWith(month) || undefined}
              title={slots.map(([from, to]) => `${from}–${to}`).join(' ')}
              aria-label={`${date} ${t(works ? 'calendar.work' : 'calendar.rest')} ${name ?? ''}`}
              aria-pressed={works}
              onClick={() => onToggle(date, works)}
            >
              <strong>{Number(date.slice(8))}</strong>
              <span>{t(works ? 'calendar.work' : 'calendar.rest')}</span>
              <small>{name ?? (date in own ? t('calendar.own') : '')}</small>
            </button>
          );
        })}
      </div>
    </>
  );
}
