import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '#shared/kernel/random.ts';
import { importCases } from '../import/cli-import.ts';
import { builtInMapping, HEADING_311, importStation } from '../import/testing.ts';
import { overdueReporter } from './overdue-report.query.ts';

const dir = mkdtempSync(join(tmpdir(), 'overdue-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** 2025-06-30 12:00 in New York: when the file was exported. */
const EXPORTED = Date.parse('2025-06-30T16:00:00Z');
const NEW_YORK = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/New_York',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h12',
});
const shown = (at: number | null) =>
  at === null ? '' : NEW_YORK.format(at).replace(',', '').replace('\u202f', ' ');

interface Request {
  created: number;
  closed: number | null;
  due: number | null;
  status: string;
}

function line({ created, closed, due, status }: Request, n: number): string {
  const times = `${shown(created)},${shown(closed)}`;
  return `${n},${times},DOT,,Street Condition,Pothole,,,${n} A STREET,,,${status},${shown(due)},,,PHONE,40.7,-73.9,`;
}

/** A year of requests to the second, an eighth of them closed on the very second of their target. */
function year(count: number): Request[] {
  const random = seededRandom(11);
  const below = (limit: number) => Math.floor(random() * limit);
  const begin = Date.parse('2024-07-01T04:00:00Z');
  return Array.from({ length: count }, (): Request => {
    const created = begin + below(364 * 86_400) * 1000;
    const due = random() < 0.2 ? null : created + below(30 * 86_400) * 1000;
    const closed = random() < 0.12 && due !== null ? due : created + below(40 * 86_400) * 1000;
    const kind = random();
    // The hour that the end of summer time brings twice can be read in two ways.
    if (
      [created, due, closed].some(
        (at) => at !== null && Math.abs(at - Date.parse('2024-11-03T06:00:00Z')) < 3_700_000,
      )
    )
      return { created: begin, due: null, closed: null, status: 'Open' };
    if (closed > EXPORTED || kind < 0.1) return { created, due, closed: null, status: 'In Progress' };
    return { created, due, closed: kind < 0.15 ? null : closed, status: 'Closed' };
  });
}

/** The source's own count, told from the file alone. */
const overdueIn = (requests: readonly Request[]) =>
  requests.filter(({ due, closed, status }) => {
    if (due === null) return false;
    return closed === null ? status !== 'Closed' && EXPORTED > due : closed > due;
  }).length;

async function imported(requests: readonly Request[]) {
  const station = importStation();
  const file = join(dir, `${requests.length}.csv`);
  writeFileSync(file, [HEADING_311, ...requests.map(line), ''].join('\r\n'));
  const mapping = builtInMapping('service-requests-311');
  const summary = await importCases(station.deps, { file, mapping, dryRun: false, actor: 'window:cli' });
  expect(summary).toMatchObject({ created: requests.length, rejected: 0 });
  return { db: station.db, report: overdueReporter(station.db)('service-requests-311', EXPORTED) };
}

describe('the overdue cases of an imported year', () => {
  it('are exactly those of the source', async () => {
    const requests = year(4000);
    const { report } = await imported(requests);
    expect(report.overdueBySource).toBe(overdueIn(requests));
    expect(report.overdueHere).toBe(report.overdueBySource);
    expect(report.differ).toEqual({ onAccountHere: 0, workedOnHere: 0, deadlineDiffers: 0 });
    expect(report.overdueHere).toBeGreaterThan(500);
  });

  it('are told by kind, the moment of the deadline itself being in time', async () => {
    const at = (text: string) => Date.parse(text);
    const created = at('2025-06-01T13:00:00Z');
    const due = at('2025-06-10T13:00:01Z');
    const { report } = await imported([
      { created, due, closed: due, status: 'Closed' },
      { created, due, closed: due + 1000, status: 'Closed' },
      { created, due: created, closed: created, status: 'Closed' },
      { created, due, closed: null, status: 'Open' },
      { created, due: EXPORTED, closed: null, status: 'Open' },
      { created, due: EXPORTED - 1000, closed: null, status: 'Open' },
      { created, due: null, closed: due, status: 'Closed' },
      { created, due, closed: null, status: 'Closed' },
    ]);
    expect(report).toMatchObject({
      cases: 8,
      noTarget: 1,
      endedWithoutTime: 1,
      closedInTime: 2,
      closedAfterDue: 1,
      openWithinDue: 1,
      openPastDue: 2,
      overdueBySource: 3,
      overdueHere: 3,
    });
  });

  it('that differ are counted with the reason', async () => {
    const created = Date.parse('2025-06-01T13:00:00Z');
    const { db } = await imported([
      { created, due: created + 86_400_000, closed: null, status: 'Open' },
      { created, due: created + 86_400_000, closed: null, status: 'Open' },
      { created, due: created + 86_400_000, closed: null, status: 'Open' },
    ]);
    // As extensions here, suspension here and a fault of the projection would leave them.
    db.exec(
      `UPDATE cases SET overall_due_at = ${EXPORTED + 1}, import_digest = NULL WHERE external_id = '0'`,
    );
    db.exec("UPDATE cases SET overall_due_at = NULL, stage = 'suspended' WHERE external_id = '1'");
    const { differ, overdueBySource, overdueHere, examples } = overdueReporter(db)(
      'service-requests-311',
      EXPORTED,
    );
    expect({ differ, overdueBySource, overdueHere, examples: examples.length }).toEqual({
      differ: { onAccountHere: 1, workedOnHere: 1, deadlineDiffers: 0 },
      overdueBySource: 3,
      overdueHere: 1,
      examples: 2,
    });
  });
});
