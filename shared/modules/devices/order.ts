import { z } from 'zod';
import { optionValuesSchema } from './protocol.ts';

export const ORDER_STATES = [
  'sent',
  /** The device says that it will. */
  'accepted',
  'done',
  /** The device says that it will not, or could not. */
  'refused',
  /** It did not answer, however often it was asked. */
  'silent',
] as const;

export const orderSettingsSchema = z.strictObject({
  linkId: z.uuid(),
  /** Null where a command goes to whatever is on the link. */
  deviceId: z.uuid().nullable(),
  command: z.string().max(32),
  values: optionValuesSchema,
});
export type OrderSettings = z.infer<typeof orderSettingsSchema>;

/** Something that was said to a device since the station started, and how it went. */
export const orderSchema = orderSettingsSchema.extend({
  id: z.uuid(),
  at: z.number().int(),
  state: z.enum(ORDER_STATES),
  /** What the device said, in its own code (`QnRtn=3`). */
  detail: z.string(),
});
export type Order = z.infer<typeof orderSchema>;
export type OrderState = Order['state'];
