import {
  type Person,
  type Phrase,
  personSchema,
  phraseSchema,
  type ResponsibilityRow,
  responsibilityRowSchema,
  rulesHeadSchema,
  type Unit,
  unitSchema,
} from '#shared/modules/territory/index.ts';
import { type Known, type Loader, namesOf, unknownUnless } from './loader.ts';

export interface People {
  units: Unit[];
  persons: Person[];
  phrases: Phrase[];
  responsibility: ResponsibilityRow[];
}

/** What the rows of this part may name. */
export interface KnownNames {
  streets: Known;
  posts: Known;
  patterns: Known;
}

/** Reads units, persons, phrases and the responsibility table, and checks what they name. */
export function loadPeople(loader: Loader, folder: string, known: KnownNames): People {
  const unitTable = loader.table(`${folder}/units.json`, rulesHeadSchema, unitSchema, (row) => row.id);
  const units = loader.keepKnown(unitTable, ({ street }) =>
    street === undefined ? [] : unknownUnless(known.streets, 'street', street, 'street'),
  );
  const knownUnits = namesOf(unitTable, (row) => row.id);

  const personTable = loader.table(`${folder}/persons.json`, rulesHeadSchema, personSchema, (row) => row.id);
  const persons = loader.keepKnown(personTable, ({ unit, posts }) => [
    ...unknownUnless(knownUnits, 'unit', unit, 'unit'),
    ...posts.flatMap((post, i) => unknownUnless(known.posts, 'post', post, 'posts', i)),
  ]);

  const manual = loader.table(
    `${folder}/responsibility.json`,
    rulesHeadSchema,
    responsibilityRowSchema,
    (row) => row.id,
  );
  const responsibility = loader.keepKnown(manual, ({ unit, classKey, street }) => [
    ...unknownUnless(knownUnits, 'unit', unit, 'unit'),
    ...unknownUnless(known.patterns, 'class', classKey, 'classKey'),
    ...(street === '*' ? [] : unknownUnless(known.streets, 'street', street, 'street')),
  ]);

  const phrases = loader.table(`${folder}/phrases.json`, rulesHeadSchema, phraseSchema, (row) => row.id);
  return { units, persons, responsibility, phrases: phrases?.rows ?? [] };
}
