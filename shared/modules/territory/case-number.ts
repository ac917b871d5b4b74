import { z } from 'zod';
import { type ClassKind, KIND_LETTER } from './class-key.ts';

/** What a case number says. `date` is the local day `yyyy-MM-dd`; `station` is empty where the format has no block. */
export interface CaseNumberParts {
  kind: ClassKind;
  classCode: string;
  date: string;
  serial: number;
  station: string;
}

const WIDTHS = { kind: 1, class: 4, yyyyMMdd: 8, station: 1, serial: 4 };
type Token = { name: keyof typeof WIDTHS; width: number } | { literal: string };

const TOKEN = /\{(?:(kind|class|yyyyMMdd)|(station|serial)(?::(\d))?)\}|([^{}]+)/gy;

/** Cuts a format into tokens; null when it is not one. */
function tokensOf(format: string): Token[] | null {
  const tokens: Token[] = [];
  let end = 0;
  for (const [whole, fixed, block, width, literal] of format.matchAll(TOKEN)) {
    end += whole.length;
    if (literal !== undefined) tokens.push({ literal });
    else {
      const name = (fixed ?? block) as keyof typeof WIDTHS;
      tokens.push({ name, width: width === undefined ? WIDTHS[name] : Number(width) });
    }
  }
  return end === format.length ? tokens : null;
}

/** A format as it is used: for every case of an import the same one, so the last is kept. */
interface CompiledFormat {
  format: string;
  tokens: Token[] | null;
  problem: string | null;
  pattern: RegExp | null;
}

let last: CompiledFormat | null = null;

function compiled(format: string): CompiledFormat {
  if (last?.format === format) return last;
  const tokens = tokensOf(format);
  const problem = problemOf(tokens);
  const pattern = tokens && !problem ? new RegExp(`^${tokens.map(patternOf).join('')}$`) : null;
  last = { format, tokens, problem, pattern };
  return last;
}

function problemOf(tokens: Token[] | null): string | null {
  if (!tokens) return 'a token is unknown or a brace is open';
  const names = tokens.flatMap((token) => ('name' in token ? [token.name] : []));
  if (new Set(names).size !== names.length) return 'a token stands twice';
  for (const name of ['kind', 'class', 'yyyyMMdd', 'serial'] as const) {
    if (!names.includes(name)) return `{${name}} is missing`;
  }
  const end = tokens.at(-1);
  if (!end || !('name' in end) || end.name !== 'serial') return '{serial} must stand last';
  for (const token of tokens) {
    if (!('name' in token)) continue;
    if (token.name === 'station' && (token.width < 1 || token.width > 2))
      return '{station} takes one or two characters';
    if (token.name === 'serial' && (token.width < 3 || token.width > 8))
      return '{serial} takes three to eight digits';
  }
  return null;
}

/**
 * How case numbers look, as data: `{kind}{class}{yyyyMMdd}{station:1}{serial:4}` gives `E030220261121A0017`.
 * `{station:n}` is the block (1 or 2 of 0-9 A-Z) that keeps offline stations apart and may be left out;
 * `{serial:n}` is the daily serial, stands last and grows wider when the day has more cases than n digits hold.
 */
export const caseNumberFormatSchema = z
  .string()
  .max(100)
  .superRefine((format, context) => {
    const problem = problemOf(tokensOf(format));
    if (problem) context.addIssue({ code: 'custom', message: problem });
  });

/** 编号格式 as a rule set of its own; without one the profile's format holds. */
export const numberFormatSchema = z.strictObject({ format: caseNumberFormatSchema });

/**
 * Writes a case number; a format without a station block leaves the station out.
 * Throws when the format is not one or a part does not fit it.
 */
export function formatCaseNumber(format: string, parts: CaseNumberParts): string {
  const { problem, tokens } = compiled(format);
  if (problem) throw new Error(`Case number format "${format}": ${problem}`);
  if (!fits(parts, tokens ?? []))
    throw new Error(`Case number parts do not fit "${format}": ${JSON.stringify(parts)}`);
  let number = '';
  for (const token of tokens ?? []) number += written(token, parts);
  return number;
}

/** Whether a number of these parts can be read back as them. */
function fits({ classCode, date, serial, station }: CaseNumberParts, tokens: readonly Token[]): boolean {
  const isSerial = Number.isInteger(serial) && serial >= 0 && serial <= MAX_SERIAL;
  if (!isSerial || !CLASS_CODE.test(classCode) || !isDay(date)) return false;
  const block = tokens.find((token) => 'name' in token && token.name === 'station');
  return !block || ('width' in block && station.length === block.width && STATION.test(station));
}

const MAX_SERIAL = 999_999_999;
const CLASS_CODE = /^\d{4}$/;
const STATION = /^[0-9A-Z]+$/;

/** Days that were found to be real: an import numbers the same few hundred a million times. */
const realDays = new Set<string>();
const MOST_DAYS = 4000;

function isDay(date: string): boolean {
  if (realDays.has(date)) return true;
  const time = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(date)) return false;
  if (realDays.size === MOST_DAYS) realDays.clear();
  realDays.add(date);
  return true;
}

function written(token: Token, parts: CaseNumberParts): string {
  if ('literal' in token) return token.literal;
  switch (token.name) {
    case 'kind':
      return KIND_LETTER[parts.kind];
    case 'class':
      return parts.classCode;
    case 'yyyyMMdd':
      return parts.date.replaceAll('-', '');
    case 'station':
      return parts.station;
    case 'serial':
      return String(parts.serial).padStart(token.width, '0');
  }
}

/** Reads a case number; null when it does not have this format or names no real day. */
export function parseCaseNumber(format: string, number: string): CaseNumberParts | null {
  const { pattern } = compiled(format);
  if (!pattern || number.length > 120) return null;
  const match = pattern.exec(number)?.groups;
  if (!match?.kind || !match.class || !match.day || !match.serial) return null;
  const date = `${match.day.slice(0, 4)}-${match.day.slice(4, 6)}-${match.day.slice(6)}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(date)) return null;
  return {
    kind: match.kind === 'C' ? 'component' : 'event',
    classCode: match.class,
    date,
    serial: Number(match.serial),
    station: match.station ?? '',
  };
}

function patternOf(token: Token): string {
  if ('literal' in token) return token.literal.replaceAll(/[\\^$.*+?()[\]|/-]/g, '\\$&');
  switch (token.name) {
    case 'kind':
      return '(?<kind>[CE])';
    case 'class':
      return '(?<class>\\d{4})';
    case 'yyyyMMdd':
      return '(?<day>\\d{8})';
    case 'station':
      return `(?<station>[0-9A-Z]{${token.width}})`;
    case 'serial':
      // Wider only without a leading zero, so that one number has one spelling.
      return `(?<serial>\\d{${token.width}}|[1-9]\\d{${token.width},8})`;
  }
}
