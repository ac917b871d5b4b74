export { createDevices, type Devices, type DevicesDeps, type UnknownListener } from './create-devices.ts';
export { loadProtocolTables, type ProtocolTables } from './load-protocol-tables.ts';
export {
  createDecodeStream,
  type DecodeStream,
  explainFrame,
  findProtocol,
  hideSecrets,
  hj212,
  protocols,
  withDefaults,
  wrongOption,
} from './protocols/index.ts';
export { devicesMigration, identitiesMigration, linkOptionsMigration } from './registry/migration.ts';
export type { PresenceChange, PresenceListener } from './registry/presence.ts';
export { devicesProjection, type RegisteredDevice } from './registry/store.ts';
export {
  type SimulateOptions,
  type SimulateReport,
  simulateDevice,
  simulateHj212,
} from './simulate/simulate-device.ts';
export type {
  FrameToStore,
  NewReading,
  QuarantineNote,
  QuarantineQuery,
  StoreResult,
  TelemetryPort,
} from './telemetry-port.ts';
export { MemoryTransport } from './transports/memory.ts';
export type { Transport, TransportHandlers } from './transports/transport.ts';
