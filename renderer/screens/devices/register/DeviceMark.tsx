import { useTranslation } from 'react-i18next';
import type { DeviceState } from '#shared/modules/devices/index.ts';
import { type LinkTone, TONE_SHAPES } from '../links/link-state.ts';
import '../links/links.css';

export const DEVICE_TONES: Record<DeviceState, LinkTone> = { online: 'good', stale: 'amber', never: 'idle' };

export function DeviceMark({ state }: { state: DeviceState }) {
  const { t } = useTranslation('telemetry');
  return (
    <span className="ucc-link-mark" data-tone={DEVICE_TONES[state]}>
      <span aria-hidden="true">{TONE_SHAPES[DEVICE_TONES[state]]}</span> {t(`deviceState.${state}`)}
    </span>
  );
}
