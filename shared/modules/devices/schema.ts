import { z } from 'zod';
import { refusalDataSchema } from '#shared/kernel/refusal.ts';
import { optionValuesSchema, protocolSchema } from './protocol.ts';

const shortText = z.string().trim().min(1).max(80);
const portNumberSchema = z.number().int().min(1).max(65_535);
const hostSchema = z.string().trim().min(1).max(253);

/** The station listens and devices dial in: what HJ 212-2017 §5 expects. */
export const tcpServerSchema = z.strictObject({
  kind: z.literal('tcp-server'),
  /** Address to listen on; `0.0.0.0` is every network card, which is what field devices need. */
  host: hostSchema.default('0.0.0.0'),
  /** 0 lets the operating system choose (tests, trial runs). */
  port: z.number().int().min(0).max(65_535),
  /** Addresses that may connect; empty lets everyone in up to the peer limit. */
  allowedPeers: z.array(hostSchema).max(500).default([]),
});

/** The station dials a serial server or DTU that waits for it. */
export const tcpClientSchema = z.strictObject({
  kind: z.literal('tcp-client'),
  host: hostSchema,
  port: portNumberSchema,
});

export const serialSchema = z.strictObject({
  kind: z.literal('serial'),
  /** As the operating system names it (`COM3`, `/dev/ttyUSB0`); may be typed, lists are never complete. */
  path: z.string().trim().min(1).max(260),
  baudRate: z.number().int().min(50).max(4_000_000).default(9600),
  dataBits: z.union([z.literal(7), z.literal(8)]).default(8),
  parity: z.enum(['none', 'even', 'odd']).default('none'),
  stopBits: z.union([z.literal(1), z.literal(2)]).default(1),
});

/** A captured file played as if it came from the wire. */
export const replaySchema = z.strictObject({
  kind: z.literal('replay'),
  file: z.string().trim().min(1).max(1000),
  /** Bytes per second; 0 plays as fast as the station takes it. */
  bytesPerSecond: z.number().int().min(0).max(10_000_000).default(0),
});

export const transportSchema = z.discriminatedUnion('kind', [
  tcpServerSchema,
  tcpClientSchema,
  serialSchema,
  replaySchema,
]);
export type TransportSettings = z.infer<typeof transportSchema>;

export const linkSettingsSchema = z.strictObject({
  name: shortText,
  protocol: protocolSchema,
  transport: transportSchema,
  /** What departs from the protocol's own defaults. */
  options: optionValuesSchema.default({}),
  /** Started with the station. */
  enabled: z.boolean(),
});
export type LinkSettings = z.infer<typeof linkSettingsSchema>;

export const linkSchema = linkSettingsSchema.extend({ id: z.uuid() });
export type Link = z.infer<typeof linkSchema>;

/** A stretch of a packet and what it says; offsets and lengths are bytes of the frame. */
export const frameFieldSchema = z.object({
  offset: z.number().int(),
  length: z.number().int(),
  label: z.string(),
  text: z.string(),
});

/** A packet as it stood on the wire, taken apart. */
export const explainedFrameSchema = z.object({
  /** Two hex digits a byte, no spaces; at most 64 KB of packet. */
  hex: z.string(),
  fields: z.array(frameFieldSchema).max(2000),
  /** The packet's own length and checksum agree. */
  ok: z.boolean(),
  /** Which checksum family it follows (`hj212`, `modbus`, `modbus-swapped`), null when none. */
  checksum: z.string().nullable(),
});
export type ExplainedFrame = z.infer<typeof explainedFrameSchema>;

export const linkStateSchema = z.enum([
  'stopped',
  'starting',
  /** A server that nobody has connected to yet. */
  'listening',
  'connected',
  /** Lost or refused; the next attempt is at `nextAttemptAt`. */
  'waiting',
  /** Needs a person: `error` says why. */
  'failed',
  /** Open, but nothing has come for too long. */
  'stale',
]);
export type LinkState = z.infer<typeof linkStateSchema>;

export const peerSchema = z.object({
  id: z.string(),
  /** `host:port`, a serial path or a file name. */
  address: z.string(),
  connectedAt: z.number().int(),
  bytes: z.number().int(),
  frames: z.number().int(),
  lastHeardAt: z.number().int(),
  /** Device number that the peer last named. */
  mn: z.string().nullable(),
  /** Reading is held back because it sends too fast. */
  throttled: z.boolean(),
});
export type Peer = z.infer<typeof peerSchema>;

/** Since the link was started; nothing that came in is missing from the sum of these. */
export const linkCountersSchema = z.object({
  bytes: z.number().int(),
  frames: z.number().int(),
  readings: z.number().int(),
  acked: z.number().int(),
  /** Resent packets that were already stored; acknowledged again, not stored again. */
  duplicates: z.number().int(),
  quarantined: z.number().int(),
  /** From devices that are not registered or switched off; neither stored nor acknowledged. */
  unknownDevice: z.number().int(),
  /** Split uploads whose other parts did not come in time; the parts that came are stored. */
  incomplete: z.number().int(),
  /** Could not be written (disk full …) and so not acknowledged; the device sends them again. */
  notStored: z.number().int(),
  /** Connections closed at once: not our protocol, not allowed, or too many. */
  refusedPeers: z.number().int(),
  /** Bytes that belonged to no packet, by reason. */
  discardedBytes: z.object({
    noise: z.number().int(),
    truncated: z.number().int(),
    overflow: z.number().int(),
  }),
});
export type LinkCounters = z.infer<typeof linkCountersSchema>;

export const lastFrameSchema = explainedFrameSchema.extend({ at: z.number().int() });

