import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hj212, MemoryTransport } from '#electron/modules/devices/index.ts';
import {
  CHECKPOINT_PAGES,
  TELEMETRY_APPLICATION_ID,
  telemetryMigrations,
} from '#electron/modules/telemetry/migrations.ts';
import { dustMonitor, openTestStation } from '#electron/modules/telemetry/testing.ts';
import { systemClock } from '#electron/platform/clock/index.ts';
import { openDatabase } from '#electron/platform/db/index.ts';
import type { StoredReading } from '#shared/modules/devices/index.ts';
import { type BenchLine, printLine } from './bench-line.ts';

const DEVICES = 200;
const PACKETS_PER_DEVICE = 150;
/** As sockets hand it over when many packets have come at once. */
const CHUNK_BYTES = 16 * 1024;
const ROUNDS = 3;

/** One chunk list: the packets of all devices interleaved in the order of their times, as one forwarder sends them. */
function wireBytes(): Uint8Array[] {
  const startAt = Math.floor((Date.now() - 86_400_000) / 60_000) * 60_000;
  const sites = Array.from({ length: DEVICES }, (_, i) =>
    hj212.simulateDustMonitor({ seed: i + 1, mn: mnOf(i), startAt }),
  );
  const packets: Uint8Array[] = [];
  for (let p = 0; p < PACKETS_PER_DEVICE; p++)
    for (const site of sites) packets.push(site.next().value.bytes);
  const all = Buffer.concat(packets);
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < all.length; at += CHUNK_BYTES) chunks.push(all.subarray(at, at + CHUNK_BYTES));
  return chunks;
}

function mnOf(i: number): string {
  return `DUST${String(i).padStart(8, '0')}`;
}

/** Processor time of this process: what one core spends, whatever else the machine is doing. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

interface IngestRun {
  /** Of one core. */
  seconds: number;
  readings: StoredReading[];
  hits: number;
  answers: number;
}

/** Bytes in at one end; stored, judged by a rule and answered at the other. */
async function ingest(folder: string, chunks: readonly Uint8Array[]): Promise<IngestRun> {
  let answers = 0;
  const wire = new MemoryTransport(() => {
    answers += 1;
  });
  const station = openTestStation({ clock: systemClock, folder, openTransport: () => wire });
  const readings: StoredReading[] = [];
  let hits = 0;
  station.telemetry.onReadings((batch) => {
    for (const reading of batch) {
      readings.push(reading);
      if (reading.quality === 'ok' && reading.factor === 'a34002' && reading.value > 80) hits += 1;
    }
  });
  for (let i = 0; i < DEVICES; i++) station.devices.register.addDevice(dustMonitor(mnOf(i)), 'bench');
  const transport = { kind: 'tcp-server' as const, host: '127.0.0.1', port: 0, allowedPeers: [] };
  station.devices.register.addLink(
    { name: 'bench', protocol: 'hj212', transport, options: {}, enabled: true },
    'bench',
  );
  station.devices.start();
  wire.connect('forwarder');
  const began = cpuSeconds();
  for (const chunk of chunks) wire.receive('forwarder', chunk);
  await station.devices.close();
  const seconds = cpuSeconds() - began;
  await station.close();
  return { seconds, readings, hits, answers };
}

/** What SQLite alone takes to insert the same rows in the same batches. */
function rawInsert(file: string, readings: readonly StoredReading[]): number {
  const db = openDatabase({
    file,
    applicationId: TELEMETRY_APPLICATION_ID,
    durability: 'NORMAL',
    migrations: telemetryMigrations,
  });
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  const ids = new Map<string, number>();
  const rows = readings.map(({ deviceId, factor, statistic, period, at, value, frameId, receivedAt }) => {
    const key = `${deviceId} ${factor} ${statistic} ${period}`;
    let id = ids.get(key);
    if (id === undefined) {
      id = ids.size + 1;
      ids.set(key, id);
    }
    return [id, at, value, 0, frameId, receivedAt] as const;
  });
  const insert = db.prepare('INSERT OR IGNORE INTO readings VALUES (?, ?, ?, ?, ?, ?)');
  const write = db.transaction((batch: typeof rows) => {
    for (const row of batch) insert.run(...row);
  });
  const began = cpuSeconds();
  for (let at = 0; at < rows.length; at += 5000) write(rows.slice(at, at + 5000));
  const seconds = cpuSeconds() - began;
  db.close();
  return seconds;
}

/** Bytes of the wire to stored readings with a rule looking at each, against SQLite inserting the same rows. */
async function run(): Promise<BenchLine[]> {
  const chunks = wireBytes();
  const folder = mkdtempSync(join(tmpdir(), 'ucc-ingest-'));
  try {
    let best: IngestRun | null = null;
    let floor = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round++) {
      const result = await ingest(join(folder, `run-${round}`), chunks);
      if (!best || result.seconds < best.seconds) best = result;
      floor = Math.min(floor, rawInsert(join(folder, `floor-${round}.db`), result.readings));
    }
    const { seconds, readings, answers } = best as IngestRun;
    const perSecond = readings.length / seconds;
    const floorPerSecond = readings.length / floor;
    return [
      {
        name: 'ingest: bytes to stored readings',
        value: Math.round(perSecond),
        unit: 'readings/s of one core',
        floor: { name: 'SQLite inserting the same rows', value: Math.round(floorPerSecond) },
      },
      {
        name: 'ingest: packets stored and answered',
        value: Math.round(answers / seconds),
        unit: 'packets/s of one core',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const line of await run()) console.log(printLine(line));
