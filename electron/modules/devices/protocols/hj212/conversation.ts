import { type Hj212Message, lookup } from './decode.ts';
import { type AnswerCn, answerTo, encodePacket } from './encode.ts';
import type { Hj212Frame } from './frame.ts';
import { type Hj212Profile, refusalOf } from './profile.ts';

/** Answers themselves. Some platforms set A on them; answering would never end. */
const ANSWERS: ReadonlySet<string> = new Set(['9011', '9012', '9013', '9014']);
/** Notices of the 2017 command list: clock calibration wanted, real-time data stopped, device states stopped. */
const NOTICES: ReadonlySet<string> = new Set(['1013', '2012', '2022']);

/** CN of the answer that is due, `null` when none is: no A bit, no CN, or itself an answer. */
export function answerDue(message: Hj212Message): AnswerCn | null {
  const cn = lookup(message.fields, 'CN');
  if (cn === undefined || ANSWERS.has(cn) || !message.flag?.wantsAnswer) return null;
  return NOTICES.has(cn) ? '9013' : '9014';
}

/**
 * The bytes to send back for a packet, or `null` for silence. Uploads and the 2025 heartbeat (9015) get 9014,
 * notices 9013; a packet that the profile refuses gets nothing (2017: a wrong checksum ends the exchange).
 * The answer carries the checksum that the device itself uses, the only one that it is known to check.
 */
export function replyTo(frame: Hj212Frame, message: Hj212Message, profile: Hj212Profile): Uint8Array | null {
  if (!profile.ack || refusalOf(frame, profile) !== null) return null;
  const cn = answerDue(message);
  const answer = cn && answerTo(message, cn);
  return answer ? encodePacket({ ...answer, crc: frame.crcMode ?? 'hj212' }) : null;
}
