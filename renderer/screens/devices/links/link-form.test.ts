import { expect, it } from 'vitest';
import { FIRST_LINK, firstTransport, type LinkValues, readLink, TRANSPORT_KINDS } from './link-form.ts';

const filled: Record<string, Record<string, unknown>> = {
  'tcp-server': {},
  'tcp-client': { host: '10.0.0.8' },
  serial: { path: 'COM3' },
  replay: { file: '/var/captures/a.bin' },
};

it.each(TRANSPORT_KINDS)('a %s link needs no more than its name and its place', (kind) => {
  const values: LinkValues = {
    ...FIRST_LINK,
    name: '一号链路',
    transport: { ...firstTransport(kind), ...filled[kind] },
  };
  expect(readLink(values)).toMatchObject({ ok: true, settings: { transport: { kind } } });
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
  const result = readLink({ ...FIRST_LINK, name: '一号链路', ...part });
  expect(result).toEqual({ ok: false, problems: [{ name, problem }] });
});
