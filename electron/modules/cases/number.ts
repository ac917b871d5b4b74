import type { Territory } from '#electron/modules/territory/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { SerialBlock } from '#shared/modules/cases/index.ts';
import { formatCaseNumber } from '#shared/modules/territory/index.ts';
import { localDay } from './local-day.ts';

/**
 * Gives the next case number of a day, kind and station, from the table of serials. Call it inside the transaction
 * that appends the fact naming the serial, so that two cases never get one number.
 */
export function caseNumberer(db: Database, territory: Territory, station: string) {
  const last = db.prepare('SELECT last FROM case_serials WHERE day = ? AND kind = ? AND station = ?').pluck();
  return (classKey: string, at: number): { number: string; serial: SerialBlock } => {
    const minor = territory.classOf(classKey);
    if (!minor) throw new Refusal('case.unknownClass', { classKey });
    const { kind, code } = minor;
    const day = localDay(at);
    const serial = ((last.get(day, kind, station) as number | undefined) ?? 0) + 1;
    const format = territory.profile.caseNumberFormat;
    const number = formatCaseNumber(format, { kind, classCode: code, date: day, serial, station });
    return { number, serial: { day, kind, station, serial } };
  };
}

export type CaseNumberer = ReturnType<typeof caseNumberer>;
