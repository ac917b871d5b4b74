import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { everyFull } from './now.ts';

beforeEach(() => vi.useFakeTimers({ now: 10_250 }));
afterEach(() => vi.useRealTimers());

it('calls every listener of a period at the full period, with one timer', () => {
  const heard: [string, number][] = [];
  const stopA = everyFull(1000)(() => heard.push(['a', Date.now()]));
  const stopB = everyFull(1000)(() => heard.push(['b', Date.now()]));
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(1800);
  stopA();
  vi.advanceTimersByTime(1000);
  expect(heard).toEqual([
    ['a', 11_000],
    ['b', 11_000],
    ['a', 12_000],
    ['b', 12_000],
    ['b', 13_000],
  ]);
  stopB();
  expect(vi.getTimerCount()).toBe(0);
});

it('runs again for a listener that comes after everybody has left', () => {
  everyFull(1000)(() => {})();
  const heard = vi.fn();
  const stop = everyFull(1000)(heard);
  vi.advanceTimersByTime(750);
  expect(heard).toHaveBeenCalledOnce();
  stop();
});
