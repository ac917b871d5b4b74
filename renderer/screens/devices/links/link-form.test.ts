import { expect, it } from 'vitest';
import type { ProtocolManifest } from '#shared/modules/devices/index.ts';
import {
  firstLink,
  firstTransport,
  kindsOf,
  type LinkValues,
  linkValues,
  readLink,
  TRANSPORT_KINDS,
} from './link-form.ts';

const words = { zh: '', en: '' };
const scale: ProtocolManifest = {
  name: 'scale',
  label: words,
  standard: '',
  transports: ['serial', 'tcp-client'],
  defaults: { baudRate: 4800, port: 4001, dataBits: 7, parity: 'even' },
  points: [],
  options: [{ key: 'number', label: words, kind: 'text', default: 'D1', maxLength: 8 }],
  commands: [],
  labels: {},
  maySleep: false,
  personal: false,
};

const filled: Record<string, Record<string, unknown>> = {
  'tcp-server': {},
  'tcp-client': { host: '10.0.0.8' },
  serial: { path: 'COM3' },
  replay: { file: '/var/captures/a.bin' },
};

it.each(TRANSPORT_KINDS)('a %s link needs no more than its name and its place', (kind) => {
  const values: LinkValues = {
    ...firstLink(scale),
    name: '一号链路',
    transport: { ...firstTransport(kind), ...filled[kind] },
  };
  expect(readLink(values)).toMatchObject({ ok: true, settings: { transport: { kind } } });
});

it('starts with what is usual for the protocol', () => {
  expect(firstLink(scale)).toEqual({
    name: '',
    protocol: 'scale',
    enabled: true,
    transport: { kind: 'serial', path: '', baudRate: 4800, dataBits: 7, parity: 'even', stopBits: 1 },
    options: { number: 'D1' },
  });
  expect(firstTransport('tcp-client', scale.defaults)).toEqual({ kind: 'tcp-client', host: '', port: 4001 });
  expect(kindsOf(scale)).toEqual(['serial', 'tcp-client', 'replay']);
});

it('shows an older link with the options that it does not name', () => {
  const { transport } = firstLink(scale);
  const link = { id: 'x', name: '一号', protocol: 'scale', enabled: true, transport, options: {} };
  expect(linkValues(link as never, scale).options).toEqual({ number: 'D1' });
});

it.each([
  [{ name: '  ' }, ['name'], 'name'],
  [{ transport: { ...firstTransport('tcp-server'), port: 70_000 } }, ['transport', 'port'], 'port'],
  [{ transport: firstTransport('tcp-client') }, ['transport', 'host'], 'host'],
  [{ transport: firstTransport('serial') }, ['transport', 'path'], 'path'],
  [{ transport: firstTransport('replay') }, ['transport', 'file'], 'file'],
  [
    { transport: { ...firstTransport('tcp-server'), allowedPeers: ['10.0.0.1', ''] } },
    ['transport', 'allowedPeers', 1],
    'allowedPeers',
  ],
])('says which field is wrong: %j', (part, name, problem) => {
  const transport = firstTransport('tcp-server');
  const result = readLink({ ...firstLink(scale), transport, name: '一号链路', ...part });
  expect(result).toEqual({ ok: false, problems: [{ name, problem }] });
});
