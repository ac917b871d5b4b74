export * from './contract.ts';
export * from './import-stage.ts';
export * from './mapping.ts';
export * from './row-problem.ts';
