export * from './apply-mapping.ts';
export * from './contract.ts';
export { toWgs84 } from './coordinates.ts';
export * from './guess-mapping.ts';
export * from './import-stage.ts';
export * from './mapped-case.ts';
export * from './mapping.ts';
export * from './parse-time.ts';
export * from './row-problem.ts';
