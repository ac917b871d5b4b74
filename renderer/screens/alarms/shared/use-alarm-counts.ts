import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { AlarmCounts } from '#shared/modules/alarms/index.ts';
import { useSession } from '../../../app/session.tsx';
import { api, onChange } from '../../../bridge/index.ts';

/** The ten-minute count falls without any alarm changing, so it is asked for again this often. */
const RENEW_MS = 30_000;

/** The figures of the top bar, kept live; undefined until known, and for a post that may not see alarms. */
export function useAlarmCounts(): AlarmCounts | undefined {
  const { may } = useSession();
  const enabled = may('alarm.read');
  const { data, refetch } = useQuery(api.alarms.counts.queryOptions({ enabled, refetchInterval: RENEW_MS }));
  useEffect(() => (enabled ? onChange('alarms', () => void refetch()) : undefined), [enabled, refetch]);
  return data;
}
