import { describe, expect, it } from 'vitest';
import type { Claim } from '#shared/modules/dispatch/index.ts';
import { claimWords, isStale, maySend, secondsTo, standOf } from './claim-words.ts';

const zhang = { personId: 'z', personName: '张三', postId: 'dispatcher', seat: 2 };
const li = { personId: 'l', personName: '李四', postId: 'dispatcher', seat: 3 };
const claim = (more: Partial<Claim> = {}): Claim => ({
  caseId: 'c',
  holder: zhang,
  claimedAt: 0,
  activeAt: 0,
  staleAt: 600_000,
  mine: false,
  asked: null,
  taken: null,
  ...more,
});
const t = (key: string, values: Record<string, unknown> = {}) => `${key}${JSON.stringify(values)}`;

describe('standOf', () => {
  const asked = { by: li, reason: '急', grantAt: 20_000, mine: false };
  const taken = { from: zhang, reason: '急', at: 1, fromMe: true };
  it.each<[string, Claim | null, string, boolean]>([
    ['nothing is known yet', null, 'unknown', true],
    ['it is ours', claim({ mine: true }), 'mine', true],
    ['it is ours and wanted', claim({ mine: true, asked }), 'wanted', true],
    ["it is somebody else's", claim(), 'othersNow', false],
    ['we have asked for it', claim({ asked: { ...asked, mine: true } }), 'asking', false],
    ['it was taken from us', claim({ holder: li, taken }), 'lost', false],
    [
      'it was taken from us and we ask for it back',
      claim({ taken, asked: { ...asked, mine: true } }),
      'asking',
      false,
    ],
    ['it was taken from another', claim({ taken: { ...taken, fromMe: false } }), 'othersNow', false],
    ['it came back to us', claim({ mine: true, taken: { ...taken, fromMe: false } }), 'mine', true],
  ])('when %s', (_, held, kind, may) => {
    const stand = standOf(held, 0);
    expect(stand.kind).toBe(kind);
    expect(maySend(stand)).toBe(may);
  });
});

it('says who holds it, where, and when that is stale', () => {
  expect(claimWords(t, claim(), 0)).toContain('claim.held');
  expect(claimWords(t, claim(), 600_000)).toContain('claim.stale');
  expect(claimWords(t, claim({ mine: true }), 600_000)).toContain('claim.mine');
  expect(isStale(claim({ mine: true }), 600_000)).toBe(false);
});

it.each([
  [20_000, 0, 20],
  [20_000, 19_001, 1],
  [20_000, 30_000, 0],
])('to %i at %i are %i seconds', (at, now, seconds) => {
  expect(secondsTo(at, now)).toBe(seconds);
});
