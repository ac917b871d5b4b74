import { seededRandom } from '#shared/kernel/random.ts';
import { simulatedPosition } from '../position.ts';
import { withFault } from '../simulate-packets.ts';
import type { SimulatedPacket, Simulator, SimulatorSettings } from '../simulator.ts';
import { decodeFrame, MESSAGE } from './decode.ts';
import { batchBody, encodePacket, locationBody, registerBody, signInBody } from './encode.ts';
import { Jt808Framer } from './frame.ts';

const EVERY_MS = 10_000;
/** Every so many reports two that were kept come with it, as after a tunnel. */
const BACKLOG_EVERY = 20;

/** A terminal in a lorry: registers, signs in with the code it is given, reports every ten seconds. */
export function simulateJt808(settings: SimulatorSettings): Simulator {
  const { number, seed, startAt, faults } = settings;
  const versioned = number.length > 12;
  const chance = seededRandom(seed ^ 0x5eed);
  let code = '';
  let serial = -1;
  const packet = (messageId: number, body: Uint8Array) => {
    serial = (serial + 1) & 0xffff;
    return encodePacket({ messageId, phone: number, serial, versioned, body });
  };
  const location = (at: number) => {
    const place = simulatedPosition(at, seed);
    const mileage = new Uint8Array(4);
    new DataView(mileage.buffer).setUint32(0, Math.floor(at / 1000) % 10_000_000);
    const extras = [{ id: 1, bytes: mileage }];
    return locationBody({ ...place, altitude: 6, at, accOn: true, positioned: true, extras });
  };
  const sent = (at: number, bytes: Uint8Array): SimulatedPacket =>
    chance() < faults ? { at, ...withFault(bytes, chance) } : { at, bytes, fault: null };
  function* packets(): Generator<SimulatedPacket, never> {
    const registration = packet(MESSAGE.register, registerBody('SIM0001', '演A00001', versioned));
    yield { at: startAt, bytes: registration, fault: null, waits: true };
    yield {
      at: startAt,
      bytes: packet(MESSAGE.signIn, signInBody(code, versioned)),
      fault: null,
      waits: true,
    };
    for (let n = 1; ; n++) {
      const at = startAt + n * EVERY_MS;
      if (n % BACKLOG_EVERY === 0)
        yield sent(at, packet(MESSAGE.batch, batchBody([location(at - 4000), location(at - 2000)])));
      yield sent(at, packet(MESSAGE.location, location(at)));
    }
  }
  const framer = new Jt808Framer();
  return {
    packets: packets(),
    acknowledged: true,
    packetsPerMinute: 60_000 / EVERY_MS,
    hear(bytes) {
      let acked = 0;
      for (const event of framer.push(bytes)) {
        if (event.type !== 'frame' || !event.frame.ok) continue;
        const body = decodeFrame(event.frame);
        if (body.kind === 'registered') code = body.code;
        if (body.kind === 'registered' || (body.kind === 'reply' && body.result === 0)) acked += 1;
      }
      return { acked, send: [] };
    },
  };
}
