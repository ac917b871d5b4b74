import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '#shared/modules/devices/index.ts';
import type { Series } from '#shared/modules/telemetry/index.ts';
import { usePreference } from '../../../app/preference.ts';
import { useNames } from '../../../app/reference.tsx';
import { api } from '../../../bridge/index.ts';
import { useNow } from '../../../ui/now.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { DeviceMark } from '../../devices/register/DeviceMark.tsx';
import { ageWords } from '../age-words.ts';
import { useLiveTick } from '../use-live-tick.ts';
import { RangeBar } from './RangeBar.tsx';
import type { RangeChoice, SpanKey } from './range.ts';
import { SeriesBar } from './SeriesBar.tsx';
import { offerSeries, type SeriesWish } from './series-choice.ts';
import { TrendView } from './TrendView.tsx';

interface TrendArrangement {
  wish: SeriesWish;
  span: SpanKey;
}

const FIRST: TrendArrangement = { wish: {}, span: '24h' };
/** New series come when a device first reports something; that is rare. */
const SERIES_RENEW_MS = 10_000;

/** One device: which of its lines, over which time, and the line. */
export function TrendPanel({ device }: { device: Device }) {
  const { t } = useTranslation('telemetry');
  const [arrangement, keep] = usePreference<TrendArrangement>('trend', FIRST);
  const [custom, setCustom] = useState<RangeChoice | null>(null);
  const list = useQuery(api.telemetry.series.list.queryOptions({ input: { deviceId: device.id } }));
  const tick = useLiveTick('telemetry', device.id, SERIES_RENEW_MS);
  const { refetch } = list;
  useEffect(() => {
    if (tick > 0) void refetch();
  }, [tick, refetch]);
  if (list.isError && !list.data) return <Refused error={list.error} onRetry={() => void refetch()} />;
  if (!list.data || !arrangement) return <Loading />;
  const offer = offerSeries(list.data, arrangement.wish);
  const choice: RangeChoice = custom ?? { kind: 'span', span: arrangement.span };
  const chooseRange = (next: RangeChoice) => {
    setCustom(next.kind === 'custom' ? next : null);
    if (next.kind === 'span') keep({ ...arrangement, span: next.span });
  };
  return (
    <article className="ucc-trend" aria-label={device.name}>
      <DeviceHead device={device} />
      {offer.shown ? (
        <>
          <div className="ucc-trend-bar">
            <SeriesBar
              offer={offer}
              shown={offer.shown}
              onChange={(wish) => keep({ ...arrangement, wish: { ...arrangement.wish, ...wish } })}
            />
            <RangeBar choice={choice} onChange={chooseRange} />
          </div>
          <TrendView
            key={seriesKey(offer.shown)}
            device={device}
            series={offer.shown}
            choice={choice}
            onRange={chooseRange}
          />
        </>
      ) : (
        <Nothing text={t('noSeries')} />
      )}
    </article>
  );
}

function seriesKey({ factor, statistic, period }: Series): string {
  return `${factor}/${statistic}/${period}`;
}

function DeviceHead({ device }: { device: Device }) {
  const { t } = useTranslation('telemetry');
  const names = useNames();
  const now = useNow(15_000);
  const { place, lastSeenAt } = device;
  const where = [device.mn, names.streetName(place.streetCode), place.address].filter(Boolean).join(' · ');
  return (
    <header className="ucc-trend-head">
      <h2>
        {device.name} <DeviceMark state={device.state} />
      </h2>
      <p>{where}</p>
      {device.state === 'stale' && lastSeenAt !== null && (
        <p className="ucc-trend-stale" role="status">
          {t('stale', { age: ageWords(t, now - lastSeenAt) })}
        </p>
      )}
    </header>
  );
}
