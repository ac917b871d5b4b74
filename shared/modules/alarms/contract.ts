import { z } from 'zod';
import { permitted } from '#shared/kernel/contract.ts';
import { cursorSchema, MAX_PAGE, pageOf } from '#shared/kernel/page.ts';
import { keySchema, streetCodeSchema } from '#shared/modules/territory/index.ts';
import {
  alarmCountsSchema,
  alarmDetailSchema,
  alarmRowSchema,
  alarmRuleRowSchema,
  severitySchema,
} from './schema.ts';

/**
 * `open`: active or unacknowledged, not shelved. `unacknowledged` and `active`: those of the open ones.
 * `shelved`: shelved now. `all`: every alarm there ever was, shelved ones too.
 */
export const alarmViewSchema = z.enum(['open', 'unacknowledged', 'active', 'shelved', 'all']);
export type AlarmView = z.infer<typeof alarmViewSchema>;

/** 24 h: nothing is shelved longer (ISA-18.2 shelving needs an end). */
export const MAX_SHELVE_MS = 24 * 3_600_000;

const alarmInput = z.object({ alarmId: z.uuid() });

/** Live changes: topic `alarms` with the ids of the alarms. */
export const alarmsContract = {
  /** `severity`: most urgent first, then newest; `newest`: by first raising. Pages go on with `cursor`. */
  list: permitted('alarm.read')
    .input(
      z.object({
        view: alarmViewSchema,
        order: z.enum(['severity', 'newest']).default('severity'),
        severities: z.array(severitySchema).max(4).optional(),
        deviceId: z.string().max(64).optional(),
        ruleId: keySchema.optional(),
        streetCode: streetCodeSchema.optional(),
        /** First raised in this range (UTC ms; end excluded). */
        from: z.int().optional(),
        to: z.int().optional(),
        cursor: cursorSchema.default(null),
        limit: z.int().min(1).max(MAX_PAGE).default(MAX_PAGE),
      }),
    )
    .output(pageOf(alarmRowSchema)),
  counts: permitted('alarm.read').output(alarmCountsSchema),
  /** Refuses `alarm.unknown`. */
  get: permitted('alarm.read').input(alarmInput).output(alarmDetailSchema),
  /** Each alarm is judged by itself: `alarm.unknown`, `alarm.alreadyAcknowledged` come back in `refused`. */
  acknowledge: permitted('alarm.acknowledge')
    .input(z.object({ alarmIds: z.array(z.uuid()).min(1).max(MAX_PAGE) }))
    .output(
      z.object({
        acknowledged: z.array(z.uuid()),
        refused: z.array(z.object({ alarmId: z.uuid(), code: z.string() })),
      }),
    ),
  /** Refuses `alarm.unknown`, `alarm.over`, `alarm.shelveEnd` (not in the future, or beyond 24 h). */
  shelve: permitted('alarm.shelve')
    .input(z.object({ alarmId: z.uuid(), until: z.int(), reason: z.string().trim().min(1).max(500) }))
    .output(alarmRowSchema),
  /** Refuses `alarm.unknown`, `alarm.notShelved`. */
  unshelve: permitted('alarm.shelve').input(alarmInput).output(alarmRowSchema),
  /** Refuses `alarm.unknown`, `alarm.hasCase`, `alarm.noClass`, and whatever registering a case refuses. */
  openCase: permitted('alarm.openCase')
    .input(alarmInput)
    .output(z.object({ caseId: z.uuid() })),
  rules: {
    list: permitted('alarm.read').output(z.array(alarmRuleRowSchema).max(2000)),
    /** Whether an alarm of the rule opens a case by itself. Refuses `rule.unknown`, `alarm.noClass`. */
    setOpenCase: permitted('rule.manage')
      .input(z.object({ ruleId: keySchema, enabled: z.boolean() }))
      .output(alarmRuleRowSchema),
  },
};
