import type { TimelineEntry } from '#shared/modules/cases/index.ts';
import { dayTime } from '../../../ui/time-text.ts';

interface Words {
  unitName(id: string | null): string;
  className(key: string): string;
  streetName(code: string | null): string;
}

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** Turns the codes in a fact's parameters into words: units, classes, moments, limits. Empty ones become ''. */
export function paramWords(
  t: Translate,
  names: Words,
  params: TimelineEntry['params'],
): Record<string, string> {
  const word = ([key, value]: [string, TimelineEntry['params'][string]]): [string, string] => {
    if (value === null) return [key, ''];
    if (key === 'unitId') return [key, names.unitName(String(value))];
    if (key === 'classKey') return [key, names.className(String(value))];
    if (key === 'streetCode') return [key, names.streetName(String(value))];
    if (key.endsWith('At') && typeof value === 'number') return [key, dayTime(value)];
    if (key.endsWith('Unit')) return [key, t(`unit.${value}`)];
    if (key === 'stage') return [key, t(`stage.${value}`)];
    if (typeof value === 'boolean') return [key, t(value ? 'word.yes' : 'word.no')];
    return [key, String(value)];
  };
  return Object.fromEntries(Object.entries(params).map(word));
}
