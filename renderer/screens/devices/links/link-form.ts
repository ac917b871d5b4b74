import {
  type LinkSettings,
  linkSettingsSchema,
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
}

/** What each kind starts with. 9212 is the port field devices are usually set to. */
const FIRST: Record<TransportKind, LinkValues['transport']> = {
  'tcp-server': { kind: 'tcp-server', host: '0.0.0.0', port: 9212, allowedPeers: [] },
  'tcp-client': { kind: 'tcp-client', host: '', port: 9212 },
  serial: { kind: 'serial', path: '', baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 },
  replay: { kind: 'replay', file: '', bytesPerSecond: 0 },
};

export function firstTransport(kind: TransportKind): LinkValues['transport'] {
  return { ...FIRST[kind] };
}

export const FIRST_LINK: LinkValues = {
  name: '',
  protocol: 'hj212',
  enabled: true,
  transport: firstTransport('tcp-server'),
};

/** The link that a form describes, or what is wrong with which field. */
export function readLink(
  values: LinkValues,
): { ok: true; settings: LinkSettings } | { ok: false; problems: FieldProblem[] } {
  const parsed = linkSettingsSchema.safeParse(values);
  return parsed.success
    ? { ok: true, settings: parsed.data }
    : { ok: false, problems: fieldProblems(parsed.error) };
}
