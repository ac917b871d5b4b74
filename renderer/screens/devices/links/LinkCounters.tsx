import { useTranslation } from 'react-i18next';
import type { LinkStatus } from '#shared/modules/devices/index.ts';
import { byteText, rateText } from './link-words.ts';

/** Figures that a person should look into when they are not zero. */
const TELLING = [
  'quarantined',
  'unknownDevice',
  'duplicates',
  'incomplete',
  'notStored',
  'refusedPeers',
] as const;

/** What came since the link was started; nothing that came in is missing from it. */
export function LinkCounters({ status }: { status: LinkStatus }) {
  const { t } = useTranslation('devices');
  const { counters } = status;
  const figures: [string, string | number, boolean][] = [
    ['rate', rateText(t, status), false],
    ['bytes', byteText(counters.bytes), false],
    ['frames', counters.frames, false],
    ['readings', counters.readings, false],
    ['acked', counters.acked, false],
    ...TELLING.map((key): [string, number, boolean] => [key, counters[key], counters[key] > 0]),
    ...(['noise', 'truncated', 'overflow'] as const).map((key): [string, string, boolean] => [
      `discarded.${key}`,
      byteText(counters.discardedBytes[key]),
      counters.discardedBytes[key] > 0,
    ]),
  ];
  return (
    <dl className="ucc-link-counters">
      {figures.map(([key, value, telling]) => (
        <div key={key} data-telling={telling} title={t(`link.counterHint.${key}`, { defaultValue: '' })}>
          <dt>{t(`link.counter.${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
