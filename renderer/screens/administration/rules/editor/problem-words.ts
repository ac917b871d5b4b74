import type { RuleProblem } from '#shared/modules/territory/index.ts';

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** A problem in the window's language; what a schema found is named by its kind, anything else by its code. */
export function problemWords(t: Translate, { code, issue, reason, path, elsewhere }: RuleProblem): string {
  const said =
    code === 'shape' || code === 'calendar'
      ? t(`problem.${code}.${issue}`, { defaultValue: t('problem.shape.other', { reason }) })
      : t(`problem.${code}`, { reason, defaultValue: reason });
  return elsewhere === null ? said : t('problem.elsewhere', { said, file: elsewhere, path });
}
