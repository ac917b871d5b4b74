import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Link, LinkStatus } from '#shared/modules/devices/index.ts';
import { api, onChange } from '../../../bridge/index.ts';

/** Rates are means of ten seconds; asked for more often they would not say more. */
const RENEW_MS = 2_000;

export interface LinkWithStatus extends Link {
  status: LinkStatus | null;
}

/** Links and how they are now, kept live. */
export function useLinks(): {
  links: LinkWithStatus[] | undefined;
  error: unknown;
  refetch(): void;
} {
  const links = useQuery(api.devices.links.list.queryOptions());
  const status = useQuery(api.devices.links.status.queryOptions({ refetchInterval: RENEW_MS }));
  const { refetch } = links;
  const { refetch: refetchStatus } = status;
  const both = () => {
    void refetch();
    void refetchStatus();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: made of the two named
  useEffect(() => onChange('links', both), [refetch, refetchStatus]);
  return {
    links: links.data?.map((link) => ({
      ...link,
      status: status.data?.find(({ linkId }) => linkId === link.id) ?? null,
    })),
    error: links.error ?? status.error,
    refetch: both,
  };
}
