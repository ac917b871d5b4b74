export * from './contract.ts';
export * from './identity.ts';
export * from './order.ts';
export * from './protocol.ts';
export * from './reading.ts';
export * from './schema.ts';
export * from './unit.ts';
