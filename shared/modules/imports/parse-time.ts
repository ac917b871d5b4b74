import { compileFormat, localTime, type ReadTime } from './time-format.ts';
import { localToUtc } from './time-zone.ts';

export interface TimeRules {
  formats: readonly string[];
  zone: string;
  strict: boolean;
}

export type ParsedTime = { at: number } | { problem: 'timeUnreadable' | 'timeOutOfRange' };

/** The station's calendar reckons from 1992 (`#shared/time`); what lies beyond 2100 is a slip of the pen. */
const EARLIEST = Date.UTC(1992, 0, 1);
const LATEST = Date.UTC(2101, 0, 1);
const UNREADABLE: ParsedTime = { problem: 'timeUnreadable' };
const OUT_OF_RANGE: ParsedTime = { problem: 'timeOutOfRange' };

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

type Reader = (text: string) => ReadTime;

const NAMED: Record<string, Reader> = {
  iso: readIso,
  /** Days since 1899-12-30, as spreadsheets count (ECMA-376 Part 1 §18.17.4.1, 1900 system after its false leap day). */
  excel: (text) => {
    if (!/^\d{4,6}(?:\.\d+)?$/.test(text)) return null;
    // Serials are binary fractions of a day: the nearest second is the one that was typed.
    return { local: Math.round(Number(text) * 86_400) * 1000 + Date.UTC(1899, 11, 30) };
  },
  epochSeconds: (text) =>
    /^\d{9,10}(?:\.\d+)?$/.test(text) ? { utc: Math.round(Number(text) * 1000) } : null,
  epochMs: (text) => (/^\d{12,13}$/.test(text) ? { utc: Number(text) } : null),
};

function readIso(text: string): ReadTime {
  const match = ISO.exec(text);
  if (!match) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = match;
  const local = localTime(
    Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  if (local === null) return null;
  const exact = local + Math.floor(Number(`0.${fraction || 0}`) * 1000);
  if (!zone) return { local: exact };
  if (zone.toUpperCase() === 'Z') return { utc: exact };
  const offset = (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000;
  return { utc: zone.startsWith('-') ? exact + offset : exact - offset };
}

/** The formats and zones of a mapping that this engine cannot read; empty when all is well. */
export function timeRuleProblems({ formats, zone, strict }: TimeRules): string[] {
  const problems = formats.filter((format) => !(NAMED[format] ?? compileFormat(format, strict)));
  return localToUtc(zone) ? problems : [...problems, zone];
}

/**
 * Compiles the rules into a function from cell text to UTC milliseconds; the first format that fits counts.
 * Bad days (2026-02-30) are refused, never rolled over.
 * @throws Error when {@link timeRuleProblems} names any.
 */
export function compileTime(rules: TimeRules): (text: string) => ParsedTime {
  const toUtc = localToUtc(rules.zone);
  const readers = rules.formats.map((format) => NAMED[format] ?? compileFormat(format, rules.strict));
  if (!toUtc || readers.some((reader) => !reader))
    throw new Error(`Bad time rules: ${timeRuleProblems(rules)}`);
  return (raw) => {
    const text = tidy(raw, rules.strict);
    if (text.length > 60) return UNREADABLE;
    for (const reader of readers as Reader[]) {
      const read = reader(text);
      if (!read) continue;
      const at = 'utc' in read ? read.utc : toUtc(read.local);
      return at < EARLIEST || at >= LATEST ? OUT_OF_RANGE : { at };
    }
    return UNREADABLE;
  };
}

const NOT_PLAIN = /[^\x21-\x7e ]| {2}/;

/** Full-width digits, odd spaces and line ends are how people type; a strict mapping takes none of them. */
function tidy(raw: string, strict: boolean): string {
  const text = raw.trim();
  return strict || !NOT_PLAIN.test(text) ? text : text.normalize('NFKC').replaceAll(/\s+/g, ' ');
}
