import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openStationDb } from '../station/station-db.ts';

const CLI = join(import.meta.dirname, '../cli.ts');
let dir: string;

function cli(args: string[], input: string | Buffer = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    input,
    encoding: 'utf8',
    cwd: dir,
  });
  const lines = () =>
    stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  return args.includes('--help')
    ? { status, stdout, stderr, lines: [] }
    : { status, stdout, stderr, lines: lines() };
}

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'ucc-cli-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('the command line', () => {
  it('explains itself and refuses what it does not know', () => {
    const whole = cli(['--help']);
    expect(whole).toMatchObject({ status: 0, stderr: '' });
    expect(whole.stdout).toMatch(/decode hj212 capture.bin[\s\S]*verify --db/);
    expect(cli(['decode', '--help']).stdout).toContain('decode hj212');
    expect(cli([]).status).toBe(2);
    expect(cli(['fly']).status).toBe(2);
    expect(cli(['cases', 'list', '--nonsense'])).toMatchObject({ status: 2, lines: [] });
    expect(cli(['cases', 'count', '--db', dir, '--where', 'colour=red']).status).not.toBe(0);
  });

  it('decodes bytes in the order of the stream', () => {
    const packet =
      '##0101QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&1C80\r\n';
    const { status, lines } = cli(['decode', 'hj212', '-'], `noise${packet}##99`);
    expect(status).toBe(0);
    expect(lines.map(({ type }) => type)).toEqual(['discarded', 'frame', 'discarded']);
    expect(lines[1]).toMatchObject({
      ok: true,
      length: { declared: 101, actual: 101, ok: true },
      crc: { declared: '1C80', ok: true, mode: 'hj212' },
      cp: [{ RtdInterval: '30' }],
    });
    expect(cli(['decode', 'modem']).status).toBe(2);
  });

  it('seeds, counts, shows, imports and verifies a station, and finds a byte that somebody changed', () => {
    const db = join(dir, 'station');
    expect(cli(['cases', 'count', '--db', db])).toMatchObject({ status: 1, lines: [] });
    const nowhere = [
      'import',
      'cases',
      join(dir, 'none.csv'),
      '--mapping',
      'service-requests-311',
      '--db',
      db,
    ];
    expect(cli(nowhere)).toMatchObject({ status: 1, lines: [] });
    expect(existsSync(db)).toBe(false);
    expect(cli(['seed', '--db', db, '--profile', 'demo', '--cases', '300', '--seed', '5'])).toMatchObject({
      status: 0,
      lines: [{ cases: 300 }],
    });
    expect(cli(['seed', '--db', db, '--profile', 'demo', '--cases', '1']).status).toBe(1);
    expect(cli(['cases', 'count', '--db', db]).lines).toEqual([{ count: 300 }]);
    const [row] = cli(['cases', 'list', '--db', db, '--limit', '1']).lines;
    const [shown] = cli(['cases', 'show', row.number, '--db', db]).lines;
    expect(shown).toMatchObject({ id: row.id, timeline: [{ kind: 'CaseImported.v1' }] });

    const file = join(dir, 'requests.csv');
    writeFileSync(
      file,
      'Unique Key,Created Date,Complaint Type,Descriptor,Incident Address,Status\n1,01/31/2026 11:59:00 PM,Noise,Loud,12 MAIN STREET,Open\n2,02/30/2026 01:00:00 AM,Noise,Loud,12 MAIN STREET,Open\n',
    );
    const asked = ['import', 'cases', file, '--mapping', 'service-requests-311', '--db', db];
    const untouched = join(dir, 'untouched');
    const trial = cli([...asked.slice(0, -1), untouched, '--dry-run']);
    expect(trial).toMatchObject({ status: 0, lines: [{ read: 2, created: 1, rejected: 1 }] });
    expect(existsSync(untouched)).toBe(false);
    expect(cli([...asked, '--dry-run']).lines).toMatchObject([{ read: 2, created: 1, rejected: 1 }]);
    expect(cli(asked).lines).toMatchObject([{ read: 2, created: 1, updated: 0, unchanged: 0, rejected: 1 }]);
    expect(cli(asked).lines).toMatchObject([{ read: 2, created: 0, updated: 0, unchanged: 1, rejected: 1 }]);

    expect(cli(['verify', '--db', db])).toMatchObject({
      status: 0,
      lines: [{ ok: true, firstBreak: null, tables: [] }],
    });
    const altered = alterPayload(db);
    const { status, lines } = cli(['verify', '--db', db]);
    expect(status).toBe(1);
    expect(lines[0]).toMatchObject({ ok: false, firstBreak: { seq: altered } });
  }, 120_000);

  it('listens until Ctrl+C: what came is stored and told, the summary last', async () => {
    const db = join(dir, 'heard');
    const listener = spawn(process.execPath, [CLI, 'listen', '--db', db, '--link', 'hj212:tcp-server:0'], {
      cwd: dir,
    });
    let told = '';
    let said = '';
    listener.stdout.on('data', (chunk) => {
      told += chunk;
    });
    listener.stderr.on('data', (chunk) => {
      said += chunk;
    });
    const ended = new Promise((resolve) => listener.on('exit', resolve));
    await vi.waitFor(() => expect(said).toMatch(/"listening"/), { timeout: 30_000 });
    listener.kill('SIGINT');
    expect(await ended).toBe(0);
    const lines = told
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.at(-1)).toMatchObject({ type: 'summary', frames: 0, notStored: 0 });
  }, 60_000);

  it('stops decoding at Ctrl+C and says so by its exit code', async () => {
    const decoder = spawn(process.execPath, [CLI, 'decode', 'hj212'], { cwd: dir });
    let told = '';
    decoder.stdout.on('data', (chunk) => {
      told += chunk;
    });
    const ended = new Promise((resolve) => decoder.on('exit', resolve));
    decoder.stdin.write('##0020QN=1;ST=22;MN=A;CP=&&&&0000\r\n##00');
    await vi.waitFor(() => expect(told).toContain('"frame"'), { timeout: 30_000 });
    decoder.kill('SIGINT');
    expect(await ended).toBe(1);
    expect(told.trim().split('\n')).toHaveLength(2);
  }, 60_000);
});

/** Changes a letter of a payload behind the log's back; gives the number of the line's first fact. */
function alterPayload(folder: string): number {
  const db = openStationDb(folder);
  try {
    db.exec('DROP TRIGGER facts_are_never_changed');
    const seq = db
      .prepare("SELECT seq FROM facts WHERE kind = 'CaseImported.v1' ORDER BY seq LIMIT 1")
      .pluck()
      .get() as number;
    db.prepare("UPDATE facts SET payload = replace(payload, 'demo-', 'demo_') WHERE seq = ?").run(seq);
    return seq;
  } finally {
    db.close();
  }
}
