import { create } from 'zustand';
import type { CaseCondition, CaseSort, CaseView } from '#shared/modules/cases/index.ts';

export const SCREENS = [
  'desk',
  'inbox',
  'intake',
  'tickets',
  'board',
  'messages',
  'alarms',
  'telemetry',
  'overview',
  'evaluation',
  'links',
  'import',
  'administration',
  'settings',
] as const;
export type ScreenId = (typeof SCREENS)[number];

/** What a screen is asked to show first: a case, a queue, an alarm, a device. */
export interface Target {
  /** A queue for the desk, narrowed to what a figure counted or a name found. It replaces the desk's own choice. */
  queue?: { view: CaseView; conditions: CaseCondition[]; sort?: CaseSort };
  caseId?: string;
  /** On the intake screen: the ticket out of which a case is made (诉转案). */
  ticketId?: string;
  alarmId?: string;
  deviceId?: string;
  messageId?: string;
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
