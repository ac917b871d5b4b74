import { MutedOutlined, SoundOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Ringing } from './ringing.ts';
import type { SoundState } from './sound.ts';

interface SoundStatusProps {
  sound: SoundState;
  ringing: Ringing;
  onMute(): void;
}

/** Whether alarms can be heard here, and the way to keep what rings now quiet. */
export function SoundStatus({ sound, ringing, onMute }: SoundStatusProps) {
  const { t } = useTranslation('alarms');
  const audible = [...ringing.values()].filter(({ muted }) => !muted).length;
  if (sound !== 'ready') {
    return (
      <span className="ucc-sound-fault" role="status" data-testid="sound-fault">
        <MutedOutlined aria-hidden="true" /> {t(`sound.${sound}`)}
      </span>
    );
  }
  if (audible > 0) {
    return (
      <Button
        size="small"
        icon={<SoundOutlined />}
        onClick={onMute}
        data-testid="mute"
        title={t('sound.muteHint')}
      >
        {t('sound.mute')}
      </Button>
    );
  }
  return (
    <span className="ucc-sound-ok">
      {ringing.size > 0 ? <MutedOutlined aria-hidden="true" /> : <SoundOutlined aria-hidden="true" />}{' '}
      {t(ringing.size > 0 ? 'sound.muted' : 'sound.ready')}
    </span>
  );
}
