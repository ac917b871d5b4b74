export type { FoundName } from './find-names.ts';
export { listProfiles } from './list-profiles.ts';
export { loadTerritory, type TerritoryLoad } from './load-territory.ts';
export type { Problem, ProblemCode } from './problem.ts';
export { createTerritoryRouter } from './router.ts';
export { Territory, type TerritoryParts } from './territory.ts';
