export { createDecodeStream, type DecodeStream, decodeStream } from './decode-stream.ts';
export { explainFrame, hideSecrets } from './explain-frame.ts';
export * as hj212 from './hj212/index.ts';
export type { Command, Identity, Intake, IntakeContext, Line, Opened, Taken, Talk } from './intake.ts';
export { findProtocol, protocols } from './list.ts';
export { withDefaults, wrongOption } from './options.ts';
export type {
  DiscardReason,
  Frame,
  FrameEvent,
  Framer,
  Json,
  Protocol,
  ProtocolManifest,
  ResourceFiles,
} from './protocol.ts';
export type { SimulatedPacket, Simulator, SimulatorSettings } from './simulator.ts';
