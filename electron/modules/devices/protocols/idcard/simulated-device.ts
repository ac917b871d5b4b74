import { seededRandom } from '#shared/kernel/random.ts';
import type { IdCard } from '#shared/modules/devices/index.ts';
import type { Simulator, SimulatorSettings } from '../simulator.ts';
import { decodeFrame, isIdNumber, STATUS } from './decode.ts';
import { cardData, encodePacket, REQUEST } from './encode.ts';
import { SamFramer } from './frame.ts';

/** A card of nobody: 990000 is no district. */
export function simulatedCard(seed: number): IdCard {
  const random = seededRandom(seed);
  const body = `99000019900101${String(Math.floor(random() * 1000)).padStart(3, '0')}`;
  const check = [...'0123456789X'].find((last) => isIdNumber(`${body}${last}`)) ?? '0';
  return {
    name: '演示甲',
    sex: '1',
    nation: '01',
    birth: '19900101',
    address: '演示区演示路 1 号',
    idNumber: `${body}${check}`,
    issuer: '演示市公安局',
    validFrom: '20200101',
    validTo: '20400101',
  };
}

/** A reader with a card on it. */
export function simulateReader({ seed }: SimulatorSettings): Simulator {
  const framer = new SamFramer();
  const answer = (command: number, parameter: number): Uint8Array => {
    const asked = (request: readonly number[]) => request[0] === command && request[1] === parameter;
    if (asked(REQUEST.find))
      return encodePacket({ kind: 'answer', status: STATUS.found, data: new Uint8Array(4) });
    if (asked(REQUEST.select))
      return encodePacket({ kind: 'answer', status: STATUS.done, data: new Uint8Array(8) });
    const data = cardData(simulatedCard(seed));
    return encodePacket({ kind: 'answer', status: STATUS.done, data });
  };
  return {
    packets: null,
    acknowledged: false,
    packetsPerMinute: 120,
    hear(bytes) {
      const send = framer.push(bytes).flatMap((event) => {
        const message = event.type === 'frame' ? decodeFrame(event.frame) : null;
        return message?.kind === 'request' ? [answer(message.command, message.parameter)] : [];
      });
      return { acked: 0, send };
    },
  };
}
