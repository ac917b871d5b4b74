import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { casePreparer } from '../prepare-case.ts';
import { loadDemo } from '../testing.ts';
import { BATCH_ROWS } from './bounds.ts';
import { IMPORT_THREAD_SOURCE, threadReader } from './import-thread.ts';
import { batchReader, type OpenBatches, type RowBatch } from './read-batches.ts';
import { builtInMapping, demoDistrict, HEADING_311, lines311 } from './testing.ts';

const dir = mkdtempSync(join(tmpdir(), 'import-thread-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const US = builtInMapping('service-requests-311');
const { territory, calendar } = loadDemo();
const calendars = { current: calendar.calendar.version, of: () => calendar };
const here = batchReader(territory, casePreparer(territory, calendars));
const there = threadReader(IMPORT_THREAD_SOURCE, () => demoDistrict(calendar.calendar));

function fileOf(name: string, lines: Iterable<string>): string {
  const file = join(dir, name);
  writeFileSync(file, [...lines].join('\n'));
  return file;
}

async function allOf(open: OpenBatches, file: string): Promise<RowBatch[]> {
  const batches: RowBatch[] = [];
  for await (const batch of (await open(file, US)).batches()) batches.push(batch);
  return batches;
}

describe('reading in a thread', () => {
  it('gives what reading here gives, batch by batch, wrong rows with their reasons', async () => {
    const [first = '', ...rest] = lines311(4 * BATCH_ROWS + 7);
    const file = fileOf('a.csv', [HEADING_311, first.replace(/\d\d\/\d\d\/\d{4}/, '02/30/2026'), ...rest]);
    const batches = await allOf(there, file);
    expect(batches).toEqual(await allOf(here, file));
    expect(batches.map(({ read }) => read)).toEqual([...Array(4).fill(BATCH_ROWS), 7]);
    expect(batches[0]?.wrong).toHaveLength(1);
  });

  it('refuses as reading here does', async () => {
    const file = fileOf('b.csv', ['something,else', '1,2']);
    const data = { code: 'import.columnsMissing' };
    await expect(here(file, US)).rejects.toMatchObject(data);
    await expect(there(file, US)).rejects.toMatchObject(data);
  });

  it('ends with the reader that has seen enough', async () => {
    const source = await there(fileOf('c.csv', [HEADING_311, ...lines311(9 * BATCH_ROWS)]), US);
    for await (const { read } of source.batches()) {
      expect(read).toBe(BATCH_ROWS);
      break;
    }
    await source.close();
  });
});
