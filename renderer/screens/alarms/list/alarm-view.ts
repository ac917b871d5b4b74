import { create } from 'zustand';
import type { AlarmView, Severity } from '#shared/modules/alarms/index.ts';

/** What the list of alarms is narrowed to. `from` and `to` in UTC milliseconds. */
export interface AlarmFilters {
  severities?: Severity[];
  deviceId?: string;
  ruleId?: string;
  streetCode?: string;
  from?: number;
  to?: number;
}

interface AlarmViewState {
  view: AlarmView;
  filters: AlarmFilters;
  order: 'severity' | 'newest';
  show(part: Partial<Pick<AlarmViewState, 'view' | 'filters' | 'order'>>): void;
}

/** Kept outside the screen so that the counters of the top bar can ask for a view of it. */
export const useAlarmView = create<AlarmViewState>((set) => ({
  view: 'open',
  filters: {},
  order: 'severity',
  show: (part) => set(part),
}));
