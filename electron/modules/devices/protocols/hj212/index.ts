import type { Protocol } from '../protocol.ts';
import { decodeFrame, type Hj212Message } from './decode.ts';
import { describeFrame } from './describe.ts';
import { encodePacket, type Hj212Packet } from './encode.ts';
import { explainFrame } from './explain.ts';
import { type FactorTable, parseFactors } from './factors.ts';
import { type Hj212Frame, Hj212Framer } from './frame.ts';
import { hidePassword } from './hide-password.ts';
import { Hj212Intake } from './intake.ts';
import { manifest } from './manifest.ts';
import { simulateHj212 } from './simulated-device.ts';

export const protocol: Protocol<Hj212Frame, Hj212Message, Hj212Packet, FactorTable> = {
  manifest,
  createFramer: () => new Hj212Framer(),
  decode: decodeFrame,
  encode: encodePacket,
  describe: describeFrame,
  explain: explainFrame,
  checksumOf: ({ crcMode }) => crcMode,
  hideSecrets: hidePassword,
  readTables: (files) => parseFactors(files.get('factors')),
  pointsOf: ({ all }) => all.map(({ code, unit, name }) => ({ code, unit, name })),
  createIntake: (factors, { now }) => new Hj212Intake(factors, now),
  simulatedNumber: (seed) => `SIM${String(seed).padStart(21, '0')}`,
  createSimulator: (settings) => simulateHj212(settings),
};

export { answerDue, replyTo } from './conversation.ts';
export type { CrcMode } from './crc.ts';
export { type Hj212Flag, type Hj212Message, lookup, type Pairs } from './decode.ts';
export { formatDeviceTime, parseDeviceTime } from './device-time.ts';
export { type AnswerCn, answerTo, encodePacket, type Hj212Packet } from './encode.ts';
export { explainFrame } from './explain.ts';
export { type Factor, type FactorTable, parseFactors } from './factors.ts';
export { type Hj212Frame, Hj212Framer } from './frame.ts';
export { hidePassword } from './hide-password.ts';
export { type Hj212Profile, refusalOf, STANDARD_PROFILE } from './profile.ts';
export {
  type DataFlag,
  type DeviceState,
  dataTimeOf,
  type Period,
  type Reading,
  readUpload,
  type Statistic,
  type Upload,
} from './readings.ts';
export { type Assembled, REASSEMBLER_LIMITS, Reassembler, type ReassemblerLimits } from './reassemble.ts';
export { simulateHj212 } from './simulated-device.ts';
export type { Fault } from './simulated-faults.ts';
export type { Episode } from './simulated-site.ts';
export {
  type DustMonitorOptions,
  SIMULATED_PROFILE,
  type SimulatedPacket,
  simulateDustMonitor,
} from './simulator.ts';
