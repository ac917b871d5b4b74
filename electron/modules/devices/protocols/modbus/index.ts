import type { Protocol } from '../protocol.ts';
import { hexOf } from '../spans.ts';
import { decodeFrame, type ModbusMessage } from './decode.ts';
import { encodePacket, type ModbusPacket } from './encode.ts';
import { explainFrame } from './explain.ts';
import { type ModbusFrame, ModbusFramer } from './frame.ts';
import { modbusIntake } from './intake.ts';
import { manifest } from './manifest.ts';
import { mapOption, pointsOf, type RegisterMaps, readMaps } from './register-map.ts';
import { simulateModbus } from './simulated-device.ts';

export const protocol: Protocol<ModbusFrame, ModbusMessage, ModbusPacket, RegisterMaps> = {
  manifest,
  createFramer: () => new ModbusFramer('auto'),
  decode: decodeFrame,
  encode: encodePacket,
  describe: (frame) => ({
    type: 'frame',
    raw: hexOf(frame.bytes),
    ok: frame.ok,
    framing: frame.framing,
    ...decodeFrame(frame),
  }),
  explain: explainFrame,
  checksumOf: ({ framing }) => (framing === 'rtu' ? 'modbus' : null),
  hideSecrets: (bytes) => bytes,
  readTables: readMaps,
  pointsOf,
  optionsOf: (maps) =>
    mapOption(
      manifest.options.find(({ key }) => key === 'map'),
      maps,
    ),
  createIntake: modbusIntake,
  simulatedNumber: (seed) => `MB${seed}`,
  createSimulator: simulateModbus,
};
