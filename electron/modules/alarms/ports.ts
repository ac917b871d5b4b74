import type { Writer } from '#electron/platform/facts/index.ts';
import type { AlarmFrame } from '#shared/modules/alarms/index.ts';
import type { DeviceAsStood } from './facts.ts';

/** A registered device as far as alarms have to know it. */
export interface AlarmDevice {
  id: string;
  name: string;
  kind: string;
  /** A device that is switched off in the register is not watched. */
  enabled: boolean;
  place: Pick<DeviceAsStood, 'streetCode' | 'address' | 'lng' | 'lat'>;
}

export interface AlarmDevices {
  find(deviceId: string): AlarmDevice | null;
  list(): readonly AlarmDevice[];
}

/** What a case is registered from. */
export interface AlarmCaseRequest {
  alarmId: string;
  /** The fact that raised the alarm: the cause of the case. */
  alarmFactId: string;
  classKey: string;
  description: string;
  address: string;
  streetCode: string | null;
  lng: number | null;
  lat: number | null;
  at: number;
}

/** Registers a case inside the running transaction and gives its id. @throws Refusal when it may not be. */
export type OpenCase = (writer: Writer, request: AlarmCaseRequest) => string;

/** The packet with that number, or null when it is no longer kept. */
export type FindFrame = (frameId: number) => AlarmFrame | null;
