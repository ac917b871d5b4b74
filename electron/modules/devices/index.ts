export { createDevices, type Devices, type DevicesDeps, type UnknownListener } from './create-devices.ts';
export { explainFrame, hideSecrets, type ProtocolTables } from './links/protocol-intakes.ts';
export { loadProtocolTables } from './load-protocol-tables.ts';
export {
  createDecodeStream,
  type DecodeStream,
  findProtocol,
  hj212,
  protocols,
} from './protocols/index.ts';
export { devicesMigration } from './registry/migration.ts';
export type { PresenceChange, PresenceListener } from './registry/presence.ts';
export { devicesProjection, type RegisteredDevice } from './registry/store.ts';
export { type SimulateOptions, type SimulateReport, simulateHj212 } from './simulate/simulate-hj212.ts';
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
