import { useQuery } from '@tanstack/react-query';
import { Select, Tooltip } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { FIGURES } from '#shared/modules/tickets/index.ts';
import { usePreference } from '../../../app/preference.ts';
import { api, onChange } from '../../../bridge/index.ts';
import { useNow } from '../../../ui/now.ts';
import { Refused } from '../../../ui/States.tsx';
import { MINUTE_MS, SPANS, shareText, spanOf } from './figures.ts';

/** 按期办结率, 满意率, 重办率 and the others; each says its formula and both of its numbers when it is pointed at. */
export function FigureTiles() {
  const { t } = useTranslation('tickets');
  const now = useNow(MINUTE_MS);
  const [days, keepDays] = usePreference<number>('tickets.span', 30);
  const query = useQuery(
    api.tickets.figures.queryOptions({ input: spanOf(days ?? 30, now), enabled: days !== undefined }),
  );
  const { refetch } = query;
  useEffect(() => onChange('tickets', () => void refetch()), [refetch]);
  if (query.error) return <Refused error={query.error} onRetry={() => void refetch()} />;
  const { data } = query;
  return (
    <div className="ucc-figures" data-testid="ticket-figures">
      <Select
        variant="borderless"
        value={days ?? 30}
        aria-label={t('figure.span')}
        options={SPANS.map((value) => ({ value, label: t('figure.days', { count: value }) }))}
        onChange={keepDays}
      />
      <dl>
        <div>
          <dt>{t('figure.received')}</dt>
          <dd>{data?.received ?? '…'}</dd>
        </div>
        {FIGURES.map((name) => (
          <Tooltip
            key={name}
            title={
              data &&
              t(`formula.${name}`, {
                ...data[name],
                notReached: data.notReached,
              })
            }
          >
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the formula can be read by keyboard */}
            <div tabIndex={0}>
              <dt>{t(`figure.${name}`)}</dt>
              <dd>
                {data ? shareText(data[name]) : '…'}{' '}
                {data && (
                  <small>
                    {data[name].numerator}/{data[name].denominator}
                  </small>
                )}
              </dd>
            </div>
          </Tooltip>
        ))}
      </dl>
    </div>
  );
}
