import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNav } from '../../../app/nav.ts';

/** What the last call became. Personal data is masked already. */
export interface RegisteredCall {
  id: string;
  number: string;
  stage: string;
  reporter: string;
  seconds: number;
}

export function Registered({ call }: { call: RegisteredCall }) {
  const { t } = useTranslation('intake');
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      data-testid="registered"
      title={
        <>
          {t('registered', { number: call.number, stage: t(`cases:stage.${call.stage}`) })}
          {call.reporter !== '' && ` · ${call.reporter}`}
          {call.seconds > 0 && ` · ${t('took', { time: minutes(call.seconds) })}`}
        </>
      }
      action={
        <Button size="small" onClick={() => useNav.getState().go('desk', { caseId: call.id })}>
          {t('openCase')}
        </Button>
      }
    />
  );
}

/** 0:32, 12:05. */
export function minutes(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
