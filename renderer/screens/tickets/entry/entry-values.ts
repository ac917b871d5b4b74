import type { RegisterTicket } from '#shared/modules/tickets/index.ts';
import { normalPhone } from '../../cases/intake/phone.ts';

/** What stands in the form, as typed; moments as the picker gives them. */
export interface EntryValues {
  channel: string;
  number?: string;
  kind: RegisterTicket['kind'];
  urgency: RegisterTicket['urgency'];
  text: string;
  address?: string;
  streetCode?: string;
  classKey?: string;
  reporterName?: string;
  reporterPhone?: string;
  confidential?: boolean;
  receivedAt?: { valueOf(): number } | null;
  dueAt?: { valueOf(): number } | null;
  remark?: string;
}

/** The form as the engine takes it: what was left empty is not known. */
export function toRegister(values: EntryValues): RegisterTicket {
  const name = values.reporterName?.trim() || null;
  const phone = normalPhone(values.reporterPhone ?? '') || null;
  return {
    channel: values.channel,
    number: values.number?.trim() || null,
    kind: values.kind,
    urgency: values.urgency,
    text: values.text.trim(),
    address: values.address?.trim() ?? '',
    streetCode: values.streetCode || null,
    location: null,
    classKey: values.classKey || null,
    reporter: name || phone ? { name, phone } : null,
    confidential: values.confidential ?? false,
    remark: values.remark?.trim() || null,
    receivedAt: values.receivedAt?.valueOf() ?? null,
    dueAt: values.dueAt?.valueOf() ?? null,
  };
}
