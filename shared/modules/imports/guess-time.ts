import { compileTime } from './parse-time.ts';

/** Formats in use, most particular first. Where a day could be a month, the order of the United States comes first. */
const CANDIDATES = [
  'yyyy-MM-dd HH:mm:ss',
  'yyyy-MM-dd HH:mm',
  'iso',
  'yyyy/MM/dd HH:mm:ss',
  'yyyy/MM/dd HH:mm',
  'yyyy/MM/dd',
  'MM/dd/yyyy hh:mm:ss a',
  'MM/dd/yyyy hh:mm a',
  'MM/dd/yyyy HH:mm:ss',
  'MM/dd/yyyy HH:mm',
  'MM/dd/yyyy',
  'dd/MM/yyyy hh:mm:ss a',
  'dd/MM/yyyy HH:mm:ss',
  'dd/MM/yyyy HH:mm',
  'dd/MM/yyyy',
  'dd.MM.yyyy HH:mm:ss',
  'dd.MM.yyyy HH:mm',
  'dd.MM.yyyy',
  'yyyy年MM月dd日 HH:mm:ss',
  'yyyy年MM月dd日 HH:mm',
  'yyyy年MM月dd日HH时mm分ss秒',
  'yyyy年MM月dd日HH时mm分',
  'yyyy年MM月dd日',
  'yyyy.MM.dd HH:mm:ss',
  'yyyy.MM.dd HH:mm',
  'yyyy.MM.dd',
  'yyyyMMddHHmmss',
  'yyyyMMdd',
  'epochMs',
  'epochSeconds',
  'excel',
] as const;

const compiled = CANDIDATES.map((format) => ({
  format,
  parse: compileTime({ formats: [format], zone: '+00:00', strict: format.startsWith('yyyyMM') }),
}));

/** A column of times may hold this share of slips; its rows are rejected one by one later. */
const MOST_SLIPS = 0.2;

/**
 * The fewest formats that read the values, in the order of how many they read; empty when more than a few slips
 * are no time.
 * `02/03/2026` alone stays the second month: a file with days above 12 in the first place says otherwise itself.
 */
export function guessTimeFormats(values: readonly string[]): string[] {
  const said = values.filter((value) => value.trim() !== '');
  let left = said;
  const formats: string[] = [];
  while (left.length > 0) {
    const best = bestOf(left);
    if (!best) return left.length <= said.length * MOST_SLIPS ? formats : [];
    formats.push(best.format);
    left = left.filter((value) => !('at' in best.parse(value)));
  }
  return formats;
}

function bestOf(values: readonly string[]): (typeof compiled)[number] | null {
  let best: (typeof compiled)[number] | null = null;
  let most = 0;
  for (const candidate of compiled) {
    const count = values.filter((value) => 'at' in candidate.parse(value)).length;
    if (count > most) [best, most] = [candidate, count];
  }
  return best;
}
