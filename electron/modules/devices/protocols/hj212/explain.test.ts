import { expect, it } from 'vitest';
import { explainFrame } from './explain.ts';
import { fixture, fixtures } from './fixtures.ts';
import { type Hj212Frame, Hj212Framer } from './frame.ts';

function read(bytes: Uint8Array): Hj212Frame {
  const framer = new Hj212Framer();
  const [event] = [...framer.push(bytes), ...framer.flush('end')];
  if (event?.type !== 'frame') throw new Error('no frame');
  return event.frame;
}

it.each(fixtures)('names every byte of $name once, in order', ({ bytes }) => {
  const frame = read(bytes);
  let at = 0;
  for (const span of explainFrame(frame)) {
    expect(span.offset).toBe(at);
    expect(span.length).toBeGreaterThan(0);
    at += span.length;
  }
  expect(at).toBe(frame.bytes.length);
});

it('tells what the bytes are', () => {
  const spans = explainFrame(read(fixture('fume'))).map(({ label, text }) => [label, text]);
  expect(spans.slice(0, 3)).toEqual([
    ['hj212.mark', '##'],
    ['hj212.length', '0188'],
    ['hj212.field.qn', 'QN=20250612113000000'],
  ]);
  expect(spans).toContainEqual(['hj212.cp.state', 'SB7-RS=1']);
  expect(spans).toContainEqual(['hj212.cp.value', 'a34041-Rtd=1.26']);
  expect(spans).toContainEqual(['hj212.cp.flag', 'a34041-Flag=N']);
  expect(spans).toContainEqual(['hj212.cp.time', 'DataTime=20250612113000']);
  expect(spans.at(-1)).toEqual(['hj212.crc.hj212', '9241']);
  expect(explainFrame(read(fixture('dustWrongCrc'))).at(-1)?.label).toBe('hj212.crc.wrong');
  expect(explainFrame(read(fixture('infoGbk'))).map(({ text }) => text)).toContain(
    'i11001-Info=//更换滤膜//',
  );
});
