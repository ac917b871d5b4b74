import { classKeyOf } from '../../class-key.ts';
import type { CodeSet } from '../../code-set.ts';
import type { PastCase } from './past-case.ts';
import { type EffectChange, type EffectReport, ifAny, reportOf, sentence } from './report.ts';

/** Classes that come, go or are called otherwise. A case keeps its class, and its number says it for good. */
export function codeSetEffect(
  before: CodeSet | null,
  after: CodeSet | null,
  cases: readonly PastCase[],
): EffectReport {
  const names = (set: CodeSet | null) =>
    new Map((set?.classes ?? []).map(({ kind, code, zh }) => [classKeyOf(kind, code), zh]));
  const [old, now] = [names(before), names(after)];
  const changes: EffectChange[] = [];
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const [from, to] = [old.get(key), now.get(key)];
    if (from === to) continue;
    const ofClass = cases.filter(({ classKey }) => classKey === key);
    changes.push({
      what: [{ type: 'text', value: key }],
      from: from === undefined ? null : { type: 'text', value: from },
      to: to === undefined ? null : { type: 'text', value: to },
      open: ofClass.filter(({ open }) => open).length,
      recent: ofClass.filter(({ recent }) => recent).length,
    });
  }
  const [added, gone] = [changes.filter(({ from }) => !from).length, changes.filter(({ to }) => !to)];
  const left = gone.reduce((all, { open }) => all + (open ?? 0), 0);
  return reportOf(
    [
      sentence('calm', 'casesKeepClass'),
      ifAny(added, sentence('notice', 'classesAdded', { added })),
      ifAny(gone.length, sentence('notice', 'classesGone', { gone: gone.length })),
      ifAny(left, sentence('warning', 'openOfGoneClass', { left })),
    ],
    changes,
  );
}
