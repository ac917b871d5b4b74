import { hideSecrets } from '#electron/modules/devices/index.ts';
import type { Fact, FactReader } from '#electron/platform/facts/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { AlarmDetail, AlarmEvent, AlarmFrame } from '#shared/modules/alarms/index.ts';
import type { ProtocolName } from '#shared/modules/devices/index.ts';
import { alarmPayload } from '../facts.ts';
import { toAlarmRow } from '../row.ts';
import type { AlarmFinder } from './find-alarm.query.ts';

/** Events shown of one alarm; the newest are the ones that matter when there are more. */
const MAX_EVENTS = 1000;

/** An alarm with the readings that raised it and its life so far. @throws Refusal `alarm.unknown`. */
export function getAlarm(finder: AlarmFinder, facts: FactReader, alarmId: string, now: number): AlarmDetail {
  const row = finder.byId(alarmId);
  if (!row) throw new Refusal('alarm.unknown', { alarmId });
  const life = facts.ofEntity(alarmId, MAX_EVENTS);
  const raised = life[0] && alarmPayload(life[0], 'AlarmRaised.v1');
  return {
    alarm: toAlarmRow(row, now),
    readings: raised?.readings ?? [],
    frame: raised?.frame ? toShow(raised.frame) : null,
    events: life.map(toEvent),
  };
}

/** The fact keeps the packet whole; a device's password is nobody's evidence. */
function toShow(frame: AlarmFrame): AlarmFrame {
  if (frame.hex === null) return frame;
  const shown = hideSecrets(frame.protocol as ProtocolName, Buffer.from(frame.hex, 'hex'));
  return { ...frame, hex: Buffer.from(shown).toString('hex') };
}

function toEvent(fact: Fact): AlarmEvent {
  const payload = fact.payload as Record<string, unknown>;
  const text = (key: string) => (typeof payload[key] === 'string' ? (payload[key] as string) : null);
  const value = typeof payload.value === 'number' ? String(payload.value) : null;
  return {
    factId: fact.id,
    kind: fact.kind,
    at: fact.at,
    actor: fact.actor,
    by: text('byName'),
    note: text('reason') ?? text('caseId') ?? text('code') ?? value,
  };
}
