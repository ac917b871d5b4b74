import { doorFor } from '#electron/platform/door/index.ts';
import { classKeyOf, territoryContract } from '#shared/modules/territory/index.ts';
import type { Territory } from './territory.ts';

export function createTerritoryRouter(territory: Territory) {
  const door = doorFor(territoryContract);
  const referenceOf = ({ parts }: Territory) => ({
    codeSet: parts.codeSet?.id ?? '',
    majors: parts.codeSet?.majors ?? [],
    classes: (parts.codeSet?.classes ?? []).map(({ kind, code, zh, en }) => ({
      key: classKeyOf(kind, code),
      zh,
      en,
    })),
    streets: parts.streets.map(({ code, zh, kind }) => ({ code, zh, kind })),
    units: [...parts.units],
    sources: [...parts.caseSources],
    phrases: [...parts.phrases],
    posts: parts.posts.map(({ id, zh, en }) => ({ id, name: { zh, en } })),
  });
  return {
    reference: door.reference.handler(() => referenceOf(territory)),
    findNames: door.findNames.handler(({ input }) => territory.findNames(input.query, input.max)),
    suggestClasses: door.suggestClasses.handler(({ input }) =>
      territory.suggestClasses(input.text, input.max),
    ),
    filingConditions: door.filingConditions.handler(({ input }) =>
      territory.filingConditions(input.classKey, input.areaClass, input.urgency),
    ),
  };
}
