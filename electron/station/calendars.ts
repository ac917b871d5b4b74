import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type RuleOverlay, ruleFileOf, type Territory } from '#electron/modules/territory/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import {
  type CompiledCalendar,
  compileCalendar,
  resolveCalendar,
  type WorkCalendar,
} from '#shared/time/index.ts';

/**
 * The bureau's own calendar, else the one that the district's profile names, with the statutory days it extends.
 * @throws Refusal `calendar.bad` when it cannot be used: no deadline may be guessed.
 */
export function loadCalendar(
  resourcesDir: string,
  territory: Territory,
  { calendar: own }: Pick<RuleOverlay, 'calendar'> = {},
): WorkCalendar {
  const path = ruleFileOf('calendar', territory.parts.shippedProfile);
  const file = own?.name ?? basename(path);
  try {
    const text = own?.text ?? readFileSync(join(resourcesDir, path), 'utf8');
    const resolved = resolveCalendar(JSON.parse(text), statutoryDays(resourcesDir));
    if (resolved.ok) return resolved.calendar;
    const first = resolved.problems[0];
    throw new Refusal('calendar.bad', { file, detail: `${first?.path}: ${first?.reason}` });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('calendar.bad', {
      file,
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

/** The parsed file of statutory days. @throws when it cannot be read. */
export function statutoryDays(resourcesDir: string): unknown {
  return JSON.parse(readFileSync(join(resourcesDir, 'calendars', 'cn-statutory.json'), 'utf8'));
}

/** Compiled calendars by version: the one in force, and older ones as the facts recorded them. */
export function createCalendars(db: Database, first: WorkCalendar) {
  let current = first;
  const compiled = new Map<string, CompiledCalendar>([[current.version, compileCalendar(current)]]);
  const read = db
    .prepare("SELECT content FROM rule_versions WHERE kind = 'calendar' AND version = ?")
    .pluck();
  /** @throws Refusal `calendar.unknownVersion` for a version that no fact recorded. */
  const of = (version: string): CompiledCalendar => {
    const known = compiled.get(version);
    if (known) return known;
    const content = read.get(version) as string | undefined;
    if (!content) throw new Refusal('calendar.unknownVersion', { version });
    const calendar = compileCalendar(JSON.parse(content) as WorkCalendar);
    compiled.set(version, calendar);
    return calendar;
  };
  return {
    /** Version of the calendar in force; ask each time. */
    get current() {
      return current.version;
    },
    of,
    /** From here on new clocks run by this calendar; those that run already name theirs. */
    use(next: WorkCalendar) {
      compiled.set(next.version, compileCalendar(next));
      current = next;
    },
  };
}
