import type { Territory } from '#electron/modules/territory/index.ts';
import { NO_FACTS, type ObjectFacts, type Scheme } from '#shared/modules/evaluation/index.ts';

/** A street, unit or person that a table compares. */
export interface ScoredThing {
  id: string;
  name: { zh: string; en: string };
  facts: ObjectFacts;
}

/** Everything that a scheme compares: what the district names, and whatever else was counted. */
export function objectsOf(
  territory: Territory,
  { object, post }: Pick<Scheme, 'object' | 'post'>,
  found: readonly string[],
): ScoredThing[] {
  const named = namedIn(territory, object, post);
  const known = new Set(named.map(({ id }) => id));
  const others = found.filter((id) => !known.has(id));
  return [...named, ...others.map((id) => ({ id, name: nameOf(territory, object, id), facts: NO_FACTS }))];
}

function namedIn({ parts }: Territory, object: Scheme['object'], post: string | undefined): ScoredThing[] {
  switch (object) {
    case 'area':
      return parts.streets.map(({ code, zh, areaClass = null, unitGrids = null }) => ({
        id: code,
        name: { zh, en: zh },
        facts: { areaClass, unitGrids },
      }));
    case 'department':
      return parts.units.map(({ id, zh, en }) => ({ id, name: { zh, en }, facts: NO_FACTS }));
    case 'person':
      return parts.persons
        .filter(({ posts }) => posts.includes(post ?? ''))
        .map(({ id, name }) => ({ id, name: { zh: name, en: name }, facts: NO_FACTS }));
  }
}

/** Someone who has left the district's lists keeps what they did. */
function nameOf(territory: Territory, object: Scheme['object'], id: string): { zh: string; en: string } {
  const name = object === 'person' ? territory.person(id)?.name : undefined;
  return { zh: name ?? id, en: name ?? id };
}
