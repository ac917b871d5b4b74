import type { Territory } from '#electron/modules/territory/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { SerialBlock } from '#shared/modules/cases/index.ts';
import { formatCaseNumber } from '#shared/modules/territory/index.ts';
import { localDay } from './local-day.ts';

/**
 * Gives case numbers of a day, kind and station, from the table of serials. Call it inside the transaction that
 * appends the fact naming the serial, so that two cases never get one number.
 */
export function caseNumberer(db: Database, territory: Territory, station: string) {
  const last = db.prepare('SELECT last FROM case_serials WHERE day = ? AND kind = ? AND station = ?').pluck();
  const lastOf = (day: string, kind: string) => (last.get(day, kind, station) as number | undefined) ?? 0;

  /** Numbers for many cases of one transaction, before any of their serials stands in the table. */
  function many(): (classKey: string, at: number) => GivenNumber {
    const given = new Map<string, number>();
    // Asked each time: another format may have come into force.
    const format = territory.profile.caseNumberFormat;
    return (classKey, at) => {
      const minor = territory.classOf(classKey);
      if (!minor) throw new Refusal('case.unknownClass', { classKey });
      const { kind, code } = minor;
      const day = localDay(at);
      const key = day + kind;
      const serial = (given.get(key) ?? lastOf(day, kind)) + 1;
      given.set(key, serial);
      const number = formatCaseNumber(format, { kind, classCode: code, date: day, serial, station });
      return { number, serial: { day, kind, station, serial } };
    };
  }

  return { many, next: (classKey: string, at: number) => many()(classKey, at) };
}

interface GivenNumber {
  number: string;
  serial: SerialBlock;
}

export type CaseNumberer = ReturnType<typeof caseNumberer>;
