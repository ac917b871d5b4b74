import { actorOf, type Session } from '#electron/platform/door/index.ts';
import type { Writer } from '#electron/platform/facts/index.ts';
import { newId } from '#shared/kernel/id.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { type CaseStepResult, decideRegister, type RegisterInput } from '#shared/modules/cases/index.ts';
import type { CasesDeps } from '../deps.ts';
import type { CaseNumberer } from '../number.ts';

/** What an alarm knows of the case that it opens. */
export interface AlarmCase {
  classKey: string;
  description: string;
  address: string;
  streetCode: string | null;
  location: RegisterInput['location'];
  urgency: RegisterInput['urgency'];
  occurredAt: number;
  /** Code of the source (问题来源), 06 in the shipped table. */
  sourceCode: string;
  /** Id of the alarm's fact that leads to the case. */
  causedBy: string;
}

/**
 * Registers cases. Refuses `case.unknownSource`, `case.unknownClass`, `case.unknownStreet`. Where no street is named
 * the place gives it.
 */
export function caseRegistrar({ ledger, territory, calendars }: CasesDeps, nextNumber: CaseNumberer) {
  function append(writer: Writer, input: RegisterInput, alarm: AlarmCase | null): CaseStepResult {
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
    const { number, serial } = nextNumber(classKey, writer.now);
    const codeSet = territory.parts.codeSet?.id ?? territory.profile.codeSet;
    const report = { ...said, number, classKey, codeSet, streetCode, location, reporter: known(reporter) };
    const first = alarm ? 'registered' : source.verifyFirst ? 'verify_to_send' : 'to_file';
    const { facts } = decideRegister(report, serial, first, {
      calendar: calendars.current,
      limitOf: (step, urgency) => territory.stageLimit(step, urgency)?.limit ?? null,
    });
    const id = newId();
    for (const { kind, payload } of facts)
      writer.append({ kind, entity: id, payload, causedBy: alarm?.causedBy });
    return { id, number, stage: first, version: 1 };
  }
  return {
    register: (session: Session, input: RegisterInput): CaseStepResult =>
      ledger.write({ actor: actorOf(session) }, (writer) => append(writer, input, null)),
    /** For policies: joins the transaction of the fact that led here. The case waits for intake (`registered`). */
    registerFromAlarm: (writer: Writer, alarm: AlarmCase): CaseStepResult => {
      const { causedBy, ...said } = alarm;
      return append(writer, { ...said, componentCode: null, reporter: null }, alarm);
    },
  };
}

function known(reporter: RegisterInput['reporter']): RegisterInput['reporter'] {
  const name = reporter?.name || null;
  const phone = reporter?.phone || null;
  return name || phone ? { name, phone } : null;
}
