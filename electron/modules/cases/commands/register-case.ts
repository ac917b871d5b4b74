import type { AlarmCaseRequest } from '#electron/modules/alarms/index.ts';
import { actorOf, type Session } from '#electron/platform/door/index.ts';
import type { Writer } from '#electron/platform/facts/index.ts';
import { newId } from '#shared/kernel/id.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { type CaseStepResult, decideRegister, type RegisterInput } from '#shared/modules/cases/index.ts';
import type { CasesDeps } from '../deps.ts';
import type { CaseNumberer } from '../number.ts';

/** Id of the source 物联设备报警 in the shipped table. */
const DEVICE_SOURCE = 'device';

/**
 * Registers cases. Refuses `case.unknownSource`, `case.unknownClass`, `case.unknownStreet`. Where no street is named
 * the place gives it.
 */
export function caseRegistrar({ ledger, territory, calendars }: CasesDeps, numberer: CaseNumberer) {
  /** @param way where it comes from, or where it starts when that does not follow from its source */
  function append(
    writer: Writer,
    input: RegisterInput,
    { causedBy, first: wanted }: { causedBy?: string; first?: 'registered' | 'to_file' } = {},
  ): CaseStepResult {
    const source = territory.parts.caseSources.find(({ code }) => code === input.sourceCode);
    if (!source) throw new Refusal('case.unknownSource', { source: input.sourceCode });
    const { classKey, location, reporter, ...said } = input;
    if (input.streetCode !== null && !territory.street(input.streetCode)) {
      throw new Refusal('case.unknownStreet', { street: input.streetCode });
    }
    const streetCode =
      input.streetCode ??
      (location && territory.streetAt({ lon: location.lng, lat: location.lat })?.code) ??
      null;
    const { number, serial } = numberer.next(classKey, writer.now);
    const codeSet = territory.parts.codeSet?.id ?? territory.profile.codeSet;
    const report = { ...said, number, classKey, codeSet, streetCode, location, reporter: known(reporter) };
    const first = wanted ?? (source.verifyFirst ? 'verify_to_send' : 'to_file');
    const { facts } = decideRegister(report, serial, first, {
      calendar: calendars.current,
      limitOf: (step, urgency) => territory.stageLimit(step, urgency)?.limit ?? null,
    });
    const id = newId();
    for (const { kind, payload } of facts)
      writer.append({ kind, entity: id, payload, ...(causedBy && { causedBy }) });
    return { id, number, stage: first, version: 1 };
  }
  return {
    append,
    register: (session: Session, input: RegisterInput): CaseStepResult =>
      ledger.write({ actor: actorOf(session) }, (writer) => append(writer, input)),
    /** Joins the transaction of the alarm that leads to it; the case waits for intake (`registered`). */
    openFromAlarm: (writer: Writer, request: AlarmCaseRequest): string => {
      const { classKey, description, address, streetCode, lng, lat, at, alarmFactId } = request;
      const input: RegisterInput = {
        sourceCode: territory.parts.caseSources.find(({ id }) => id === DEVICE_SOURCE)?.code ?? '',
        classKey,
        description: description.slice(0, 2000),
        address: address.slice(0, 300),
        // A device may name a street of another district; then its place decides.
        streetCode: streetCode !== null && territory.street(streetCode) ? streetCode : null,
        location: lng === null || lat === null ? null : { lng, lat, origin: 'wgs84' },
        urgency: 'normal',
        componentCode: null,
        reporter: null,
        occurredAt: at,
      };
      return append(writer, input, { causedBy: alarmFactId, first: 'registered' }).id;
    },
  };
}

export type CaseRegistrar = ReturnType<typeof caseRegistrar>;

function known(reporter: RegisterInput['reporter']): RegisterInput['reporter'] {
  const name = reporter?.name || null;
  const phone = reporter?.phone || null;
  return name || phone ? { name, phone } : null;
}
