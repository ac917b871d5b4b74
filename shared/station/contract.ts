import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { permitted } from '#shared/kernel/contract.ts';
import { refusalDataSchema } from '#shared/kernel/refusal.ts';

/** A data file that could not be used: where, and why. The rest of the territory works. */
export const problemSchema = z.object({
  file: z.string(),
  line: z.number(),
  path: z.string(),
  reason: z.string(),
});

export const stationSchema = z.object({
  code: z.string(),
  profileId: z.string(),
  demo: z.boolean(),
  district: z.object({ zh: z.string(), en: z.string() }),
  bureau: z.object({ zh: z.string(), en: z.string() }),
});

export type Station = z.infer<typeof stationSchema>;

export const stationStateSchema = z.discriminatedUnion('phase', [
  /** The database was refused; nothing was changed. */
  z.object({ phase: z.literal('failed'), refusal: refusalDataSchema }),
  /** First start: nothing chosen yet. `problems` are of districts that cannot be offered. */
  z.object({ phase: z.literal('unconfigured'), problems: z.array(problemSchema) }),
  z.object({
    phase: z.literal('ready'),
    station: stationSchema,
    problems: z.array(problemSchema),
    now: z.number(),
  }),
]);

export type StationState = z.infer<typeof stationStateSchema>;

export const profileChoiceSchema = z.object({
  id: z.string(),
  kind: z.enum(['demo', 'district', 'empty']),
  name: z.object({ zh: z.string(), en: z.string() }),
});

export const setUpProgressSchema = z.object({
  step: z.enum(['rules', 'cases', 'devices', 'done']),
  done: z.number(),
  total: z.number(),
});

export type SetUpProgress = z.infer<typeof setUpProgressSchema>;

export const TOPICS = [
  'cases',
  'tickets',
  'alarms',
  'links',
  'devices',
  'identities',
  'orders',
  'telemetry',
  'imports',
  'claims',
  'board',
  'messages',
  'rules',
  'appeals',
] as const;
export type Topic = (typeof TOPICS)[number];

const changeSchema = z.object({ topic: z.enum(TOPICS), ids: z.array(z.string()).nullable() });

export const stationContract = {
  state: permitted('anyone').output(stationStateSchema),
  choices: permitted('anyone').output(z.array(profileChoiceSchema)),
  /** Chooses what this station is; refused as `station.alreadySetUp` afterwards. Windows are reconnected when done. */
  setUp: permitted('anyone')
    .input(z.object({ profileId: z.string().max(100), demoCases: z.number().int().min(0).max(100_000) }))
    .output(eventIterator(setUpProgressSchema)),
  /** The one live stream: which things changed, at most once per `intervalMs`. */
  watch: permitted('signedIn')
    .input(
      z.object({ topics: z.array(z.enum(TOPICS)).min(1), intervalMs: z.number().int().min(50).max(60_000) }),
    )
    .output(eventIterator(z.array(changeSchema))),
};
