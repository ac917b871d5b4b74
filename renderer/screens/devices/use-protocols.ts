import { useQuery } from '@tanstack/react-query';
import type { ProtocolManifest } from '#shared/modules/devices/index.ts';
import { api } from '../../bridge/index.ts';

const NONE: ProtocolManifest[] = [];

/** What a link can speak; none while that is being asked. The list is that of the running version. */
export function useProtocols(): readonly ProtocolManifest[] {
  return (
    useQuery(api.devices.protocols.list.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data ?? NONE
  );
}
