import type { Database } from '#electron/platform/db/index.ts';
import type { Ledger } from '#electron/platform/facts/index.ts';
import type { LiveHub } from '#electron/platform/live/index.ts';
import type { Log } from '#electron/platform/log/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { StoredReading } from '#shared/modules/telemetry/index.ts';
import type { HitRecorder } from './commands/record-hits.command.ts';
import type { Evaluator, RuleHit } from './domain/evaluate.ts';
import { appendAlarmFact } from './facts.ts';
import type { AlarmFinder } from './queries/find-alarm.query.ts';
import type { RuleBook } from './rules.ts';

const TICK_MS = 5_000;
/** Readings this old are judged again after a start; a longer on-delay begins anew. */
const WARM_MS = 30 * 60_000;
/** Hits kept while the disk refuses; the oldest go first. */
const MAX_WAITING = 10_000;

export const ALARMS_TOPIC = 'alarms';

/** Readings received since a moment (UTC ms), in the order of their arrival. */
export type RecentReadings = (receivedSince: number) => Iterable<StoredReading>;

export interface AnnunciatorDeps {
  db: Database;
  ledger: Ledger;
  hub: LiveHub;
  clock: Clock;
  log: Log;
  evaluator: Evaluator;
  recorder: HitRecorder;
  finder: AlarmFinder;
  book: RuleBook;
  recentReadings: RecentReadings;
}

/** Keeps alarms up to date: judges readings as they come, looks after silence, ends of shelving and orphans. */
export class Annunciator {
  readonly #deps: AnnunciatorDeps;
  readonly #unshelvedBetween;
  #tickAt: number;
  #waiting: RuleHit[] = [];

  constructor(deps: AnnunciatorDeps) {
    this.#deps = deps;
    this.#tickAt = deps.clock.now();
    this.#unshelvedBetween = deps.db.prepare<[number, number], { id: string }>(
      'SELECT id FROM alarms WHERE shelved_until > ? AND shelved_until <= ?',
    );
  }

  /** Judges the last readings again, then keeps time; returns how to stop. */
  start(): () => void {
    const { clock, evaluator, finder, recentReadings } = this.#deps;
    this.#record(evaluator.warm(recentReadings(clock.now() - WARM_MS), finder.active()));
    this.#clearOrphans();
    return clock.every(TICK_MS, () => this.#tick());
  }

  take(batch: readonly StoredReading[]): void {
    const hits = this.#deps.evaluator.take(batch);
    if (hits.length > 0) this.#record(hits);
  }

  #tick(): void {
    const { clock, evaluator, hub, recorder } = this.#deps;
    const now = clock.now();
    const hits = evaluator.tick(now);
    if (hits.length > 0 || this.#waiting.length > 0 || recorder.isDue(now)) this.#record(hits);
    this.#clearOrphans();
    for (const { id } of this.#unshelvedBetween.all(this.#tickAt, now)) hub.publish(ALARMS_TOPIC, id);
    this.#tickAt = now;
  }

  /** What the disk refuses waits for the next reading or tick; a hit that is a bug must not hold up the others. */
  #record(hits: readonly RuleHit[]): void {
    const due = [...this.#waiting, ...hits];
    this.#waiting = [];
    try {
      this.#write(due);
    } catch (error) {
      if (error instanceof Refusal) this.#wait(due, error);
      else for (const hit of due) this.#recordAlone(hit);
    }
  }

  #recordAlone(hit: RuleHit): void {
    try {
      this.#write([hit]);
    } catch (error) {
      if (error instanceof Refusal) this.#wait([hit], error);
      else {
        const { deviceId, type, plan } = hit;
        this.#deps.log.error('alarms.hitLost', {
          deviceId,
          type,
          ruleId: plan.rule.id,
          message: String(error),
        });
      }
    }
  }

  #write(hits: readonly RuleHit[]): void {
    const { ledger, recorder } = this.#deps;
    ledger.write({ actor: 'system' }, (writer) => {
      for (const hit of hits) recorder.record(hit, writer);
      recorder.flushDue(writer);
    });
  }

  #wait(hits: readonly RuleHit[], refusal: Refusal): void {
    this.#waiting = [...this.#waiting, ...hits].slice(-MAX_WAITING);
    this.#deps.log.error('alarms.notRecorded', { waiting: this.#waiting.length, code: refusal.code });
  }

  /** An alarm whose rule or device is gone would stand for ever. */
  #clearOrphans(): void {
    const { book, evaluator, finder, ledger, log } = this.#deps;
    const orphans = finder.active().filter(({ deviceId, ruleId }) => !evaluator.watches(deviceId, ruleId));
    if (orphans.length === 0) return;
    try {
      ledger.write({ actor: 'system' }, (writer) => {
        for (const { id, ruleId } of orphans) {
          const reason = book.find(ruleId) ? 'deviceGone' : 'ruleGone';
          appendAlarmFact(writer, 'AlarmCleared.v1', id, { reason, value: null, readAt: null });
        }
      });
    } catch (error) {
      log.error('alarms.notRecorded', { orphans: orphans.length, message: String(error) });
    }
  }
}
