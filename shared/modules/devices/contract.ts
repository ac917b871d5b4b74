import { z } from 'zod';
import { permitted } from '#shared/kernel/contract.ts';
import { cursorSchema, MAX_PAGE, pageOf } from '#shared/kernel/page.ts';
import { idCardSchema, identityReadSchema } from './identity.ts';
import { orderSchema, orderSettingsSchema } from './order.ts';
import { protocolManifestSchema } from './protocol.ts';
import {
  deviceKindSchema,
  deviceSchema,
  deviceSettingsSchema,
  deviceStateSchema,
  linkSchema,
  linkSettingsSchema,
  linkStatusSchema,
  quarantineEntrySchema,
  quarantineReasonSchema,
  serialPortSchema,
  unknownDeviceSchema,
} from './schema.ts';

const read = permitted('device.read');
const manage = permitted('device.manage');
const byId = z.strictObject({ id: z.uuid() });
const paging = {
  cursor: cursorSchema.default(null),
  limit: z.number().int().min(1).max(MAX_PAGE).default(MAX_PAGE),
};

/** Topics of the live stream that go with these calls; the id is that of the link or device. */
export const DEVICE_TOPICS = {
  links: 'links',
  devices: 'devices',
  identities: 'identities',
  orders: 'orders',
} as const;

/** How many links a station may have. */
export const MAX_LINKS = 100;

/**
 * Refusals: `device.linkUnknown`, `device.protocolUnknown`, `device.optionWrong`, `device.transportWrong`, `device.linkLimit`, `device.unknown`, `device.mnTaken`, `device.linkInUse`.
 * A link's own trouble (`link.portBusy`, `link.portMissing`, `link.addressInUse` …) stands in its status.
 */
export const devicesContract = {
  protocols: {
    /** What a link can speak. */
    list: read.input(z.void()).output(z.array(protocolManifestSchema).max(100)),
  },
  links: {
    list: read.input(z.void()).output(z.array(linkSchema).max(MAX_LINKS)),
    add: manage.input(linkSettingsSchema).output(linkSchema),
    update: manage.input(linkSchema).output(linkSchema),
    /** Refused while devices are bound to it. */
    remove: manage.input(byId).output(z.void()),
    /** Opens it now and with every start of the station. */
    start: manage.input(byId).output(linkSchema),
    stop: manage.input(byId).output(linkSchema),
    status: read.input(z.void()).output(z.array(linkStatusSchema).max(MAX_LINKS)),
  },
  devices: {
    /** In the order of their numbers. */
    list: read
      .input(
        z.strictObject({
          /** Part of the number, the name or the address. */
          search: z.string().trim().max(80).default(''),
          streetCode: z.string().max(9).nullable().default(null),
          kind: deviceKindSchema.nullable().default(null),
          state: deviceStateSchema.nullable().default(null),
          ...paging,
        }),
      )
      .output(pageOf(deviceSchema)),
    get: read.input(byId).output(deviceSchema),
    add: manage.input(deviceSettingsSchema).output(deviceSchema),
    update: manage.input(deviceSettingsSchema.extend({ id: z.uuid() })).output(deviceSchema),
    /** Takes it out of the register; its readings stay. */
    remove: manage.input(byId).output(z.void()),
  },
  unknownDevices: {
    /** Heard since the station started, last heard first. Register one with `devices.add`. */
    list: read.input(z.void()).output(z.array(unknownDeviceSchema).max(MAX_PAGE)),
  },
  quarantine: {
    /** Newest first. */
    list: read
      .input(
        z.strictObject({
          linkId: z.uuid().nullable().default(null),
          reason: quarantineReasonSchema.nullable().default(null),
          ...paging,
        }),
      )
      .output(pageOf(quarantineEntrySchema)),
  },
  identities: {
    /** Chips and cards that were read, newest first. */
    list: read
      .input(z.strictObject({ deviceId: z.uuid().nullable().default(null), ...paging }))
      .output(pageOf(identityReadSchema)),
    /** The whole card, within five minutes of its reading; who asked and why is recorded. Refusals: `device.cardGone`. */
    reveal: permitted('device.reveal')
      .input(z.strictObject({ id: z.uuid(), purpose: z.string().trim().min(2).max(200) }))
      .output(idCardSchema),
  },
  orders: {
    /**
     * Says something to a device; that it was said, by whom, is recorded. Refusals: `device.linkUnknown`,
     * `device.commandUnknown`, `device.optionWrong`, `device.notConnected`.
     */
    send: manage.input(orderSettingsSchema).output(orderSchema),
    /** Since the station started, newest first. */
    list: read.input(z.void()).output(z.array(orderSchema).max(MAX_PAGE)),
  },
  serialPorts: {
    /** What can be found; a path that is not listed may still be typed. */
    list: manage.input(z.void()).output(z.array(serialPortSchema).max(256)),
  },
};
