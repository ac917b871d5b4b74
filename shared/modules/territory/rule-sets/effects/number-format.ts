import { formatCaseNumber } from '../../case-number.ts';
import { type EffectReport, reportOf, sentence } from './report.ts';

/** A number as it looks today, for formats to be compared by. */
const EXAMPLE = { kind: 'event', classCode: '0302', serial: 17 } as const;

/** @param day local day `yyyy-MM-dd` of the example; `station` the code of this seat. */
export function numberFormatEffect(
  before: string,
  after: string,
  day: string,
  station: string,
): EffectReport {
  const example = (format: string) => ({
    type: 'text' as const,
    value: exampleNumber(format, day, station),
  });
  return reportOf(
    [sentence('calm', 'numbersStand')],
    [
      {
        what: [{ type: 'word', value: 'nextNumber' }],
        from: example(before),
        to: example(after),
        open: null,
        recent: null,
      },
    ],
  );
}

/** What a format makes of an invented case; the format must be one. */
export function exampleNumber(format: string, day: string, station: string): string {
  const width = Number(/\{station:(\d)\}/.exec(format)?.[1] ?? 1);
  return formatCaseNumber(format, { ...EXAMPLE, date: day, station: station.padStart(width, '0') });
}
