import type { Writer } from '#electron/platform/facts/index.ts';
import { newId } from '#shared/kernel/id.ts';
import type { AlarmFrame } from '#shared/modules/alarms/index.ts';
import type { RuleHit } from '../domain/evaluate.ts';
import { type AlarmRaised, appendAlarmFact, type DeviceAsStood } from '../facts.ts';
import type { AlarmDevices, FindFrame } from '../ports.ts';
import type { AlarmFinder } from '../queries/find-alarm.query.ts';
import { type RuleBook, ruleAsStood } from '../rules.ts';

/** An alarm's repeats become one fact a minute at most. */
const COALESCE_MS = 60_000;
/** A longer packet is kept by its number only. */
const MAX_HEX = 8192;

interface Pending {
  writtenAt: number;
  times: number;
  value: number | null;
  readAt: number;
}

export interface RecorderDeps {
  finder: AlarmFinder;
  book: RuleBook;
  devices: AlarmDevices;
  findFrame: FindFrame;
}

/** Turns what rules say into facts of alarms: one open alarm per device and rule, repeats counted up. */
export class HitRecorder {
  readonly #deps: RecorderDeps;
  readonly #pending = new Map<string, Pending>();

  constructor(deps: RecorderDeps) {
    this.#deps = deps;
  }

  record(hit: RuleHit, writer: Writer): void {
    const open = this.#deps.finder.open(hit.deviceId, hit.plan.rule.id);
    if (hit.type === 'clear') {
      if (open?.active === 1) this.#clear(open.id, hit, writer);
    } else if (!open) {
      if (hit.type === 'raise') this.#raise(hit, writer);
    } else if (open.active === 0) {
      const { value, at: readAt } = hit;
      appendAlarmFact(
        writer,
        'AlarmRepeated.v1',
        open.id,
        { times: 1, value, readAt, reraised: true },
        open.raised_fact,
      );
    } else if (hit.type === 'repeat') this.#repeat(open.id, hit, writer);
  }

  /** Whether repeats wait that are due. */
  isDue(now: number): boolean {
    return [...this.#pending.values()].some(
      ({ times, writtenAt }) => times > 0 && now - writtenAt >= COALESCE_MS,
    );
  }

  /** Writes repeats that have waited long enough. */
  flushDue(writer: Writer): void {
    for (const [alarmId, pending] of this.#pending) {
      if (writer.now - pending.writtenAt >= COALESCE_MS) this.#flush(alarmId, pending, writer);
    }
  }

  #raise(hit: RuleHit, writer: Writer): void {
    const { plan, deviceId } = hit;
    const { book, finder } = this.#deps;
    const before = finder.latest(deviceId, plan.rule.id);
    const stillShelved = before?.shelved_until != null && before.shelved_until > writer.now;
    const payload: AlarmRaised = {
      rule: ruleAsStood(plan),
      device: this.#deviceAsStood(deviceId),
      readAt: hit.at,
      value: hit.value,
      readings: hit.readings,
      readingsTotal: hit.readingsTotal,
      frame: this.#frameOf(hit),
      openCase: book.openCaseOf(plan),
      shelved: stillShelved
        ? { until: before.shelved_until as number, reason: before.shelved_reason ?? '' }
        : null,
    };
    appendAlarmFact(writer, 'AlarmRaised.v1', newId(), payload);
  }

  #repeat(alarmId: string, { value, at, plan }: RuleHit, writer: Writer): void {
    const pending = this.#pending.get(alarmId) ?? {
      writtenAt: Number.NEGATIVE_INFINITY,
      times: 0,
      value: null,
      readAt: at,
    };
    const below = plan.kind === 'threshold' && !plan.above;
    pending.times += 1;
    pending.readAt = at;
    pending.value =
      pending.value === null || value === null
        ? value
        : below
          ? Math.min(pending.value, value)
          : Math.max(pending.value, value);
    this.#pending.set(alarmId, pending);
    if (writer.now - pending.writtenAt >= COALESCE_MS) this.#flush(alarmId, pending, writer);
  }

  #clear(alarmId: string, { value, at: readAt }: RuleHit, writer: Writer): void {
    const pending = this.#pending.get(alarmId);
    if (pending) this.#flush(alarmId, pending, writer);
    this.#pending.delete(alarmId);
    appendAlarmFact(writer, 'AlarmCleared.v1', alarmId, { reason: 'back', value, readAt });
  }

  #flush(alarmId: string, pending: Pending, writer: Writer): void {
    const { times, value, readAt } = pending;
    if (times === 0) return;
    appendAlarmFact(writer, 'AlarmRepeated.v1', alarmId, { times, value, readAt, reraised: false });
    Object.assign(pending, { writtenAt: writer.now, times: 0, value: null });
  }

  #deviceAsStood(deviceId: string): DeviceAsStood {
    const device = this.#deps.devices.find(deviceId);
    const { streetCode, address, lng, lat } = device?.place ?? {
      streetCode: null,
      address: '',
      lng: null,
      lat: null,
    };
    return { id: deviceId, name: device?.name ?? deviceId, streetCode, address, lng, lat };
  }

  #frameOf({ readings }: RuleHit): AlarmFrame | null {
    const frameId = readings.at(-1)?.frameId ?? null;
    const frame = frameId === null ? null : this.#deps.findFrame(frameId);
    return frame?.hex && frame.hex.length > MAX_HEX ? { ...frame, hex: null } : frame;
  }
}
