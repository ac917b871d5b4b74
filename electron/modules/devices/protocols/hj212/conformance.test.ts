import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createDecodeStream } from '../decode-stream.ts';
import { protocol } from './index.ts';

/** Packets collected by others, kept beside the checkout and not part of it; skipped where they are absent. */
interface Vector {
  readonly id: string;
  readonly raw?: string;
  readonly framed?: string | null;
  readonly expect?: {
    readonly declaredLenField: string;
    readonly actualLen: number;
    readonly lenOk: boolean;
    readonly crcField: string;
    readonly crcMatches: readonly string[];
    readonly fields: unknown;
    readonly cp?: unknown;
  };
}

/** The project's root is five folders up; the vectors stand next to it. */
const folder = fileURLToPath(new URL('../../../../../../shared/devices/vectors/', import.meta.url));

function load(file: string): Vector[] {
  const path = `${folder}${file}`;
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => JSON.parse(line));
}

function decode(packet: string): unknown[] {
  const stream = createDecodeStream(protocol);
  return [...stream.push(Buffer.from(`${packet}\r\n`)), ...stream.end()];
}

for (const file of ['hj212.jsonl', 'hj212-appendixC.jsonl']) {
  const vectors = load(file);
  if (vectors.length === 0) console.log(`skipped: ${file} is not beside the project`);
  const packets = vectors.filter((vector) => (vector.raw ?? vector.framed ?? null) !== null);
  const templates = vectors.length - packets.length;
  if (templates > 0) console.log(`skipped: ${templates} of ${file} are templates with ellipses, not packets`);

  describe.skipIf(vectors.length === 0)(file, () => {
    it.each(packets)('$id', (vector) => {
      const lines = decode(vector.raw ?? vector.framed ?? '');
      if (!vector.expect) {
        if (vector.framed) expect(lines).toMatchObject([{ type: 'frame', ok: true }]);
        else expect(lines.length).toBeGreaterThan(0);
        return;
      }
      const { declaredLenField, actualLen, lenOk, crcField, crcMatches, fields, cp = [] } = vector.expect;
      const mode = crcMatches[0] === 'none' ? null : crcMatches[0];
      expect(lines).toEqual([
        {
          type: 'frame',
          raw: Buffer.from(vector.raw ?? '').toString('latin1'),
          ok: lenOk && mode !== null,
          length: { declared: Number(declaredLenField), actual: actualLen, ok: lenOk },
          crc: { declared: crcField, ok: mode !== null, mode },
          fields,
          cp,
        },
      ]);
    });
  });
}
