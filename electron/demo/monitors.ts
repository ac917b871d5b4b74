import { type Devices, simulateHj212 } from '#electron/modules/devices/index.ts';
import type { Territory } from '#electron/modules/territory/index.ts';
import type { Log } from '#electron/platform/log/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';

interface Monitor {
  mn: string;
  name: string;
  road: string;
  seed: number;
  /** Its dust rises above the limit about now, so that a first alarm is seen within the first minute. */
  dusty: boolean;
}

const MONITORS: readonly Monitor[] = [
  { mn: 'DEMO00000000000000000001', name: '一号工地扬尘监测仪', road: '演示工地一期', seed: 11, dusty: true },
  {
    mn: 'DEMO00000000000000000002',
    name: '二号工地扬尘监测仪',
    road: '演示工地二期',
    seed: 23,
    dusty: false,
  },
];
const LINK_NAME = '演示扬尘监测（本机）';
const MINUTE_MS = 60_000;
/** What a monitor kept while "offline" and sends first, so that the curve does not begin empty. */
const BACKLOG_PACKETS = 180;
const BACKLOG_PER_SECOND = 400;
const RETRY_MS = 5000;
/** The desk comes first: what the monitors kept is hundreds of packets at once. */
const DIAL_AFTER_MS = 3000;

/** Registers the link and both monitors as an operator would. */
export function registerMonitors({ devices, territory }: { devices: Devices; territory: Territory }): void {
  const { register } = devices;
  const link = register.addLink(
    {
      name: LINK_NAME,
      protocol: 'hj212',
      options: {},
      transport: { kind: 'tcp-server', host: '127.0.0.1', port: 0, allowedPeers: ['127.0.0.1'] },
      enabled: true,
    },
    'system',
  );
  const { streets } = territory.parts;
  MONITORS.forEach(({ mn, name, road }, index) => {
    register.addDevice(
      {
        mn,
        name,
        kind: 'dust-monitor',
        modelKey: null,
        place: {
          streetCode: streets[index % streets.length]?.code ?? null,
          address: road,
          lng: null,
          lat: null,
        },
        profile: {
          crc: 'strict',
          units: { a34001: 'µg/m³', a34002: 'µg/m³', a34004: 'µg/m³' },
          acknowledge: true,
        },
        linkId: link.id,
        staleAfterMinutes: 5,
        enabled: true,
      },
      'system',
    );
  });
}

/** Lets both monitors dial the demo link and talk until `signal` aborts; a lost connection is dialled again. */
export function runMonitors(
  devices: Devices,
  { clock, log, signal }: { clock: Clock; log: Log; signal: AbortSignal },
): void {
  for (const monitor of MONITORS) void keepTalking(monitor, () => portOf(devices), { clock, log, signal });
}

interface Keeping {
  clock: Clock;
  log: Log;
  signal: AbortSignal;
}

async function keepTalking(
  monitor: Monitor,
  port: () => number | null,
  { clock, log, signal }: Keeping,
): Promise<void> {
  const startedAt = clock.now();
  const episodes = monitor.dusty
    ? [
        {
          factor: 'a34001' as const,
          fromAt: startedAt - 55 * MINUTE_MS,
          durationMs: 100 * MINUTE_MS,
          rise: 1500,
        },
      ]
    : [];
  let backlog: number | null = BACKLOG_PACKETS;
  await pause(clock, DIAL_AFTER_MS, signal);
  while (!signal.aborted) {
    const at = port();
    if (at !== null) {
      const options = {
        to: `tcp:127.0.0.1:${at}` as const,
        mn: monitor.mn,
        seed: monitor.seed,
        faults: 0,
        episodes,
        signal,
      };
      try {
        if (backlog !== null)
          await simulateHj212({ ...options, rate: BACKLOG_PER_SECOND, count: backlog }, clock);
        backlog = null;
        await simulateHj212({ ...options, rate: null, count: null }, clock);
      } catch (error) {
        log.warn('demo.monitorLost', { mn: monitor.mn, error: String(error) });
      }
    }
    await pause(clock, at === null ? 200 : RETRY_MS, signal);
  }
}

/** Port that the demo link really listens on; null while it does not. */
function portOf(devices: Devices): number | null {
  const link = devices.register.links().find(({ name }) => name === LINK_NAME);
  const address = devices.linkStatus().find(({ linkId }) => linkId === link?.id)?.address;
  const port = Number(address?.split(':').at(-1));
  return Number.isInteger(port) && port > 0 ? port : null;
}

function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(ms, done);
    function done() {
      signal.removeEventListener('abort', done);
      cancel();
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}
