export * from './contract.ts';
export * from './diff.ts';
export * from './effects/index.ts';
export * from './kinds.ts';
export * from './rule-text.ts';
