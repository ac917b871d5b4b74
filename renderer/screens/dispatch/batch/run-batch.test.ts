import { describe, expect, it } from 'vitest';
import { runBatch, tally } from './run-batch.ts';

const items = ['a', 'b', 'c'].map((id) => ({ id, number: `n-${id}` }));
const explain = (error: unknown) => ({ code: String(error), params: {} });
const never = new AbortController().signal;

describe('a batch', () => {
  it('judges each for itself, in order, and goes on after a refusal', async () => {
    const taken: string[] = [];
    const results = await runBatch(
      items,
      async ({ id }) => {
        taken.push(id);
        if (id === 'b') throw 'case.changed';
        return { stage: 'closed' };
      },
      explain,
      () => {},
      never,
    );
    expect(taken).toEqual(['a', 'b', 'c']);
    expect(results.map(({ id, outcome }) => [id, outcome.kind])).toEqual([
      ['a', 'done'],
      ['b', 'refused'],
      ['c', 'done'],
    ]);
    expect(results[1]?.outcome).toEqual({ kind: 'refused', refusal: { code: 'case.changed', params: {} } });
    expect(tally(results)).toEqual({ done: 2, refused: 1, untouched: 0 });
  });

  it('tells of every result as it comes', async () => {
    const seen: number[] = [];
    await runBatch(
      items,
      async () => ({ stage: 'closed' }),
      explain,
      (results) => seen.push(results.length),
      never,
    );
    expect(seen).toEqual([1, 2, 3]);
  });

  it('that is cancelled finishes the case at hand and leaves the rest untouched', async () => {
    const stop = new AbortController();
    const results = await runBatch(
      items,
      async ({ id }) => {
        if (id === 'a') stop.abort();
        return { stage: 'closed' };
      },
      explain,
      () => {},
      stop.signal,
    );
    expect(results.map(({ outcome }) => outcome.kind)).toEqual(['done', 'untouched', 'untouched']);
  });
});
