import {
  type LinkSettings,
  type LinkStatus,
  tcpServerSchema,
  transportSchema,
} from '#shared/modules/devices/index.ts';
import type { UnknownListener } from '../modules/devices/index.ts';
import { type Command, type Streams, textOption, UsageError } from './command.ts';
import { openOrSetUp, type Station } from './open.ts';
import { knownProtocol, optionsOf } from './protocol-option.ts';

const LINK =
  '--link takes PROTOCOL:tcp-server:PORT, PROTOCOL:tcp-client:HOST:PORT, PROTOCOL:serial:PATH[:BAUD] or PROTOCOL:replay:FILE';
const ACTOR = 'window:cli';

export const listenCommand: Command = {
  usage: '--db DIR --link PROTOCOL:TRANSPORT:… [--set OPTION=VALUE,…] [--profile ID] [--known-only]',
  summary:
    'Opens one link and stores what devices send, until Ctrl+C; devices that are not registered are registered when heard.',
  examples: [
    'npm run -s cli -- listen --db /tmp/station --link hj212:tcp-server:9212',
    'npm run -s cli -- listen --db /tmp/station --link hj212:serial:/dev/ttyUSB0:9600 --known-only',
    'npm run -s cli -- listen --db /tmp/station --link jt808:tcp-server:9808 --set authenticate=false',
  ],
  options: {
    db: { type: 'string' },
    link: { type: 'string' },
    set: { type: 'string' },
    profile: { type: 'string' },
    'known-only': { type: 'boolean' },
  },
  async run({ values }, streams) {
    const settings = linkOf(textOption(values, 'link'), values.set);
    const profile = typeof values.profile === 'string' ? { profile: values.profile } : {};
    const station = await openOrSetUp(textOption(values, 'db'), streams, profile);
    const { devices, telemetry, alarms, ledger } = station.modules;
    let counters: LinkStatus['counters'] | undefined;
    try {
      const link = linkFor(station, settings);
      telemetry.onReadings((batch) => {
        for (const { deviceId, ...reading } of batch) {
          streams.out({ type: 'reading', mn: devices.register.find(deviceId)?.mn, ...reading });
        }
      });
      ledger.subscribe((facts) => {
        for (const { kind, entity, at, payload } of facts) {
          if (kind.startsWith('Alarm')) streams.out({ type: 'alarm', kind, id: entity, at });
          if (kind === 'IdentityRead.v1') streams.out({ type: 'identity', ...(payload as object), at });
        }
      });
      if (values['known-only'] !== true)
        devices.onUnknown((heard) => registerUnknown(station, heard, streams));
      alarms.start();
      devices.start(link.id);
      await aborted(streams.signal);
      counters = devices.linkStatus().find(({ linkId }) => linkId === link.id)?.counters;
    } finally {
      // Writes what is under way, which is told like the rest.
      await station.close();
    }
    streams.out({ type: 'summary', ...counters });
    return 0;
  },
};

/** A number that nobody registered is taken in as it stands; place and name can be given later. */
function registerUnknown(
  { modules: { devices } }: Station,
  { mn, suggestedKind }: Parameters<UnknownListener>[0],
  { out }: Streams,
): void {
  const { id } = devices.register.addDevice(
    {
      mn,
      name: mn,
      kind: suggestedKind,
      modelKey: null,
      place: { streetCode: null, address: '', lng: null, lat: null },
      profile: { crc: 'auto', units: {}, acknowledge: true },
      linkId: null,
      staleAfterMinutes: 10,
      enabled: true,
    },
    ACTOR,
  );
  out({ type: 'device', mn, id, kind: suggestedKind });
}

function linkOf(text: string, set: string | boolean | undefined): LinkSettings {
  const [name = '', kind, ...rest] = text.split(':');
  const protocol = knownProtocol(name);
  const { baudRate, dataBits, parity } = protocol.manifest.defaults;
  const serial = { path: rest[0], baudRate: Number(rest[1] ?? baudRate ?? 9600) };
  const candidates: Record<string, () => unknown> = {
    'tcp-server': () => tcpServerSchema.parse({ kind, port: Number(rest[0]) }),
    'tcp-client': () => ({ kind, host: rest[0], port: Number(rest[1]) }),
    serial: () => ({ kind, ...serial, ...(dataBits && { dataBits }), ...(parity && { parity }) }),
    replay: () => ({ kind, file: rest.join(':') }),
  };
  const parsed = transportSchema.safeParse(candidates[kind ?? '']?.());
  if (!parsed.success) throw new UsageError(LINK);
  const options = optionsOf(protocol, set);
  const words = `${name} ${kind} ${rest.join(' ')}`;
  return { name: words.slice(0, 80), protocol: name, transport: parsed.data, options, enabled: true };
}

/** The link with these settings, added and started when there is none. */
function linkFor({ modules: { devices } }: Station, settings: LinkSettings) {
  const same = ({ protocol, transport, options }: LinkSettings) =>
    JSON.stringify([protocol, transport, options]);
  const known = devices.register.links().find((link) => same(link) === same(settings));
  if (known) return known.enabled ? known : devices.register.enableLink(known.id, true, ACTOR);
  return devices.register.addLink(settings, ACTOR);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    // Sockets keep the process alive, a signal does not: without one this would be the end.
    const hold = setInterval(() => {}, 1 << 30);
    signal.addEventListener('abort', () => {
      clearInterval(hold);
      resolve();
    });
  });
}
