import type {
  DeviceSettings,
  IdentityKind,
  LinkSettings,
  OrderSettings,
} from '#shared/modules/devices/index.ts';

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
  /** A reader recognised a chip or a card; of a card only the masked number is recorded. */
  'IdentityRead.v1': IdentityToRecord;
  /** Something was said to a device, or to what is on a link. */
  'DeviceCommanded.v1': OrderSettings;
  /** Somebody saw the whole card. */
  'IdentityRevealed.v1': { purpose: string };
}

export interface IdentityToRecord {
  deviceId: string;
  linkId: string;
  kind: IdentityKind;
  code: string;
}

export const REGISTRY_KINDS = [
  'LinkAdded.v1',
  'LinkChanged.v1',
  'LinkRemoved.v1',
  'DeviceRegistered.v1',
  'DeviceChanged.v1',
  'DeviceRemoved.v1',
  'IdentityRead.v1',
  'IdentityRevealed.v1',
  'DeviceCommanded.v1',
] as const satisfies readonly (keyof RegistryFacts)[];
