import { DAY_MS, HOUR_MS, MINUTE_MS } from './zone.ts';

/** A duration in parts for the catalogue to word (剩 0:38, 超 0:12, 3天4时). */
export interface DurationParts {
  /** -1 below zero, as soon as it is one ms over; else 1. */
  sign: 1 | -1;
  days: number;
  /** 0–23. */
  hours: number;
  /** 0–59; begun minutes are left out, so what is shown as left is really left. */
  minutes: number;
}

/** Splits natural ms into days of 24 hours, hours and minutes. */
export function durationParts(durationMs: number): DurationParts {
  const size = Math.abs(durationMs);
  return {
    sign: durationMs < 0 ? -1 : 1,
    days: Math.floor(size / DAY_MS),
    hours: Math.floor((size % DAY_MS) / HOUR_MS),
    minutes: Math.floor((size % HOUR_MS) / MINUTE_MS),
  };
}
