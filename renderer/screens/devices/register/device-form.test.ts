import { expect, it } from 'vitest';
import { type DeviceValues, deviceValues, firstDevice, readDevice } from './device-form.ts';

const filled: DeviceValues = { ...firstDevice('A320102000001'), name: '一号工地扬尘' };

it('reads a form with nothing but number and name', () => {
  const result = readDevice(filled, null);
  expect(result).toMatchObject({
    ok: true,
    settings: {
      mn: 'A320102000001',
      place: { streetCode: null, address: '', lng: null, lat: null },
      profile: { crc: 'strict', units: {}, acknowledge: true },
      linkId: null,
    },
  });
});

it('gives back the device it was filled from', () => {
  const result = readDevice(
    {
      ...filled,
      place: { streetCode: '320102001', address: '云溪路 88 号', lng: 118.7, lat: 32 },
      profile: { crc: 'modbus', acknowledge: false, units: [{ factor: 'a34001', unit: 'µg/m³' }, {}] },
    },
    'model-1',
  );
  if (!result.ok) throw new Error('refused');
  const device = {
    ...result.settings,
    id: '018f0000-0000-7000-8000-000000000001',
    state: 'online' as const,
    lastSeenAt: 1,
    clockSkewMs: 0,
  };
  expect(readDevice(deviceValues(device), device.modelKey)).toEqual(result);
});

it.each([
  [{ mn: '' }, ['mn'], 'mn'],
  [{ mn: '含汉字' }, ['mn'], 'mn'],
  [{ name: ' ' }, ['name'], 'name'],
  [{ staleAfterMinutes: 0 }, ['staleAfterMinutes'], 'staleAfterMinutes'],
  [{ place: { lng: 200 } }, ['place', 'lng'], 'lng'],
  [
    {
      profile: {
        ...filled.profile,
        units: [
          { factor: 'a34001', unit: 'mg/m³' },
          { factor: 'a-1', unit: 'x' },
        ],
      },
    },
    ['profile', 'units', 1, 'factor'],
    'units',
  ],
  [
    { profile: { ...filled.profile, units: [{ factor: 'a34001', unit: '' }] } },
    ['profile', 'units', 0, 'factor'],
    'units',
  ],
])('says which field is wrong: %j', (part, name, problem) => {
  expect(readDevice({ ...filled, ...part }, null)).toEqual({ ok: false, problems: [{ name, problem }] });
});
