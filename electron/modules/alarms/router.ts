import { doorFor } from '#electron/platform/door/index.ts';
import type { FactReader, Ledger } from '#electron/platform/facts/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { alarmsContract } from '#shared/modules/alarms/index.ts';
import { acknowledgeAlarms } from './commands/acknowledge-alarms.command.ts';
import { byOf } from './commands/by.ts';
import { openCaseOfAlarm } from './commands/open-case.command.ts';
import { setOpenCase } from './commands/set-open-case.command.ts';
import { shelveAlarm, unshelveAlarm } from './commands/shelve-alarm.command.ts';
import type { OpenCase } from './ports.ts';
import type { alarmCounter } from './queries/count-alarms.query.ts';
import type { AlarmFinder } from './queries/find-alarm.query.ts';
import { getAlarm } from './queries/get-alarm.query.ts';
import type { alarmLister } from './queries/list-alarms.query.ts';
import type { RuleBook } from './rules.ts';

export interface AlarmsRouterDeps {
  ledger: Ledger;
  facts: FactReader;
  clock: Clock;
  finder: AlarmFinder;
  list: ReturnType<typeof alarmLister>;
  count: ReturnType<typeof alarmCounter>;
  book: RuleBook;
  openCase: OpenCase;
}

export function alarmsRouter(deps: AlarmsRouterDeps) {
  const { ledger, facts, clock, finder, list, count, book } = deps;
  const door = doorFor(alarmsContract);
  const rowOf = (alarmId: string) => getAlarm(finder, facts, alarmId, clock.now()).alarm;
  return {
    list: door.list.handler(({ input }) => list(input, clock.now())),
    counts: door.counts.handler(() => count(clock.now())),
    get: door.get.handler(({ input }) => getAlarm(finder, facts, input.alarmId, clock.now())),
    acknowledge: door.acknowledge.handler(({ input, context }) =>
      acknowledgeAlarms(ledger, finder, input.alarmIds, byOf(context.session)),
    ),
    shelve: door.shelve.handler(({ input, context }) => {
      shelveAlarm(ledger, finder, input, byOf(context.session));
      return rowOf(input.alarmId);
    }),
    unshelve: door.unshelve.handler(({ input, context }) => {
      unshelveAlarm(ledger, finder, input.alarmId, byOf(context.session));
      return rowOf(input.alarmId);
    }),
    openCase: door.openCase.handler(({ input, context }) => ({
      caseId: openCaseOfAlarm(deps, input.alarmId, byOf(context.session)),
    })),
    rules: {
      list: door.rules.list.handler(() => book.list()),
      setOpenCase: door.rules.setOpenCase.handler(({ input, context }) =>
        setOpenCase(ledger, book, input.ruleId, input.enabled, byOf(context.session)),
      ),
    },
  };
}
