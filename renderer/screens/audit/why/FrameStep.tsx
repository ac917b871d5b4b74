import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime } from '../../../ui/time-text.ts';
import { FrameView } from '../../devices/frame/FrameView.tsx';
import { bytesOf, locateFields } from '../../devices/frame/frame-rows.ts';
import type { NodeOf } from './chain.ts';

/** The packet, byte for byte, with what the chain is about marked; its fields alone when it is no longer kept. */
export function FrameStep({ node, factor }: { node: NodeOf<'frame'>; factor: string | undefined }) {
  const { t } = useTranslation('audit');
  const { hex, fields, linkName, protocol, receivedAt } = node.detail;
  const located = useMemo(() => locateFields(bytesOf(hex ?? ''), fields), [hex, fields]);
  return (
    <div className="ucc-why-body">
      <strong className="ucc-why-title">
        {linkName} <small>{t('received', { protocol, time: clockTime(receivedAt) })}</small>
      </strong>
      {hex === null && <p>{t('frameGone')}</p>}
      {(hex !== null || located.length > 0) && <FrameView hex={hex ?? ''} fields={located} factor={factor} />}
    </div>
  );
}
