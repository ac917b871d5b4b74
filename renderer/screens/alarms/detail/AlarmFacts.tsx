import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AlarmRow } from '#shared/modules/alarms/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { api } from '../../../bridge/index.ts';
import { dayTime, fullTime } from '../../../ui/time-text.ts';
import { valueAgainstLimit } from '../shared/alarm-state.ts';
import { ruleSentence } from '../shared/rule-words.ts';

/** What is known of an alarm, as a list of words and values. */
export function AlarmFacts({ alarm }: { alarm: AlarmRow }) {
  const { t } = useTranslation('alarms');
  const names = useNames();
  const rules = useQuery(api.alarms.rules.list.queryOptions());
  const rule = rules.data?.find(({ id, version }) => id === alarm.ruleId && version === alarm.ruleVersion);
  const lines: [string, string | false | null][] = [
    ['condition', rule ? ruleSentence(t, rule) : null],
    ['value', valueAgainstLimit(alarm)],
    ['device', alarm.deviceName],
    ['place', [names.streetName(alarm.streetCode), alarm.address].filter(Boolean).join(' · ')],
    ['first', fullTime(alarm.firstAt)],
    ['last', alarm.count > 1 && `${dayTime(alarm.lastAt)} · ${t('times', { count: alarm.count })}`],
    ['cleared', alarm.clearedAt !== null && fullTime(alarm.clearedAt)],
    ['ack', alarm.ackAt !== null && `${alarm.ackBy ?? ''} ${dayTime(alarm.ackAt)}`],
    [
      'shelved',
      alarm.shelvedUntil !== null &&
        t('shelvedUntil', { time: dayTime(alarm.shelvedUntil), reason: alarm.shelvedReason ?? '' }),
    ],
    ['source', rule?.source ?? null],
  ];
  return (
    <dl className="ucc-alarm-facts">
      {lines.map(
        ([key, text]) =>
          text && (
            <div key={key}>
              <dt>{t(`facts.${key}`)}</dt>
              <dd>{text}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
