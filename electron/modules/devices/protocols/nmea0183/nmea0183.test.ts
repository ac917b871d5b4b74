import { describe, expect, it } from 'vitest';
import { ManualClock } from '#electron/platform/clock/index.ts';
import { withDefaults } from '../options.ts';
import { openTalk, readVectors } from '../testing.ts';
import { decodeFrame } from './decode.ts';
import { angleFields, encodePacket } from './encode.ts';
import { fixtures } from './fixtures.ts';
import { NmeaFramer } from './frame.ts';
import { protocol } from './index.ts';

const bytesOf = (name: string) => fixtures.find((item) => item.name === name)?.bytes ?? new Uint8Array();
function read(bytes: Uint8Array) {
  const framer = new NmeaFramer();
  const [event] = [...framer.push(bytes), ...framer.flush('end')];
  if (event?.type !== 'frame') throw new Error('no frame');
  return { frame: event.frame, message: decodeFrame(event.frame) };
}

describe('decodeFrame', () => {
  it.each([
    ['RMC', { valid: true, lat: 31.4020575, lng: 121.2090535, speed: 28.3356, heading: 88.1 }],
    ['RMC without a fix', { valid: false, lat: null, lng: null }],
    ['GGA', { valid: true, satellites: 14, hdop: 0.8, altitude: 6.5 }],
    ['VTG', { speed: 28.34, heading: 88.1 }],
    ['south and west', { lat: -33.74166667, lng: -70.60416667, altitude: 570 }],
  ])('%s', (name, fix) => {
    expect(read(bytesOf(name)).message.fix).toMatchObject(fix);
  });

  it.each([
    ['a vendor without a checksum', '', 'STI'],
    ['satellites in view', 'BD', 'GSV'],
  ])('leaves %s as it is', (name, talker, type) => {
    expect(read(bytesOf(name)).message).toMatchObject({ talker, type, fix: null });
  });

  it('reads dates as days and says nothing of those that are none', () => {
    expect(read(bytesOf('RMC')).message.dayAt).toBe(Date.UTC(2025, 5, 12));
    expect(read(bytesOf('ZDA')).message.dayAt).toBe(Date.UTC(2025, 5, 12));
    expect(read(bytesOf('RMC with a date that is none')).message.dayAt).toBeNull();
  });
});

describe('encodePacket', () => {
  it('writes lines that are read back', () => {
    const place = [...angleFields(31.5, 2, ['N', 'S']), ...angleFields(-0.25, 3, ['E', 'W'])];
    expect(place).toEqual(['3130.00000', 'N', '00015.00000', 'W']);
    const bytes = encodePacket({ word: 'GPGGA', fields: ['000000.00', ...place, '1', '4', '1', '0', 'M'] });
    expect(read(bytes).message.fix).toMatchObject({ lat: 31.5, lng: -0.25 });
  });

  it.each([
    { word: 'gprmc', fields: [''] },
    { word: 'GPRMC', fields: ['a,b'] },
    { word: 'GPRMC', fields: ['街'] },
    { word: 'GPRMC', fields: [] },
  ])('refuses what a line cannot carry: %j', (packet) => {
    expect(() => encodePacket(packet)).toThrow(RangeError);
  });
});

