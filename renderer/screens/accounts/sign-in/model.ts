import type { PersonChoice } from '#shared/modules/accounts/index.ts';

/** People whose name, unit or post holds the text; all of them for an empty one. */
export function matchPeople(people: readonly PersonChoice[], text: string): PersonChoice[] {
  const wanted = text.trim().toLowerCase();
  return people.filter(({ personName, unitName, posts }) =>
    [
      personName,
      unitName.zh,
      unitName.en,
      ...posts.flatMap(({ postName }) => [postName.zh, postName.en]),
    ].some((word) => word.toLowerCase().includes(wanted)),
  );
}
