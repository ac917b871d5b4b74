import { describe, expect, it } from 'vitest';
import { fromHex, fromText } from '../hex.ts';
import { readVectors } from '../testing.ts';
import { decodeFrame } from './decode.ts';
import { YaohuaFramer } from './frame.ts';

interface Vector {
  readonly id: string;
  readonly proto: string;
  readonly hex?: string;
  readonly ascii?: string;
  readonly expect: Record<string, unknown>;
}

const vectors = (readVectors<Vector>('weighbridge.jsonl') ?? []).filter(({ proto }) =>
  /^(yaohua|text|noise)/.test(proto),
);

function read({ hex, ascii }: Vector) {
  const framer = new YaohuaFramer();
  const bytes = hex ? fromHex(hex) : fromText(ascii ?? '');
  const events = [...framer.push(bytes), ...framer.flush('end')];
  const frames = events.flatMap((event) => (event.type === 'frame' ? [event.frame] : []));
  return frames.map((frame) => ({ frame, message: decodeFrame(frame) }));
}

describe.skipIf(vectors.length === 0)('collected packets', () => {
  it.each(vectors)('$id', (vector) => {
    const { expect: wanted, proto } = vector;
    const found = read(vector);
    if (wanted.error) {
      expect(found.filter(({ frame }) => frame.ok)).toEqual([]);
      return;
    }
    if (wanted.readings === 0) {
      expect(found).toEqual([]);
      return;
    }
    expect(found.map(({ frame }) => frame.ok)).not.toContain(false);
    const [message] = found.map((item) => item.message);
    const value = wanted.kg ?? wanted.value;
    if (proto === 'yaohua-tF2') expect(message?.equals?.lowFirst).toBe(value);
    else if (proto === 'yaohua-fmt2') expect(message?.equals?.highFirst).toBe(value);
    else if (value !== undefined) expect(message?.value).toBe(value);
    if (wanted.values) expect(found.map((item) => item.message.value)).toEqual(wanted.values);
    if (wanted.net) expect(message?.code).toBe('net');
    if (wanted.gross) expect(message?.code).toBe('gross');
    if ('stable' in wanted) expect(message?.stable).toBe(wanted.stable);
    if (wanted.overload) expect(message?.overload).toBe(true);
    if (wanted.cmd) expect(message?.command?.letter).toBe(wanted.cmd);
  });
});
