import { useTranslation } from 'react-i18next';
import type { LinkState } from '#shared/modules/devices/index.ts';
import { LINK_TONES, TONE_SHAPES } from './link-state.ts';
import './links.css';

export function LinkMark({ state }: { state: LinkState }) {
  const { t } = useTranslation('devices');
  const tone = LINK_TONES[state];
  return (
    <span className="ucc-link-mark" data-tone={tone}>
      <span aria-hidden="true">{TONE_SHAPES[tone]}</span> {t(`link.state.${state}`)}
    </span>
  );
}
