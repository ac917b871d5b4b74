export {
  createTelemetry,
  type ReadingsListener,
  type Telemetry,
  type TelemetryDeps,
} from './create-telemetry.ts';
