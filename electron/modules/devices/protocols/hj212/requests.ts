import { Refusal } from '#shared/kernel/refusal.ts';
import type { Command, Line } from '../intake.ts';
import { requestOf } from './commands.ts';
import type { CrcMode } from './crc.ts';
import { type Hj212Message, lookup, type Pairs } from './decode.ts';
import { formatDeviceTime } from './device-time.ts';
import { encodePacket } from './encode.ts';

/** Waiting and repeating as the standard has it (2017 §6.6: 10 s, three times). */
const ANSWERED_WITHIN_MS = 10_000;
const TRIES = 3;
/** After it has accepted, a device may take as long as its history is. */
const DONE_WITHIN_MS = 10 * 60_000;
/** Flag of a request: an answer is wanted, in the device's own edition. */
const ASKING_FLAG = { '2005': '1', '2017': '5', '2025': '9', unknown: '5' } as const;
const ANSWERS: ReadonlySet<string> = new Set(['9011', '9012']);

interface Pending {
  command: Command;
  cancel(): void;
}

/** What a device says of itself in everything it sends, and must be told back. */
interface Voice {
  st: string;
  pw: string | undefined;
  mn: string;
  flag: string;
  crc: CrcMode;
}

/** Requests to the devices on one connection: request → 9011 → [data] → 9012, held together by the request's QN. */
export class Requests {
  readonly #line: Line;
  readonly #voices = new Map<string, Voice>();
  readonly #pending = new Map<string, Pending>();
  #lastAt = 0;

  constructor(line: Line) {
    this.#line = line;
  }

  /** Notes how a device speaks, and takes its answers to what it was asked. */
  hear(message: Hj212Message, crc: CrcMode | null): void {
    const { fields } = message;
    const mn = lookup(fields, 'MN');
    if (mn === undefined || mn.length > 32) return;
    const cn = lookup(fields, 'CN') ?? '';
    if (ANSWERS.has(cn)) this.#answered(cn, message);
    else {
      const flag = ASKING_FLAG[message.flag?.edition ?? '2017'];
      const st = lookup(fields, 'ST') ?? '';
      this.#voices.set(mn.toUpperCase(), { st, pw: lookup(fields, 'PW'), mn, flag, crc: crc ?? 'hj212' });
    }
  }

  /** @throws Refusal `device.notConnected`, `device.optionWrong` */
  send(command: Command): void {
    const voice = command.mn === null ? undefined : this.#voices.get(command.mn.toUpperCase());
    if (!voice) throw new Refusal('device.notConnected', {});
    const at = Math.max(this.#line.now(), this.#lastAt + 1);
    const request = requestOf(command.key, command.values, at);
    if (!request) throw new Refusal('device.optionWrong', { option: command.key });
    this.#lastAt = at;
    const qn = formatDeviceTime(at, true);
    const fields: Pairs = { QN: qn, ST: voice.st, CN: request.cn };
    if (voice.pw !== undefined) fields.PW = voice.pw;
    const bytes = encodePacket({
      fields: { ...fields, MN: voice.mn, Flag: voice.flag },
      cp: request.cp,
      crc: voice.crc,
    });
    this.#try(qn, command, bytes, TRIES);
  }

  #try(qn: string, command: Command, bytes: Uint8Array, triesLeft: number): void {
    this.#line.send(bytes);
    const cancel = this.#line.after(ANSWERED_WITHIN_MS, () => {
      if (triesLeft > 1) this.#try(qn, command, bytes, triesLeft - 1);
      else this.#end(qn, 'silent', '');
    });
    this.#pending.set(qn, { command, cancel });
  }

  #answered(cn: string, { fields, cp }: Hj212Message): void {
    const qn = lookup(fields, 'QN') ?? '';
    const pending = this.#pending.get(qn);
    if (!pending) return;
    const name = cn === '9011' ? 'QnRtn' : 'ExeRtn';
    const code = cp.map((item) => lookup(item, name)).find((value) => value !== undefined) ?? '';
    const detail = `${name}=${code.slice(0, 8)}`;
    if (code !== '1') this.#end(qn, 'refused', detail);
    else if (cn === '9012') this.#end(qn, 'done', detail);
    else {
      pending.cancel();
      pending.cancel = this.#line.after(DONE_WITHIN_MS, () => this.#end(qn, 'silent', detail));
      pending.command.report('accepted', detail);
    }
  }

  #end(qn: string, state: 'done' | 'refused' | 'silent', detail: string): void {
    const pending = this.#pending.get(qn);
    if (!pending) return;
    pending.cancel();
    this.#pending.delete(qn);
    pending.command.report(state, detail);
  }
}
