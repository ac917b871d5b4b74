import type { TimelineEntry } from '#shared/modules/cases/index.ts';
import { dayTime } from '../../../ui/time-text.ts';

interface Words {
  unitName(id: string | null): string;
  className(key: string): string;
  streetName(code: string | null): string;
}

type Translate = (key: string, values?: Record<string, unknown>) => string;
type Value = TimelineEntry['params'][string];

/** Texts that may be empty: they come with their own colon, or not at all. */
const TAILS: ReadonlySet<string> = new Set(['note', 'comment', 'instruction']);

const FEN_PER_YUAN = 100;

/** Turns the codes in a fact's parameters into words: units, classes, stages, answers, moments. Empty ones become ''. */
export function paramWords(
  t: Translate,
  names: Words,
  params: TimelineEntry['params'],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      value === null ? '' : wordOf(t, names, params, key, value),
    ]),
  );
}

function wordOf(
  t: Translate,
  names: Words,
  params: TimelineEntry['params'],
  key: string,
  value: NonNullable<Value>,
): string {
  const text = String(value);
  if (TAILS.has(key)) return text.trim() === '' ? '' : t('tail', { text });
  if ((key.endsWith('At') || key === 'replyBy') && typeof value === 'number') return dayTime(value);
  switch (key) {
    case 'unitId':
      return names.unitName(text);
    case 'classKey':
      return names.className(text);
    case 'streetCode':
      return names.streetName(text);
    case 'unitIds':
      return text.split(' ').map(names.unitName).join('、');
    case 'numbers':
      return text.split(' ').join('、');
    case 'costFen':
    case 'estimateFen':
      return t('money', { yuan: (Number(value) / FEN_PER_YUAN).toFixed(2) });
    case 'step':
      return t(`command.${text}`);
    case 'cause':
    case 'urgency':
    case 'level':
    case 'finding':
    case 'relation':
    case 'emergency':
    case 'arrived':
      return t(`${key}.${text}`);
    case 'unit':
      // A unit is said with the figure it stands beside: one day, two days.
      return t(`unit.${text}`, { count: Number(params.value) });
    case 'stage':
    case 'to':
      return t(`stage.${text}`);
    case 'photoKind':
      return t(`photo.${text}`);
    case 'field':
      return t(`reveal.${text}`);
    case 'approved':
      return t(`decision.${text}`);
    case 'found':
    case 'passed':
      return t(`${key}.${text}`);
    default:
      return typeof value === 'boolean' ? t(value ? 'word.yes' : 'word.no') : text;
  }
}