export const linkStatusSchema = z.object({
  linkId: z.uuid(),
  state: linkStateSchema,
  since: z.number().int(),
  /** Why it waits or failed, as a refusal whose text stands in the catalogue. */
  error: refusalDataSchema.nullable(),
  /** What is really open: `0.0.0.0:9212`, `COM3 9600 8N1`. */
  address: z.string().nullable(),
  peerCount: z.number().int(),
  /** At most 200 of them, last heard first. */
  peers: z.array(peerSchema).max(200),
  /** Mean of the last ten seconds. */
  bytesPerSecond: z.number(),
  framesPerSecond: z.number(),
  counters: linkCountersSchema,
  lastFrameAt: z.number().int().nullable(),
  lastFrame: lastFrameSchema.nullable(),
  /** 0 while it is open; counts up with every failed attempt. */
  reconnectAttempt: z.number().int(),
  nextAttemptAt: z.number().int().nullable(),
});
export type LinkStatus = z.infer<typeof linkStatusSchema>;

export const DEVICE_KINDS = [
  'dust-monitor',
  'fume-monitor',
  'noise-monitor',
  'weather-station',
  'weighbridge',
  'vehicle',
  'sensor',
  'chip-reader',
  'card-reader',
  'signal-lamp',
  'other',
] as const;
export const deviceKindSchema = z.enum(DEVICE_KINDS);
export type DeviceKind = z.infer<typeof deviceKindSchema>;

/** How this device departs from the standard. */
export const deviceProfileSchema = z.strictObject({
  /**
   * Checksum it must carry: `strict` the standard's own, `auto` any of the three met in the field, `any` even a
   * wrong one (devices that send a placeholder).
   */
  crc: z.enum(['strict', 'auto', 'modbus', 'modbus-swapped', 'any']).default('strict'),
  /** Unit it really sends per factor code where it is not the usual one: `{ a34001: 'µg/m³' }`. */
  units: z.record(z.string().regex(/^[A-Za-z0-9]{1,12}$/), z.string().min(1).max(12)).default({}),
  /** Answer its uploads; some firmware chokes on answers. */
  acknowledge: z.boolean().default(true),
});
export type DeviceProfile = z.infer<typeof deviceProfileSchema>;

export const placeSchema = z.strictObject({
  /** Nine digits of the street (GB/T 10114). */
  streetCode: z
    .string()
    .regex(/^\d{9}$/)
    .nullable(),
  address: z.string().trim().max(200),
  /** WGS-84 degrees. */
  lng: z.number().min(-180).max(180).nullable(),
  lat: z.number().min(-90).max(90).nullable(),
});

/** Device number as it stands on the wire: 14 characters (2005) to 24 (2017); some firmware sends others. */
export const mnSchema = z.string().regex(/^[A-Za-z0-9_-]{1,32}$/);

export const deviceSettingsSchema = z.strictObject({
  mn: mnSchema,
  name: shortText,
  kind: deviceKindSchema,
  /** Row of the device-model table; null for one that is not listed. */
  modelKey: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/)
    .nullable(),
  place: placeSchema,
  profile: deviceProfileSchema,
  /** Only frames from this link are taken as its own; null takes them from any link. */
  linkId: z.uuid().nullable(),
  /** Without a frame for this long it counts as silent. */
  staleAfterMinutes: z.number().int().min(1).max(10_080),
  enabled: z.boolean(),
});
export type DeviceSettings = z.infer<typeof deviceSettingsSchema>;

export const deviceStateSchema = z.enum(['online', 'stale', 'never']);
export type DeviceState = z.infer<typeof deviceStateSchema>;

export const deviceSchema = deviceSettingsSchema.extend({
  id: z.uuid(),
  state: deviceStateSchema,
  lastSeenAt: z.number().int().nullable(),
  /** Device clock minus ours at its last packet, milliseconds; null before the first. */
  clockSkewMs: z.number().int().nullable(),
});
export type Device = z.infer<typeof deviceSchema>;

/** A device number that was heard and is not registered. */
export const unknownDeviceSchema = z.object({
  mn: z.string(),
  linkId: z.uuid(),
  firstSeenAt: z.number().int(),
  lastSeenAt: z.number().int(),
  frames: z.number().int(),
  /** What its system type suggests, to fill in the form. */
  suggestedKind: deviceKindSchema,
  lastFrame: lastFrameSchema.nullable(),
});
export type UnknownDevice = z.infer<typeof unknownDeviceSchema>;

export const QUARANTINE_REASONS = [
  /** Length or checksum disagree. */
  'checksum',
  /** Whole, but its checksum is not of the family that the device's profile names. */
  'profile',
  /** Whole, but does not say what a packet must say. */
  'grammar',
  'noise',
  'truncated',
  'overflow',
  /** Another protocol spoke: a browser, a scanner. */
  'stranger',
  'wrongLink',
  /** It did not introduce itself as its protocol asks. */
  'unauthorised',
] as const;
export const quarantineReasonSchema = z.enum(QUARANTINE_REASONS);
export type QuarantineReason = z.infer<typeof quarantineReasonSchema>;

export const quarantineEntrySchema = z.object({
  id: z.number().int(),
  linkId: z.uuid(),
  peer: z.string(),
  at: z.number().int(),
  reason: quarantineReasonSchema,
  /** The first 2 KB, two hex digits a byte. */
  hex: z.string().max(4096),
  /** How many bytes there were. */
  bytes: z.number().int(),
});
export type QuarantineEntry = z.infer<typeof quarantineEntrySchema>;

export const serialPortSchema = z.object({
  path: z.string(),
  /** What the operating system calls the adapter, as far as it says. */
  label: z.string().nullable(),
  vendorId: z.string().nullable(),
  productId: z.string().nullable(),
  serialNumber: z.string().nullable(),
});
export type SerialPortInfo = z.infer<typeof serialPortSchema>;
