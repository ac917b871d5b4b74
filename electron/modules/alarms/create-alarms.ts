import type { Database } from '#electron/platform/db/index.ts';
import { factReader, type Ledger } from '#electron/platform/facts/index.ts';
import type { LiveHub } from '#electron/platform/live/index.ts';
import type { Log } from '#electron/platform/log/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { StoredReading } from '#shared/modules/telemetry/index.ts';
import type { Vertical } from '#shared/modules/territory/index.ts';
import { ALARMS_TOPIC, Annunciator, type RecentReadings } from './annunciator.ts';
import { HitRecorder } from './commands/record-hits.command.ts';
import { Evaluator, type SkippedCounts } from './domain/evaluate.ts';
import { planRules } from './domain/plan.ts';
import { ALARM_FACTS } from './facts.ts';
import type { AlarmDevices, FindFrame, OpenCase } from './ports.ts';
import { alarmCounter } from './queries/count-alarms.query.ts';
import { alarmFinder } from './queries/find-alarm.query.ts';
import { alarmLister } from './queries/list-alarms.query.ts';
import { alarmsRouter } from './router.ts';
import { ruleBook } from './rules.ts';

export interface AlarmsDeps {
  /** Station file; `alarmsMigration` and `alarmsProjection` are in place. */
  db: Database;
  ledger: Ledger;
  hub: LiveHub;
  clock: Clock;
  log: Log;
  verticals: readonly Vertical[];
  devices: AlarmDevices;
  findFrame: FindFrame;
  recentReadings: RecentReadings;
  /** Registers the case; stands in the cases module, which comes later in the order of modules. */
  openCase: OpenCase;
}

/** Puts the module together. Nothing is judged before `start`. */
export function createAlarms(deps: AlarmsDeps) {
  const { db, ledger, hub, clock, verticals, devices, findFrame, openCase } = deps;
  const plans = planRules(verticals);
  const finder = alarmFinder(db);
  const book = ruleBook(db, plans);
  const watched = {
    find: (deviceId: string) => {
      const device = devices.find(deviceId);
      return device?.enabled ? device : null;
    },
    list: () => devices.list().filter((device) => device.enabled),
  };
  const evaluator = new Evaluator(plans, watched, clock.now());
  const recorder = new HitRecorder({ finder, book, devices, findFrame });
  const annunciator = new Annunciator({ ...deps, evaluator, recorder, finder, book });

  const kinds: ReadonlySet<string> = new Set(ALARM_FACTS);
  const unsubscribe = ledger.subscribe((facts) => {
    for (const fact of facts) if (kinds.has(fact.kind)) hub.publish(ALARMS_TOPIC, fact.entity);
  });
  let stopKeepingTime: (() => void) | null = null;

  return {
    router: alarmsRouter({
      ledger,
      facts: factReader(db),
      clock,
      finder,
      list: alarmLister(db),
      count: alarmCounter(db),
      book,
      openCase,
    }),
    /** Judges a batch that is on disk: `telemetry.onReadings(alarms.onReadings)`. Never throws. */
    onReadings: (batch: readonly StoredReading[]): void => annunciator.take(batch),
    /** Catches up with the last readings and begins to keep time. */
    start(): void {
      stopKeepingTime ??= annunciator.start();
    },
    /** Readings that no rule judged, by reason. */
    skipped: evaluator.skipped as Readonly<SkippedCounts>,
    close(): void {
      stopKeepingTime?.();
      stopKeepingTime = null;
      unsubscribe();
    },
  };
}

export type Alarms = ReturnType<typeof createAlarms>;
