/** Local time as written, as if it were UTC milliseconds; or an instant where the text names its own zone. */
export type ReadTime = { local: number } | { utc: number } | null;

type Part = 'year' | 'month' | 'day' | 'hour' | 'hour12' | 'minute' | 'second' | 'fraction' | 'half';

const TOKENS: readonly (readonly [token: string, part: Part, digits: number])[] = [
  ['yyyy', 'year', 4],
  ['MM', 'month', 2],
  ['M', 'month', 0],
  ['dd', 'day', 2],
  ['d', 'day', 0],
  ['HH', 'hour', 2],
  ['H', 'hour', 0],
  ['hh', 'hour12', 2],
  ['h', 'hour12', 0],
  ['mm', 'minute', 2],
  ['m', 'minute', 0],
  ['ss', 'second', 2],
  ['s', 'second', 0],
];

const HALF = /(a\.?m\.?|p\.?m\.?|上午|下午)/.source;
const LITERAL = /[\\^$.*+?()[\]{}|/-]/g;

interface Compiled {
  pattern: RegExp;
  parts: readonly Part[];
}

/** Compiles a format of tokens; null when a letter is no token, a part stands twice or the day is not whole. */
export function compileFormat(format: string, strict: boolean): ((text: string) => ReadTime) | null {
  const compiled = patternOf(format, strict);
  if (!compiled) return null;
  const { pattern, parts } = compiled;
  const at = (part: Part) => parts.indexOf(part) + 1;
  const places = {
    year: at('year'),
    month: at('month'),
    day: at('day'),
    hour: at('hour'),
    hour12: at('hour12'),
    minute: at('minute'),
    second: at('second'),
    fraction: at('fraction'),
    half: at('half'),
  };
  return (text) => {
    const match = pattern.exec(text);
    if (!match) return null;
    const number = (place: number) => (place === 0 ? 0 : Number(match[place]));
    const hour = places.hour12
      ? from12(number(places.hour12), match[places.half] ?? '')
      : number(places.hour);
    const local = localTime(
      number(places.year),
      number(places.month),
      number(places.day),
      hour,
      number(places.minute),
      number(places.second),
    );
    if (local === null) return null;
    return {
      local: local + (places.fraction ? Math.floor(Number(`0.${match[places.fraction]}`) * 1000) : 0),
    };
  };
}

/** Compiles the piece of a format that starts at `at`; null when it is a letter without meaning. */
function pieceOf(
  format: string,
  at: number,
  strict: boolean,
): { length: number; source: string; part?: Part } | null {
  const quoted = /^'([^']*)'/.exec(format.slice(at));
  if (quoted) return { length: quoted[0].length, source: literally(quoted[1] || "'") };
  const token = TOKENS.find(([name]) => format.startsWith(name, at));
  if (token) {
    const [name, part, digits] = token;
    const exact = digits === 4 || (strict && digits === 2);
    return { length: name.length, source: exact ? `(\\d{${digits}})` : '(\\d{1,2})', part };
  }
  const fraction = /^S+/.exec(format.slice(at))?.[0].length;
  if (fraction)
    return { length: fraction, source: strict ? `(\\d{${fraction}})` : '(\\d{1,9})', part: 'fraction' };
  const character = format.charAt(at);
  if (character === 'a') return { length: 1, source: HALF, part: 'half' };
  if (/[A-Za-z]/.test(character)) return null;
  return { length: 1, source: !strict && character === ' ' ? ' *' : literally(character) };
}

function patternOf(format: string, strict: boolean): Compiled | null {
  const parts: Part[] = [];
  let source = '';
  for (let at = 0; at < format.length; ) {
    const piece = pieceOf(format, at, strict);
    if (!piece) return null;
    source += piece.source;
    if (piece.part) parts.push(piece.part);
    at += piece.length;
  }
  const has = (part: Part) => parts.includes(part);
  const whole = has('year') && has('month') && has('day') && new Set(parts).size === parts.length;
  const halves = has('hour12') === has('half') && !(has('hour12') && has('hour'));
  return whole && halves ? { pattern: new RegExp(`^${source}$`, 'i'), parts } : null;
}

const literally = (text: string) => text.replaceAll(LITERAL, '\\$&');

function from12(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return -1;
  const afternoon = half === '下午' || half.charAt(0).toLowerCase() === 'p';
  return (hour % 12) + (afternoon ? 12 : 0);
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Null for a day or time that does not exist; 24:00 is the midnight that ends the day. */
export function localTime(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (day > (month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0))) return null;
  if (hour < 0 || hour > 24 || minute > 59 || second > 59) return null;
  if (hour === 24 && (minute > 0 || second > 0)) return null;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
