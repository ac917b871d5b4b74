import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session.tsx';
import { api } from '../../../bridge/index.ts';
import { clockTime } from '../../../ui/time-text.ts';
import { FrameView } from '../../devices/frame/FrameView.tsx';
import { bytesOf, locateFields } from '../../devices/frame/frame-rows.ts';
import type { NodeOf } from './chain.ts';

interface FrameStepProps {
  node: NodeOf<'frame'>;
  /** Where the packet may still be kept with the places of its fields. */
  frameId: number | null;
  factor: string | undefined;
}

/** The packet. While it is kept its own explanation is shown; later the copy in the fact, its pairs searched for. */
export function FrameStep({ node, frameId, factor }: FrameStepProps) {
  const { t } = useTranslation('audit');
  const { may } = useSession();
  const { hex, fields, linkName, protocol, receivedAt } = node.detail;
  const kept = useQuery(
    api.telemetry.frame.get.queryOptions({
      input: { frameId: frameId ?? 1 },
      enabled: frameId !== null && may('telemetry.read'),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  const frame = useMemo(() => {
    if (kept.data && (hex === null || kept.data.hex.toLowerCase() === hex.toLowerCase())) return kept.data;
    return hex === null ? null : { hex, fields: locateFields(bytesOf(hex), fields) };
  }, [kept.data, hex, fields]);
  return (
    <div className="ucc-why-body">
      <strong className="ucc-why-title">
        {linkName} <small>{t('received', { protocol, time: clockTime(receivedAt) })}</small>
      </strong>
      {frame ? (
        <FrameView hex={frame.hex} fields={frame.fields} factor={factor} />
      ) : (
        <>
          <p>{t('frameGone')}</p>
          {fields.length > 0 && (
            <FrameView hex="" fields={locateFields(new Uint8Array(), fields)} factor={factor} />
          )}
        </>
      )}
    </div>
  );
}
