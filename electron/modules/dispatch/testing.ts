import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { createCases } from '#electron/modules/cases/index.ts';
import { casesStation, loadDemo, openCasesDb, sessionOf } from '#electron/modules/cases/testing.ts';
import type { Session } from '#electron/platform/door/index.ts';
import { Ledger } from '#electron/platform/facts/index.ts';
import { silentLog } from '#electron/platform/log/index.ts';
import { createDispatch, dispatchMigration, dispatchProjection } from './index.ts';

const demo = loadDemo();

/** A station with the demo district, cases and dispatch on one database; `end` takes it away. */
export function dispatchStation() {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'dispatch-'));
  const station = casesStation(':memory:', demo);
  dispatchMigration.up(station.db);
  const projections = [station.projection, dispatchProjection];
  const ledger = new Ledger({ db: station.db, station: 'T1', clock: station.clock, projections });
  const cases = createCases({ ...station, ledger, mediaDir: path.join(dir, 'media') });
  const dispatch = createDispatch({ ...station, ledger, cases, log: silentLog });
  ledger.addPolicy(dispatch.releaseClaims);
  return {
    ...station,
    ledger,
    projections,
    cases,
    dispatch,
    openScratch() {
      const scratch = openCasesDb();
      dispatchMigration.up(scratch);
      return scratch;
    },
    end() {
      dispatch.close();
      cases.stop();
      station.db.close();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

export type DispatchStation = ReturnType<typeof dispatchStation>;

/** A person of the demo district at a seat, with the rights of one post. */
export function seatOf(personId: string, postId: string, seat: number): Session & { seat: number } {
  const person = demo.territory.person(personId);
  const { signedIn } = sessionOf(demo.territory, [postId], person?.unit ?? null);
  if (!person || !signedIn) throw new Error(`nobody is ${personId}`);
  const windowId = `window-${seat}`;
  return {
    windowId,
    windowKind: 'desk',
    seat,
    signedIn: { ...signedIn, personId, personName: person.name, postId },
  };
}

/** Registers a case of a class in the first street of the demo, at a place. */
export function registerCase(
  { cases, territory }: Pick<DispatchStation, 'cases' | 'territory'>,
  session: Session,
  classKey = 'E0102',
): string {
  const [street] = territory.parts.streets;
  const location = { lng: 121.4, lat: 31.2, origin: 'wgs84' as const };
  return cases.register(session, {
    sourceCode: '01',
    classKey,
    description: '暴露垃圾',
    address: '样例路88号',
    streetCode: street?.code ?? null,
    location,
    urgency: 'normal',
    componentCode: null,
    reporter: null,
    occurredAt: null,
  }).id;
}
