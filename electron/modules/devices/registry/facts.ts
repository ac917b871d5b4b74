import type { DeviceSettings, LinkSettings } from '#shared/modules/devices/index.ts';

/** What can happen to links and devices; each payload holds all that the tables need. */
export interface RegistryFacts {
  'LinkAdded.v1': LinkSettings;
  'LinkChanged.v1': LinkSettings;
  'LinkRemoved.v1': Record<string, never>;
  'DeviceRegistered.v1': DeviceSettings;
  'DeviceChanged.v1': DeviceSettings;
  'DeviceRemoved.v1': Record<string, never>;
}

export const REGISTRY_KINDS = [
  'LinkAdded.v1',
  'LinkChanged.v1',
  'LinkRemoved.v1',
  'DeviceRegistered.v1',
  'DeviceChanged.v1',
  'DeviceRemoved.v1',
] as const satisfies readonly (keyof RegistryFacts)[];
