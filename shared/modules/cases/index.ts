export * from './commands.ts';
export * from './contract.ts';
export * from './schema.ts';
export * from './stages.ts';
export * from './views.ts';
