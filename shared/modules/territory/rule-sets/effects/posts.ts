import type { Person } from '../../profile.ts';
import type { Post } from '../../rules.ts';
import { type EffectChange, type EffectReport, ifAny, reportOf, sentence } from './report.ts';

/** Rights without which nobody could put a wrong table of posts right again. */
const ADMINISTER = ['rules.edit', 'rules.publish'] as const;
/** Names of people that a line of the report spells out. */
const NAMED_PEOPLE = 4;

/** Which post would gain or lose which right, and whom that concerns. */
export function postsEffect(
  before: readonly Post[],
  after: readonly Post[],
  persons: readonly Person[],
): EffectReport {
  const rights = (posts: readonly Post[], id: string) =>
    new Set<string>(posts.find((post) => post.id === id)?.permissions);
  const changes: EffectChange[] = [];
  const touched = new Set<string>();
  for (const id of new Set([...before, ...after].map((post) => post.id))) {
    const [old, now] = [rights(before, id), rights(after, id)];
    const name = [...after, ...before].find((post) => post.id === id)?.zh ?? id;
    const holders = persons.filter(({ posts }) => posts.includes(id));
    for (const right of new Set([...old, ...now])) {
      if (old.has(right) === now.has(right)) continue;
      for (const holder of holders) touched.add(holder.id);
      changes.push({
        what: [
          { type: 'text', value: name },
          { type: 'permission', value: right },
          { type: 'text', value: namesOf(holders) },
        ],
        from: { type: 'word', value: old.has(right) ? 'has' : 'hasNot' },
        to: { type: 'word', value: now.has(right) ? 'has' : 'hasNot' },
        open: null,
        recent: null,
      });
    }
  }
  const lost = changes.filter(({ to }) => to?.value === 'hasNot').length;
  return reportOf(
    [
      sentence('calm', 'rightsAtOnce'),
      sentence(changes.length > 0 ? 'notice' : 'calm', 'otherRights', {
        gained: changes.length - lost,
        lost,
        people: touched.size,
      }),
      ifAny(lost, sentence('notice', 'stepsRefused')),
    ],
    changes,
  );
}

/** Whether somebody could still sit down and change the rules. */
export function keepsAdministrator(posts: readonly Post[], persons: readonly Person[]): boolean {
  return ADMINISTER.every((right) =>
    posts.some(
      ({ id, permissions }) =>
        permissions.includes(right) && persons.some((person) => person.posts.includes(id)),
    ),
  );
}

function namesOf(people: readonly Person[]): string {
  const named = people.slice(0, NAMED_PEOPLE).map(({ name }) => name);
  const rest = people.length - named.length;
  return (rest > 0 ? [...named, `+${rest}`] : named).join('、') || '—';
}
