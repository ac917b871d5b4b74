import type { DeviceSettings, LinkSettings } from '#shared/modules/devices/index.ts';

/** Facts from before protocols had options carry none. */
export type LinkAdded = Omit<LinkSettings, 'options'> & Partial<Pick<LinkSettings, 'options'>>;

/** What can happen to links and devices; each payload holds all that the tables need. */
export interface RegistryFacts {
  'LinkAdded.v1': LinkAdded;
  'LinkChanged.v1': LinkAdded;
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
