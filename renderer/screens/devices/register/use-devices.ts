import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Device, DeviceState } from '#shared/modules/devices/index.ts';
import { api, onChange } from '../../../bridge/index.ts';

const PAGE = 100;

/** The register page by page, narrowed by text and state, kept live. */
export function useDevices(search: string, state: DeviceState | null = null) {
  const query = useInfiniteQuery(
    api.devices.devices.list.infiniteOptions({
      input: (cursor: string | null) => ({ search, state, cursor, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  );
  const { refetch } = query;
  useEffect(() => onChange('devices', () => void refetch()), [refetch]);
  const devices = useMemo(
    (): Device[] | undefined => query.data?.pages.flatMap(({ rows }) => rows),
    [query.data],
  );
  return { ...query, devices };
}
