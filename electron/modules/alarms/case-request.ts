import type { Fact } from '#electron/platform/facts/index.ts';
import { type AlarmRaised, alarmPayload } from './facts.ts';
import type { AlarmCaseRequest } from './ports.ts';

/** What a case is registered from, out of the fact that raised the alarm; null where the rule names no class. */
export function caseRequestOf(raised: Fact): AlarmCaseRequest | null {
  const payload = alarmPayload(raised, 'AlarmRaised.v1');
  if (!payload.openCase) return null;
  const { streetCode, address, lng, lat } = payload.device;
  return {
    alarmId: raised.entity,
    alarmFactId: raised.id,
    classKey: payload.openCase.classKey,
    description: inWords(payload),
    address,
    streetCode,
    lng,
    lat,
    at: raised.at,
  };
}

/** `TSP 超标：一号工地，0.92 mg/m3 > 0.8 mg/m3`; the language of the bureau's records. */
function inWords({ rule, device, value }: AlarmRaised): string {
  const figures = value === null ? '' : `，${value} ${rule.unit} ${rule.op} ${rule.limit} ${rule.unit}`;
  return `${rule.name.zh}：${device.name}${figures}`;
}
