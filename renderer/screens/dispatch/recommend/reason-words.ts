import type { RecommendReason } from '#shared/modules/dispatch/index.ts';
import { type ClassKind, classKeyOf } from '#shared/modules/territory/index.ts';

interface Words {
  reference: { majors: readonly { kind: ClassKind; code: string; zh: string; en: string }[] };
  english: boolean;
  className(key: string): string;
  streetName(code: string | null): string;
}

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** A reason as a sentence: which row, how many cases, how far, how much to do. */
export function reasonWords(t: Translate, names: Words, { kind, params }: RecommendReason): string {
  const { street, classPattern, basis } = params;
  return t(`reason.${kind}`, {
    ...params,
    ...(street !== undefined && {
      street: street === '*' ? t('anyStreet') : names.streetName(String(street)),
      pattern: patternWords(t, names, String(classPattern)),
      basis: t(`basis.${basis}`),
    }),
  });
}

/** A class pattern as a row of the table writes it: one class, a major class, a kind, everything. */
function patternWords(t: Translate, { reference, className, english }: Words, pattern: string): string {
  if (!pattern.endsWith('*')) return className(pattern);
  const prefix = pattern.slice(0, -1);
  if (prefix.length < 2) return t(`pattern.${prefix || 'any'}`);
  const major = reference.majors.find(({ kind, code }) => prefix === classKeyOf(kind, code));
  return major ? (english ? major.en : major.zh) : pattern;
}

/** `+60`, `−7.5`, `0`: what a reason adds. */
export function signed(points: number): string {
  if (points === 0) return '0';
  return points > 0 ? `+${points}` : `−${Math.abs(points)}`;
}
