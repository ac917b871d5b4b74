import { z } from 'zod';
import { type Limit, limitSchema } from './limit.ts';

/** What happens to one clock (the case's overall clock or one of its stage clocks). `at` is UTC ms. */
export type ClockEvent =
  | { type: 'start'; at: number; limit: Limit }
  | { type: 'pause'; at: number; reason: string }
  | { type: 'resume'; at: number }
  | { type: 'retarget'; at: number; limit: Limit }
  | { type: 'extend'; at: number; by: Limit }
  | { type: 'stop'; at: number };

const at = z.int();

export const clockEventSchema: z.ZodType<ClockEvent> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), at, limit: limitSchema }),
  z.strictObject({ type: z.literal('pause'), at, reason: z.string().max(500) }),
  z.strictObject({ type: z.literal('resume'), at }),
  z.strictObject({ type: z.literal('retarget'), at, limit: limitSchema }),
  z.strictObject({ type: z.literal('extend'), at, by: limitSchema }),
  z.strictObject({ type: z.literal('stop'), at }),
]);

/** Why an event changed nothing. */
export type IgnoredReason = 'not-started' | 'already-started' | 'already-paused' | 'not-paused' | 'stopped';

export interface IgnoredEvent {
  event: ClockEvent;
  reason: IgnoredReason;
}

/** A closed pause, UTC ms. */
export interface Pause {
  from: number;
  to: number;
}

/** Allowance added by an extension, granted at `at` (UTC ms). */
export interface Extension {
  at: number;
  by: Limit;
}

/** The legal part of a clock's log. */
export interface ClockHistory {
  startedAt: number | null;
  /** The limit it started with, and the one in force now. */
  firstLimit: Limit | null;
  limit: Limit | null;
  extensions: Extension[];
  /** Closed pauses in order; one still open is in `pausedSince`. */
  pauses: Pause[];
  pausedSince: number | null;
  pauseReason: string | null;
  stoppedAt: number | null;
  ignored: IgnoredEvent[];
}

/** At one instant: first it starts, then its allowance changes, then it pauses or resumes, last it stops. */
const RANK = { start: 0, retarget: 1, extend: 2, pause: 3, resume: 3, stop: 4 } as const;

/**
 * Reads a log in any order. Events are taken by `at`, at one instant by RANK, then in the order given (the
 * later of two retargets wins). Of a pause and a resume at one instant the one that is legal goes first, so
 * both a pause of no length and a resume followed by another pause read as meant.
 */
export function readHistory(events: readonly ClockEvent[]): ClockHistory {
  const queue = events.slice();
  if (queue.length > 1) queue.sort((a, b) => a.at - b.at || RANK[a.type] - RANK[b.type]);
  const history: ClockHistory = {
    startedAt: null,
    firstLimit: null,
    limit: null,
    extensions: [],
    pauses: [],
    pausedSince: null,
    pauseReason: null,
    stoppedAt: null,
    ignored: [],
  };
  for (let index = 0; index < queue.length; index++) {
    bringLegalToggleForward(queue, index, history.pausedSince !== null);
    const event = queue[index] as ClockEvent;
    const reason = refusalOf(event, history);
    if (reason) history.ignored.push({ event, reason });
    else take(event, history);
  }
  return history;
}

function bringLegalToggleForward(queue: ClockEvent[], index: number, paused: boolean): void {
  const event = queue[index] as ClockEvent;
  const illegal = paused ? 'pause' : 'resume';
  if (event.type !== illegal) return;
  for (let later = index + 1; later < queue.length; later++) {
    const other = queue[later] as ClockEvent;
    if (other.at !== event.at || RANK[other.type] !== RANK[event.type]) return;
    if (other.type !== illegal) {
      queue.splice(later, 1);
      queue.splice(index, 0, other);
      return;
    }
  }
}

function refusalOf(event: ClockEvent, history: ClockHistory): IgnoredReason | null {
  if (history.startedAt === null) return event.type === 'start' ? null : 'not-started';
  if (event.type === 'start') return 'already-started';
  if (history.stoppedAt !== null) return 'stopped';
  if (event.type === 'pause' && history.pausedSince !== null) return 'already-paused';
  if (event.type === 'resume' && history.pausedSince === null) return 'not-paused';
  return null;
}

function take(event: ClockEvent, history: ClockHistory): void {
  switch (event.type) {
    case 'start':
      history.startedAt = event.at;
      history.firstLimit = event.limit;
      history.limit = event.limit;
      break;
    case 'retarget':
      history.limit = event.limit;
      break;
    case 'extend':
      history.extensions.push({ at: event.at, by: event.by });
      break;
    case 'pause':
      history.pausedSince = event.at;
      history.pauseReason = event.reason;
      break;
    case 'resume':
      endPause(event.at, history);
      break;
    case 'stop':
      endPause(event.at, history);
      history.stoppedAt = event.at;
      break;
  }
}

function endPause(at: number, history: ClockHistory): void {
  if (history.pausedSince !== null) history.pauses.push({ from: history.pausedSince, to: at });
  history.pausedSince = null;
  history.pauseReason = null;
}
