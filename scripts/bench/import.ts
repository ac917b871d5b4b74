import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { importCases } from '#electron/modules/cases/import/index.ts';
import { lookupsOf } from '#electron/modules/cases/import/lookups.ts';
import { openRows } from '#electron/modules/cases/import/open-rows.ts';
import {
  builtInMapping,
  HEADING_311,
  importStation,
  lines311,
} from '#electron/modules/cases/import/testing.ts';
import { openCasesDb } from '#electron/modules/cases/testing.ts';
import { compileMapping, type MappedCase, mappedColumns } from '#shared/modules/imports/index.ts';

export interface BenchLine {
  name: string;
  value: number;
  unit: string;
  floor?: { name: string; value: number };
  ratio?: number;
}

/** Import of a realistic CSV of service requests into an empty station, and of the same file once more. */
export async function run(rows = rowsAsked()): Promise<BenchLine[]> {
  const dir = mkdtempSync(join(tmpdir(), 'import-bench-'));
  try {
    return await measure(dir, rows);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function rowsAsked(): number {
  const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' } }, strict: false });
  return Number(values.rows);
}

async function measure(dir: string, rows: number): Promise<BenchLine[]> {
  const file = join(dir, 'requests.csv');
  writeCsv(file, rows);
  const mapping = builtInMapping('service-requests-311');
  const { deps, db } = importStation(join(dir, 'station.db'));
  const parsing = await parseOnly(file, deps.territory);
  const request = { file, mapping, dryRun: false, actor: 'window:cli' };
  const first = await importCases(deps, request);
  if (first.created !== rows) throw new Error(`expected ${rows} cases, got ${JSON.stringify(first)}`);
  const again = await importCases(deps, request);
  if (again.unchanged !== rows) throw new Error(`expected nothing new, got ${JSON.stringify(again)}`);
  db.close();
  const rate = rows / first.seconds;
  const floor = { name: 'bare inserts of the mapped rows', value: Math.round(floorOf(dir, parsing.sample)) };
  return [
    { name: 'import of a CSV', value: Math.round(rate), unit: 'rows/s', floor, ratio: rate / floor.value },
    { name: 'import of the same CSV again', value: Math.round(rows / again.seconds), unit: 'rows/s' },
    { name: 'reading and mapping alone', value: Math.round(rows / parsing.seconds), unit: 'rows/s' },
    { name: 'size of the CSV', value: Math.round(statSync(file).size / 1e6), unit: 'MB' },
    { name: 'most memory', value: Math.round(process.resourceUsage().maxRSS / 1024), unit: 'MB' },
  ];
}

function writeCsv(file: string, rows: number): void {
  const handle = openSync(file, 'w');
  let pending = `${HEADING_311}\n`;
  for (const line of lines311(rows)) {
    pending += `${line}\n`;
    if (pending.length < 1_000_000) continue;
    writeSync(handle, pending);
    pending = '';
  }
  writeSync(handle, pending);
  closeSync(handle);
}

async function parseOnly(file: string, territory: Parameters<typeof lookupsOf>[0]) {
  const mapping = builtInMapping('service-requests-311');
  const began = performance.now();
  const { source } = await openRows(file, mapping.format, mappedColumns(mapping));
  const map = compileMapping(mapping, source.columns, lookupsOf(territory));
  const sample: MappedCase[] = [];
  for await (const rows of source.rows()) {
    for (const { cells } of rows) {
      const row = map(cells);
      if ('case' in row && sample.length < 50_000) sample.push(row.case);
    }
  }
  return { sample, seconds: (performance.now() - began) / 1000 };
}

/** Rows a second of the mapped rows in a bare table with its one unique key, 2,000 a transaction. */
function floorOf(dir: string, sample: readonly MappedCase[]): number {
  const db = openCasesDb(join(dir, 'floor.db'));
  db.exec(`CREATE TABLE bare (source TEXT, external_id TEXT, reported_at INTEGER, closed_at INTEGER, due_at INTEGER,
    description TEXT, class_key TEXT, stage TEXT, address TEXT, lng REAL, lat REAL, PRIMARY KEY (source, external_id)) STRICT`);
  const insert = db.prepare(`INSERT INTO bare VALUES (${new Array(11).fill('?').join(', ')})`);
  const write = db.transaction((rows: readonly MappedCase[]) => {
    for (const r of rows)
      insert.run(
        r.source,
        r.externalId,
        r.reportedAt,
        r.closedAt,
        r.dueAt,
        r.description,
        r.classKey,
        r.stage,
        r.address,
        r.location?.lng ?? null,
        r.location?.lat ?? null,
      );
  });
  const began = performance.now();
  for (let at = 0; at < sample.length; at += 2000) write(sample.slice(at, at + 2000));
  const seconds = (performance.now() - began) / 1000;
  db.close();
  return sample.length / seconds;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const line of await run()) console.log(JSON.stringify(line));
