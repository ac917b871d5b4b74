import type { Draft } from './draft.ts';

/** What a template fills in; what stands empty in it is left as it is. Never anything of a person. */
const KEPT = ['sourceCode', 'classKey', 'address', 'streetCode', 'description', 'urgency'] as const;

export interface CaseTemplate {
  name: string;
  values: Partial<Pick<Draft, (typeof KEPT)[number]>>;
}

export const MAX_TEMPLATES = 50;

/** What of a draft is worth keeping for the next case of its kind. */
export function templateOf(name: string, draft: Draft, classKey: string): CaseTemplate {
  const values = Object.fromEntries(
    KEPT.map((field) => [field, field === 'classKey' ? classKey : draft[field]]).filter(
      ([, value]) => value !== '',
    ),
  );
  return { name, values };
}

/** The list with this template in it, in the place of the one that had its name, or last. */
export function withTemplate(list: readonly CaseTemplate[], template: CaseTemplate): CaseTemplate[] {
  const known = list.some(({ name }) => name === template.name);
  return known ? list.map((one) => (one.name === template.name ? template : one)) : [...list, template];
}