describe('a receiver on a link', () => {
  const options = withDefaults(protocol.manifest.options, {});
  const talk = () =>
    openTalk(protocol.createIntake(null, { options, number: 'GPS-1', now: () => 0 }), new ManualClock(0));
  const RECEIVED = Date.UTC(2025, 5, 12, 3, 15, 13);
  const brief = (bytes: Uint8Array, receivedAt = RECEIVED) =>
    talk()
      .hear(bytes, receivedAt)
      .map(({ factor, value, unit, quality, at }) => [factor, value, unit, quality, at]);

  it('brings position, speed and heading with the receiver’s own time', () => {
    const at = Date.UTC(2025, 5, 12, 3, 15, 12);
    expect(brief(bytesOf('RMC'))).toEqual([
      ['lng', 121.2090535, '°', 'ok', at],
      ['lat', 31.4020575, '°', 'ok', at],
      ['speed', 28.3356, 'km/h', 'ok', at],
      ['heading', 88.1, '°', 'ok', at],
    ]);
  });

  it('dates a sentence without a date by the one before, or by the day that fits', () => {
    const { hear } = talk();
    hear(bytesOf('RMC'), RECEIVED);
    expect(hear(bytesOf('GGA'), RECEIVED + 40 * 86_400_000)[0]?.at).toBe(Date.UTC(2025, 5, 12, 3, 15, 12));
    const midnight = Date.UTC(2025, 5, 13, 0, 0, 1);
    const late = encodePacket({
      word: 'GPGGA',
      fields: ['235959.00', '3124.0', 'N', '12112.0', 'E', '1', '5', '1', '0', 'M'],
    });
    expect(talk().hear(late, midnight)[0]?.at).toBe(Date.UTC(2025, 5, 12, 23, 59, 59));
  });

  it('puts a receiver that missed a week roll-over right, and marks one that runs ahead', () => {
    const old = encodePacket({
      word: 'GPRMC',
      fields: ['031512.00', 'A', '3124.0', 'N', '12112.0', 'E', '0.0', '0.0', '261005', '', ''],
    });
    expect(talk().hear(old, RECEIVED)[0]?.at).toBe(Date.UTC(2005, 9, 26, 3, 15, 12) + 1024 * 7 * 86_400_000);
    expect(brief(bytesOf('RMC'), RECEIVED - 3_600_000)[0]?.[3]).toBe('skewed');
  });

  it('keeps no more than asked for, and all of one instant', () => {
    const { hear } = talk();
    const line = (second: string, word = 'GPRMC') =>
      encodePacket({
        word,
        fields:
          word === 'GPRMC'
            ? [`0315${second}`, 'A', '3124.0', 'N', '12112.0', 'E', '1.0', '2.0', '120625', '', '']
            : [`0315${second}`, '3124.0', 'N', '12112.0', 'E', '1', '5', '1.0', '4.0', 'M'],
      });
    expect(hear(line('00.00'), RECEIVED)).toHaveLength(4);
    expect(hear(line('00.00', 'GPGGA'), RECEIVED).map(({ factor }) => factor)).toContain('altitude');
    expect(hear(line('09.80'), RECEIVED)).toEqual([]);
    expect(hear(line('10.00'), RECEIVED)).toHaveLength(4);
  });

  it('takes no position without a fix or without a checksum', () => {
    expect(brief(bytesOf('RMC without a fix'))).toEqual([]);
    expect(brief(bytesOf('GGA without a fix'))).toEqual([]);
    expect(talk().take(bytesOf('wrong checksum'))).toBe('checksum');
    const bare = Buffer.from('$GPRMC,031512.000,A,3124.12345,N,12112.54321,E,15.30,88.10,120625,,\r\n');
    expect(talk().take(bare)).toBe('checksum');
    expect(talk().take(bytesOf('a vendor without a checksum'))).toEqual({ readings: [], reply: null });
  });
});

interface Vector {
  readonly id: string;
  readonly raw: string;
  readonly checksumOk: boolean | null;
  readonly expect: Record<string, number | string | boolean | null>;
}
const vectors = readVectors<Vector>('nmea.jsonl') ?? [];

describe.skipIf(vectors.length === 0)('collected lines', () => {
  it.each(vectors)('$id', ({ raw, checksumOk, expect: wanted }) => {
    const { frame, message } = read(Buffer.from(`${raw}\r\n`, 'latin1'));
    expect(frame.checksumOk).toBe(checksumOk);
    expect([message.type, `${message.talker}${message.type}`]).toContain(wanted.type);
    const { fix } = message;
    const close = (mine: number | null | undefined, theirs: unknown) =>
      typeof theirs === 'number' ? expect(mine).toBeCloseTo(theirs, 6) : expect(mine).toBeNull();
    if ('lat' in wanted) close(fix?.lat, wanted.lat);
    if ('lon' in wanted) close(fix?.lng, wanted.lon);
    if ('valid' in wanted) expect(fix?.valid).toBe(wanted.valid);
    if ('knots' in wanted)
      close(fix?.speed, wanted.knots === null ? null : Number(((wanted.knots as number) * 1.852).toFixed(4)));
    if ('course' in wanted) close(fix?.heading, wanted.course);
    if ('kmh' in wanted) close(fix?.speed, wanted.kmh);
    if ('sats' in wanted) close(fix?.satellites, wanted.sats);
    if ('alt' in wanted) close(fix?.altitude, wanted.alt);
    if ('hdop' in wanted) close(fix?.hdop, wanted.hdop);
    if ('quality' in wanted) expect(fix?.valid).toBe(wanted.quality !== 0);
  });
});
