import type { AlarmRaised } from '#electron/modules/alarms/index.ts';
import { alarmPayload } from '#electron/modules/alarms/index.ts';
import type { Fact, FactReader } from '#electron/platform/facts/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { AlarmFrame } from '#shared/modules/alarms/index.ts';
import type { WhyInput, WhyNode } from '#shared/modules/audit/index.ts';
import type { SeriesKey, SeriesPoints } from '#shared/modules/telemetry/index.ts';
import type { Explain } from '../hide-personal.ts';

/** Causes further back than this are a loop or a bug. */
const MAX_STEPS = 20;
const RAISED = 'AlarmRaised.v1';

export interface WhyDeps {
  facts: FactReader;
  /** One point of a series. */
  readSeries(range: SeriesKey & { from: number; to: number; points: number }): SeriesPoints;
  /** The packet with that number, or null when it is no longer kept. */
  findFrame(frameId: number): AlarmFrame | null;
  explain: Explain;
}

/** "Why is this here?": the steps from the thing asked about back to the packet. @throws Refusal `audit.unknown`. */
export function why(deps: WhyDeps, input: WhyInput): WhyNode[] {
  if (input.kind === 'reading') return ofReading(deps, input);
  const id = input.kind === 'case' ? input.caseId : input.alarmId;
  const first = deps.facts.ofEntity(id, 1)[0];
  if (!first || (first.kind === RAISED) !== (input.kind === 'alarm'))
    throw new Refusal('audit.unknown', { id });
  return ofFact(deps, first, input.kind === 'case');
}

function ofFact(deps: WhyDeps, first: Fact, isCase: boolean): WhyNode[] {
  const nodes: WhyNode[] = [];
  let fact: Fact | null = first;
  for (let step = 0; fact && step < MAX_STEPS; step++) {
    if (fact.kind === RAISED) nodes.push(...ofAlarm(deps, fact));
    else nodes.push(step === 0 && isCase ? caseNode(fact) : factNode(fact));
    fact = fact.causedBy === null ? null : deps.facts.byId(fact.causedBy);
  }
  return nodes;
}

function caseNode({ entity, kind, actor, at, payload }: Fact): WhyNode {
  const { number } = payload as { number?: unknown };
  const title = { number: typeof number === 'string' ? number : '' };
  return { type: 'case', id: entity, title, at, detail: { kind, actor } };
}

function factNode({ id, seq, kind, actor, at }: Fact): WhyNode {
  return { type: 'fact', id, title: { kind }, at, detail: { seq, kind, actor } };
}

function ofAlarm(deps: WhyDeps, raised: Fact): WhyNode[] {
  const payload = alarmPayload(raised, RAISED);
  const frameId = payload.readings.at(-1)?.frameId ?? null;
  const frame = payload.frame ?? (frameId === null ? null : deps.findFrame(frameId));
  return [
    alarmNode(raised, payload),
    ruleNode(raised, payload),
    ...readingsNode(payload),
    ...(frame ? [frameNode(deps, frame)] : []),
  ];
}

function alarmNode({ entity, id: factId, at }: Fact, { device, rule, value }: AlarmRaised): WhyNode {
  const { severity, unit } = rule;
  return {
    type: 'alarm',
    id: entity,
    title: { device: device.name, ruleZh: rule.name.zh, ruleEn: rule.name.en },
    at,
    detail: {
      factId,
      severity,
      deviceId: device.id,
      deviceName: device.name,
      address: device.address,
      value,
      unit,
    },
  };
}

function ruleNode({ at }: Fact, { rule }: AlarmRaised): WhyNode {
  const { id: ruleId, version, name, kind, factor, statistic, op, limit, unit } = rule;
  const { forMinutes, minSamples, noDataMinutes, source } = rule;
  return {
    type: 'rule',
    id: `${ruleId}@${version}`,
    title: { nameZh: name.zh, nameEn: name.en, version },
    at,
    detail: {
      ...{ ruleId, version, name, kind, factor, statistic, op, limit, unit },
      ...{ forMinutes, minSamples, noDataMinutes, source },
    },
  };
}

function readingsNode({ device, rule, readings, readingsTotal, readAt }: AlarmRaised): WhyNode[] {
  if (readings.length === 0) return [];
  const { factor, statistic, unit } = rule;
  return [
    {
      type: 'readings',
      id: `${device.id}/${factor}/${readAt}`,
      title: { count: readingsTotal, factor },
      at: readAt,
      detail: {
        ...{ deviceId: device.id, factor: factor ?? '', statistic: statistic ?? '', unit },
        ...{ readings, total: readingsTotal },
      },
    },
  ];
}

function frameNode(
  { explain }: WhyDeps,
  { frameId, receivedAt, linkName, protocol, hex }: AlarmFrame,
): WhyNode {
  const shown = hex === null ? null : explain(protocol, Buffer.from(hex, 'hex'));
  return {
    type: 'frame',
    id: String(frameId),
    title: { link: linkName, protocol },
    at: receivedAt,
    detail: {
      ...{ receivedAt, linkName, protocol },
      hex: shown?.hex ?? null,
      fields: (shown?.fields ?? []).slice(0, 500).map(({ label, text }) => ({ key: label, value: text })),
    },
  };
}

function ofReading(deps: WhyDeps, { kind: _, at, ...key }: WhyInput & { kind: 'reading' }): WhyNode[] {
  const points = deps.readSeries({ ...key, from: at, to: at + 1, points: 1 });
  const [value, quality, frameId] = [points.last[0], points.quality[0], points.frameId[0] ?? null];
  if (value === undefined || quality === undefined)
    throw new Refusal('audit.unknown', { id: key.deviceId, at });
  const frame = frameId === null ? null : deps.findFrame(frameId);
  const reading = { at, receivedAt: frame?.receivedAt ?? at, value, quality, frameId };
  const { deviceId, factor, statistic } = key;
  return [
    {
      type: 'readings',
      id: `${deviceId}/${factor}/${at}`,
      title: { count: 1, factor },
      at,
      detail: { deviceId, factor, statistic, unit: points.unit, readings: [reading], total: 1 },
    },
    ...(frame ? [frameNode(deps, frame)] : []),
  ];
}
