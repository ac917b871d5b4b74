import { describe, expect, it } from 'vitest';
import { deviceSettingsSchema, linkSettingsSchema } from './schema.ts';

describe('settings', () => {
  it('fills in what a form may leave out', () => {
    const link = { name: '环保接入', protocol: 'hj212', enabled: true };
    expect(
      linkSettingsSchema.parse({ ...link, transport: { kind: 'tcp-server', port: 9212 } }).transport,
    ).toEqual({
      kind: 'tcp-server',
      host: '0.0.0.0',
      port: 9212,
      allowedPeers: [],
    });
    expect(
      linkSettingsSchema.parse({ ...link, transport: { kind: 'serial', path: 'COM3' } }).transport,
    ).toEqual({
      kind: 'serial',
      path: 'COM3',
      baudRate: 9600,
      dataBits: 8,
      parity: 'none',
      stopBits: 1,
    });
  });

  it.each([
    ['a port beyond 65535', { kind: 'tcp-server', port: 65_536 }],
    ['a client without a port', { kind: 'tcp-client', host: 'dtu.example', port: 0 }],
    ['nine data bits', { kind: 'serial', path: 'COM3', dataBits: 9 }],
    ['a transport that does not exist', { kind: 'carrier-pigeon' }],
    ['a setting of another transport', { kind: 'tcp-server', port: 1, path: 'COM3' }],
  ])('refuses %s', (_, transport) => {
    expect(
      linkSettingsSchema.safeParse({ name: 'x', protocol: 'hj212', enabled: true, transport }).success,
    ).toBe(false);
  });

  it('refuses device numbers that no packet can carry', () => {
    expect(deviceSettingsSchema.shape.mn.safeParse('010000A8900016F000169DC0').success).toBe(true);
    expect(deviceSettingsSchema.shape.mn.safeParse('A;CP=').success).toBe(false);
    expect(deviceSettingsSchema.shape.mn.safeParse('').success).toBe(false);
  });
});
