import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factReader, rebuildAndCompare, walkChain } from '#electron/platform/facts/index.ts';
import { CASE_STAGES } from '#shared/modules/cases/index.ts';
import { bulkWriter } from './bulk.ts';
import { caseFinder } from './find-case.ts';
import { caseNumberer } from './number.ts';
import type { BulkCase } from './prepare-case.ts';
import { casesStation, loadDemo, makeCases, openCasesDb, START } from './testing.ts';

const demo = loadDemo();
const HOUR = 3_600_000;

function station() {
  const own = casesStation(':memory:', demo);
  const cases = caseFinder(own.db);
  const bulk = bulkWriter({ ...own, mediaDir: '' }, cases, caseNumberer(own.db, own.territory, 'A'));
  return { ...own, cases, bulk };
}

/** The tables are those that the facts alone give. */
function follows({ db, projection }: ReturnType<typeof station>): void {
  const differing = rebuildAndCompare(db, openCasesDb(), [projection]).filter(
    ({ missing, unexplained }) => missing + unexplained > 0,
  );
  expect(differing).toEqual([]);
  expect(walkChain(db).firstBreak).toBeNull();
}

const [template] = makeCases(1, demo.territory) as [BulkCase];
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary);
const text = fc.string({ unit: 'binary', maxLength: 30 });
const moment = fc.integer({ min: START - 9000 * HOUR, max: START });
const anyCase: fc.Arbitrary<BulkCase> = fc.record({
  ...Object.fromEntries(Object.entries(template).map(([name, value]) => [name, fc.constant(value)])),
  number: maybe(fc.uuid()),
  externalId: fc.uuid(),
  classKey: fc.constantFrom('C0101', 'E0102', 'E0506'),
  description: text,
  address: text,
  streetCode: maybe(fc.constantFrom(...demo.territory.parts.streets.map(({ code }) => code))),
  location: maybe(
    fc.record({
      lng: fc.double({ min: -180, max: 180, noNaN: true }),
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      origin: fc.constantFrom('wgs84' as const, 'gcj02' as const),
    }),
  ),
  reporter: maybe(fc.record({ name: maybe(text), phone: maybe(fc.stringMatching(/^[0-9 +-]{3,14}$/)) })),
  stage: fc.constantFrom(...CASE_STAGES),
  condition: maybe(fc.constant(template.condition as NonNullable<BulkCase['condition']>)),
  registeredAt: moment,
  filedAt: maybe(moment),
  dispatchedAt: maybe(moment),
  closedAt: maybe(moment),
  stageSince: moment,
  unitId: maybe(fc.constantFrom(...demo.territory.parts.units.map(({ id }) => id))),
  feedback: maybe(text),
  pauseReason: maybe(text),
  urgedCount: fc.nat(3),
}) as fc.Arbitrary<BulkCase>;

describe('cases in bulk', () => {
  it('stand in the tables as their facts say, though they were worked out beforehand', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { minLength: 1, maxLength: 12 }), fc.nat(12), (rows, cut) => {
        const own = station();
        own.bulk.bulkRegister('system', rows.slice(0, cut));
        own.bulk.bulkUpsert('import:x', rows);
        follows(own);
      }),
      { numRuns: 80 },
    );
  });

  it('are taken once, whether a row comes again in the same write or in a later one', () => {
    const own = station();
    const [a, b, c] = makeCases(3, own.territory).map((row) => ({ ...row, number: null })) as [
      BulkCase,
      BulkCase,
      BulkCase,
    ];
    const changed = { ...a, description: 'changed' };
    const outcomes = (rows: BulkCase[]) => own.bulk.bulkUpsert('import:x', rows);
    const first = outcomes([a, b, a, changed]);
    expect(first.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'unchanged', 'updated']);
    expect(new Set(first.map(({ id }) => id)).size).toBe(2);
    expect(outcomes([changed, c, a, b, c]).map(({ outcome }) => outcome)).toEqual([
      ...['unchanged', 'created', 'updated', 'unchanged', 'unchanged'],
    ]);
    const id = first[0]?.id as string;
    expect(own.cases.state(id)).toMatchObject({ description: a.description, version: 3 });
    expect(
      factReader(own.db)
        .ofEntity(id)
        .map(({ entityVersion }) => entityVersion),
    ).toEqual([1, 2, 3]);
    follows(own);
  });

  it('are numbered without gaps or doubles over several writes, runs and days', () => {
    const own = station();
    const rows = makeCases(1_300, own.territory, 1, 1).map((row) => ({ ...row, number: null }));
    own.bulk.bulkRegister('system', rows.slice(0, 700));
    own.bulk.bulkRegister('system', rows.slice(700));
    const numbers = own.db.prepare('SELECT number FROM cases').pluck().all() as string[];
    expect(new Set(numbers).size).toBe(1_300);
    const given = own.db.prepare('SELECT sum(last) FROM case_serials').pluck().get();
    expect(given).toBe(1_300);
    follows(own);
  });
});
