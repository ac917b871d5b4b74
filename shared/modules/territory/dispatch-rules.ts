import { z } from 'zod';
import { keySchema, sourceSchema } from './base.ts';

/** Names of colours that the screens know by day and by night. */
export const statusColourSchema = z.enum(['green', 'accent', 'amber', 'red', 'magenta', 'grey']);

/**
 * What a person of a squad may be doing. `ready`: can be sent now. `atCase`: stands where the case is.
 * `report`: on task, and expected to report this often; after `warnMinutes` of silence the board warns, after
 * `alarmMinutes` it alarms.
 */
export const personStatusSchema = z.strictObject({
  id: keySchema,
  zh: z.string().min(1).max(20),
  en: z.string().min(1).max(40),
  colour: statusColourSchema,
  /** The key that sets it on the board. */
  key: z.string().regex(/^[0-9]$/),
  ready: z.boolean(),
  atCase: z.boolean(),
  report: z
    .strictObject({ warnMinutes: z.int().min(1).max(1440), alarmMinutes: z.int().min(1).max(1440) })
    .nullable(),
});
export type PersonStatus = z.infer<typeof personStatusSchema>;

const points = z.number().min(-1000).max(1000);

/** How a unit is recommended and how a claim on a case is kept, as the bureau wants it. */
export const dispatchRulesSchema = z.strictObject({
  source: sourceSchema,
  example: z.boolean(),
  recommend: z.strictObject({
    /** Units that are shown. */
    shown: z.int().min(1).max(9),
    points: z.strictObject({
      /** The row of the responsibility table that decides, by its basis. */
      owner: points,
      territory: points,
      /** Another row of the table that also speaks of the class here. */
      otherRow: points,
      /** The squad of the street. */
      streetSquad: points,
      /** All of it for the unit that disposed of every such case lately; others by their share. */
      history: points,
      /** All of it for a unit that was always on time. */
      onTime: points,
      /** All of it for somebody on the spot, nothing at `nearMetres`. */
      near: points,
      /** Somebody of the unit can be sent now. */
      ready: points,
      /** All of it for `loadHeavy` open cases and more. */
      load: points,
      /** The case came back from this unit. */
      returned: points,
    }),
    historyDays: z.int().min(1).max(730),
    /** Cases from which on a history counts in full; fewer count in proportion. */
    historyEnough: z.int().min(1).max(1000),
    loadHeavy: z.int().min(1).max(10_000),
    nearMetres: z.int().min(10).max(100_000),
    /** A position older than this says nothing. */
    positionMinutes: z.int().min(1).max(10_080),
  }),
  claim: z.strictObject({
    /** How long the holder may object before a claim passes on. */
    graceSeconds: z.int().min(1).max(600),
    /** A claim on which nothing was typed for so long is shown as stale. */
    staleMinutes: z.int().min(1).max(1440),
  }),
});
export type DispatchRules = z.infer<typeof dispatchRulesSchema>;
