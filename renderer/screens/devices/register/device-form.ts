import {
  type Device,
  type DeviceKind,
  type DeviceSettings,
  deviceSettingsSchema,
} from '#shared/modules/devices/index.ts';
import { type FieldProblem, fieldProblems } from '../form-problems.ts';

/** A form's view of a device: units as lines, empty text where there is nothing. */
export interface DeviceValues {
  mn: string;
  name: string;
  kind: DeviceKind;
  place: { streetCode?: string | null; address?: string; lng?: number | null; lat?: number | null };
  profile: {
    crc: DeviceSettings['profile']['crc'];
    acknowledge: boolean;
    units: { factor?: string; unit?: string }[];
  };
  linkId?: string | null;
  staleAfterMinutes: number;
  enabled: boolean;
}

/** Devices send minute data; three of them missed in a row are no accident. */
const STALE_AFTER_MINUTES = 5;

export function firstDevice(mn = '', kind: DeviceKind = 'dust-monitor', linkId?: string): DeviceValues {
  return {
    mn,
    name: '',
    kind,
    place: {},
    profile: { crc: 'strict', acknowledge: true, units: [] },
    linkId: linkId ?? null,
    staleAfterMinutes: STALE_AFTER_MINUTES,
    enabled: true,
  };
}

export function deviceValues(device: Device): DeviceValues {
  const { mn, name, kind, place, profile, linkId, staleAfterMinutes, enabled } = device;
  const units = Object.entries(profile.units).map(([factor, unit]) => ({ factor, unit }));
  return { mn, name, kind, place, profile: { ...profile, units }, linkId, staleAfterMinutes, enabled };
}

/** The device that a form describes, or what is wrong with which field. `modelKey` is not asked for and kept. */
export function readDevice(
  values: DeviceValues,
  modelKey: string | null,
): { ok: true; settings: DeviceSettings } | { ok: false; problems: FieldProblem[] } {
  const { place, profile } = values;
  const lines = profile.units.filter(({ factor, unit }) => factor || unit);
  const parsed = deviceSettingsSchema.safeParse({
    ...values,
    mn: values.mn.trim(),
    modelKey,
    linkId: values.linkId ?? null,
    place: {
      streetCode: place.streetCode ?? null,
      address: place.address ?? '',
      lng: place.lng ?? null,
      lat: place.lat ?? null,
    },
    profile: {
      ...profile,
      units: Object.fromEntries(lines.map(({ factor, unit }) => [factor?.trim() ?? '', unit?.trim() ?? ''])),
    },
  });
  if (parsed.success) return { ok: true, settings: parsed.data };
  return { ok: false, problems: fieldProblems(parsed.error).map(toForm(profile.units)) };
}

/** Units stand in the form as lines, in the settings by factor. */
function toForm(lines: DeviceValues['profile']['units']) {
  return (found: FieldProblem): FieldProblem => {
    if (found.name[1] !== 'units') return found;
    const line = lines.findIndex(({ factor }) => (factor?.trim() ?? '') === found.name[2]);
    return { name: ['profile', 'units', Math.max(0, line), 'factor'], problem: 'units' };
  };
}
