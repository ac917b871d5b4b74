import { Alert, Button, Empty, Spin } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../bridge/index.ts';
import { refusalText } from './refusal-text.ts';

/** A refused or failed call, with what to do and a way to try again. */
export function Refused({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const { text, advice } = refusalText(t, refusalOf(error));
  return (
    <Alert
      type="error"
      showIcon
      title={text}
      description={advice}
      action={onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
    />
  );
}

export function Nothing({ text, children }: { text?: string; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text ?? t('empty')}>
      {children}
    </Empty>
  );
}

export function Loading() {
  return <Spin className="ucc-centre" />;
}
