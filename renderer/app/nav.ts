import { create } from 'zustand';

export const SCREENS = [
  'desk',
  'intake',
  'alarms',
  'telemetry',
  'overview',
  'links',
  'import',
  'settings',
] as const;
export type ScreenId = (typeof SCREENS)[number];

/** What a screen is asked to show first: a case, an alarm, a device. */
export interface Target {
  caseId?: string;
  alarmId?: string;
  deviceId?: string;
}

interface Nav {
  screen: ScreenId;
  target: Target;
  go(screen: ScreenId, target?: Target): void;
}

/** Where the person is. Screens read `target` and may be asked again with another one. */
export const useNav = create<Nav>((set) => ({
  screen: 'desk',
  target: {},
  go: (screen, target = {}) => set({ screen, target }),
}));
