import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useEngineState } from '../bridge/index.ts';

/** Says across the top that the engine is away, for as long as it is. */
export function EngineBanner() {
  const { t } = useTranslation();
  const engine = useEngineState();
  if (engine !== 'down') return null;
  return <Alert banner type="error" showIcon title={t('engineDown')} data-testid="engine-down" />;
}
