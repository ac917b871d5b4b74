import { seededRandom } from '#shared/kernel/random.ts';
import type { Simulator, SimulatorSettings } from '../simulator.ts';
import { decodeFrame } from './decode.ts';
import { encodePacket } from './encode.ts';
import { ModbusFramer } from './frame.ts';
import { unitsOf } from './intake.ts';
import { blocksOf, type MappedRegister, type RegisterMaps } from './register-map.ts';

const ILLEGAL_ADDRESS = 2;

/** Raw words that stand for a figure in the lower half of a register's range. */
function wordsOf(
  { range: [min, max], scale, type, wordOrder }: MappedRegister,
  random: () => number,
): number[] {
  const raw = (Math.max(0, min) + (max - Math.max(0, min)) * 0.5 * random()) / scale;
  const view = new DataView(new ArrayBuffer(4));
  if (type === 'f32') view.setFloat32(0, raw);
  else view.setUint32(0, Math.round(raw));
  const pair = [view.getUint16(0), view.getUint16(2)];
  if (!type.endsWith('32')) return pair.slice(1);
  return wordOrder === 'low-first' ? pair.reverse() : pair;
}

/** Slaves of the link's map at the link's addresses, which answer what they are asked. */
export function simulateModbus({ seed, options }: SimulatorSettings, maps: RegisterMaps): Simulator {
  const random = seededRandom(seed);
  const map = maps.get(String(options.map));
  const units = new Set(unitsOf(String(options.units)));
  const blocks = map ? blocksOf(map) : [];
  const framer = new ModbusFramer(options.framing === 'tcp' ? 'tcp' : 'rtu');
  const registersAt = (fn: number, address: number, count: number): number[] | null => {
    const words = Array.from({ length: count }, () => 0);
    const block = blocks.find((one) => one.function === fn && one.address === address && one.count === count);
    for (const register of block?.registers ?? [])
      words.splice(
        Number.parseInt(register.address, 16) - address,
        register.type.endsWith('32') ? 2 : 1,
        ...wordsOf(register, random),
      );
    return block ? words : null;
  };
  return {
    packets: null,
    acknowledged: false,
    packetsPerMinute: 60,
    hear(bytes) {
      const send = framer.push(bytes).flatMap((event) => {
        const message = event.type === 'frame' ? decodeFrame(event.frame) : null;
        if (message?.kind !== 'request' || !units.has(message.unit)) return [];
        const registers = registersAt(message.function, message.address ?? 0, message.quantity ?? 0);
        const { unit, transaction } = message;
        const base = { unit, function: message.function, ...(transaction !== null && { transaction }) };
        return [encodePacket(registers ? { ...base, registers } : { ...base, exception: ILLEGAL_ADDRESS })];
      });
      return { acked: 0, send };
    },
  };
}
