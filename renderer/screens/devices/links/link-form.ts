import {
  type Link,
  type LinkSettings,
  linkSettingsSchema,
  type OptionValues,
  type ProtocolManifest,
  type ProtocolOption,
  type TransportSettings,
} from '#shared/modules/devices/index.ts';
import { type FieldProblem, fieldProblems } from '../form-problems.ts';

export type TransportKind = TransportSettings['kind'];
export const TRANSPORT_KINDS: readonly TransportKind[] = ['tcp-server', 'tcp-client', 'serial', 'replay'];

/** What a form holds while it is being filled in; the schema decides whether it is a link. */
export interface LinkValues {
  name: string;
  protocol: string;
  enabled: boolean;
  transport: { kind: TransportKind; [field: string]: unknown };
  options: OptionValues;
}

/** What each kind starts with where the protocol does not say. */
const FIRST: Record<TransportKind, LinkValues['transport']> = {
  'tcp-server': { kind: 'tcp-server', host: '0.0.0.0', port: 9212, allowedPeers: [] },
  'tcp-client': { kind: 'tcp-client', host: '', port: 9212 },
  serial: { kind: 'serial', path: '', baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 },
  replay: { kind: 'replay', file: '', bytesPerSecond: 0 },
};

/** A fresh transport of that kind, with what is usual for the protocol. */
export function firstTransport(
  kind: TransportKind,
  defaults: ProtocolManifest['defaults'] = {},
): LinkValues['transport'] {
  const first: LinkValues['transport'] = { ...FIRST[kind] };
  for (const [field, value] of Object.entries(defaults))
    if (field in first && value !== undefined) first[field] = value;
  return first;
}

/** What a link of the protocol may go over; a captured file can always be played. */
export function kindsOf(protocol: ProtocolManifest | undefined): readonly TransportKind[] {
  return protocol ? [...protocol.transports, 'replay'] : TRANSPORT_KINDS;
}

/** What a protocol's fields start with. */
export function firstOptions(options: readonly ProtocolOption[]): OptionValues {
  return Object.fromEntries(options.map((option) => [option.key, option.default]));
}

/** A fresh link of the protocol. */
export function firstLink(protocol: ProtocolManifest): LinkValues {
  const kind = protocol.transports[0] ?? 'tcp-server';
  return {
    name: '',
    protocol: protocol.name,
    enabled: true,
    transport: firstTransport(kind, protocol.defaults),
    options: firstOptions(protocol.options),
  };
}

/** A link as its form shows it; what it does not say of its protocol is as the protocol has it. */
export function linkValues(
  { name, protocol, enabled, transport, options }: Link,
  manifest: ProtocolManifest | undefined,
): LinkValues {
  return {
    name,
    protocol,
    enabled,
    transport,
    options: { ...firstOptions(manifest?.options ?? []), ...options },
  };
}

/** The link that a form describes, or what is wrong with which field. */
export function readLink(
  values: LinkValues,
): { ok: true; settings: LinkSettings } | { ok: false; problems: FieldProblem[] } {
  const parsed = linkSettingsSchema.safeParse(values);
  return parsed.success
    ? { ok: true, settings: parsed.data }
    : { ok: false, problems: fieldProblems(parsed.error) };
}
