export * from './audience.ts';
export * from './contract.ts';
export * from './facts.ts';
export * from './schema.ts';
export * from './score-unit.ts';
export * from './silence.ts';
