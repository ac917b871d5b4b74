import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { batchReader } from '#electron/modules/cases/import/read-batches.ts';
import { builtInMapping, HEADING_311, lines311 } from '#electron/modules/cases/import/testing.ts';
import { casePreparer, type PreparedCase } from '#electron/modules/cases/prepare-case.ts';
import { loadDemo, openCasesDb } from '#electron/modules/cases/testing.ts';
import { type BenchLine, printLine } from './bench-line.ts';

const MAPPING = 'service-requests-311';
const CLI = join(import.meta.dirname, '../../electron/cli.ts');
const SAMPLE = 50_000;

/**
 * The command line takes a CSV of service requests into an empty station, then the same file once more; every fact
 * with its hash, every case with its clocks and its place in the search, each batch on disk (`synchronous=FULL`).
 */
async function run(rows: number): Promise<BenchLine[]> {
  const dir = mkdtempSync(join(tmpdir(), 'import-bench-'));
  try {
    const file = join(dir, 'requests.csv');
    writeCsv(file, rows);
    const station = join(dir, 'station');
    const first = await importByCli(file, station);
    if (first.created !== rows) throw new Error(`expected ${rows} cases, got ${JSON.stringify(first)}`);
    const bytes = readdirSync(station).reduce((sum, name) => sum + statSync(join(station, name)).size, 0);
    const again = await importByCli(file, station);
    if (again.unchanged !== rows) throw new Error(`expected nothing new, got ${JSON.stringify(again)}`);
    const reading = await readOnly(file);
    const floor = { name: 'bare inserts of the same rows', value: bareInserts(dir, reading.sample) };
    const line = (name: string, value: number, unit = 'rows/s'): BenchLine => ({ name, value, unit });
    return [
      { ...line('import of a CSV by the command line', rows / first.seconds), floor },
      { ...line('the same by processor time of both cores', rows / first.cpuSeconds), floor },
      { ...line('import of the same CSV again', rows / again.seconds), floor },
      line('reading and mapping alone', rows / reading.seconds),
      line('size of the CSV', statSync(file).size / 1e6, 'MB'),
      line('size of the station a case', bytes / rows, 'bytes'),
      line('most memory', first.peakMb, 'MB'),
    ];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

interface CliRun {
  created: number;
  unchanged: number;
  seconds: number;
  cpuSeconds: number;
  peakMb: number;
}

/** Seconds are those of the import itself: from the opened file to the last row on disk. */
async function importByCli(file: string, station: string): Promise<CliRun> {
  const args = ['import', 'cases', file, '--mapping', MAPPING, '--db', station, '--profile', 'demo'];
  // Written to a file descriptor of its own, so that the command's output stays what it is.
  const tell =
    'process.on("exit",()=>{const u=process.resourceUsage();require("node:fs").writeSync(3,JSON.stringify(u))})';
  const child = spawn(process.execPath, ['--eval', `${tell};import(${JSON.stringify(CLI)})`, CLI, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const texts = ['', '', ''];
  for (const [at, stream] of [child.stdout, child.stderr, child.stdio[3]].entries())
    stream?.on('data', (chunk: Buffer) => {
      texts[at] += String(chunk);
    });
  const code = await new Promise((resolve) => child.on('close', resolve));
  const [out = '', err = '', usage = ''] = texts;
  if (code !== 0) throw new Error(`the import failed: ${err.slice(-2000)}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(usage) as NodeJS.ResourceUsage;
  const summary = JSON.parse(out) as Pick<CliRun, 'created' | 'unchanged' | 'seconds'>;
  return { ...summary, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMb: maxRSS / 1024 };
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

async function readOnly(file: string): Promise<{ sample: PreparedCase[]; seconds: number }> {
  const { territory, calendar } = loadDemo();
  const began = performance.now();
  const open = batchReader(
    territory,
    casePreparer(territory, { current: calendar.calendar.version, of: () => calendar }),
  );
  const source = await open(file, builtInMapping(MAPPING));
  const sample: PreparedCase[] = [];
  for await (const { rows } of source.batches()) if (sample.length < SAMPLE) sample.push(...rows);
  return { sample, seconds: (performance.now() - began) / 1000 };
}

/** Rows a second of the same texts in a bare table with its one unique key, 2,000 a transaction. */
function bareInserts(dir: string, sample: readonly PreparedCase[]): number {
  const db = openCasesDb(join(dir, 'floor.db'));
  db.exec(
    'CREATE TABLE bare (external_id TEXT, class_key TEXT, registered_at INTEGER, rest TEXT, PRIMARY KEY (external_id)) STRICT',
  );
  const insert = db.prepare('INSERT INTO bare VALUES (?, ?, ?, ?)');
  const write = db.transaction((rows: readonly PreparedCase[]) => {
    for (const { externalId, classKey, registeredAt, rest } of rows)
      insert.run(externalId, classKey, registeredAt, rest);
  });
  const began = performance.now();
  for (let at = 0; at < sample.length; at += 2000) write(sample.slice(at, at + 2000));
  const seconds = (performance.now() - began) / 1000;
  db.close();
  return sample.length / seconds;
}

const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' } } });
for (const line of await run(Number(values.rows))) console.log(printLine(line));
