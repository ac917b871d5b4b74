import { Card, Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreference } from '../../../app/preference.ts';
import type { Language } from '../../../i18n/index.ts';
import type { AppearanceChoice } from '../../../ui/appearance.ts';

/** What a person may arrange for themself. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const [language, keepLanguage] = usePreference<Language>('language', 'zh-CN');
  const [appearance, keepAppearance] = usePreference<AppearanceChoice>('appearance', 'auto');
  return (
    <Card title={t('nav.settings')} style={{ margin: 12, maxWidth: 640 }}>
      <Form layout="horizontal" labelCol={{ span: 5 }}>
        <Form.Item label={t('language')}>
          <Radio.Group
            value={language}
            onChange={(event) => keepLanguage(event.target.value)}
            optionType="button"
            options={[
              { value: 'zh-CN', label: '简体中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Form.Item>
        <Form.Item label={t('theme.label')}>
          <Radio.Group
            value={appearance}
            onChange={(event) => keepAppearance(event.target.value)}
            optionType="button"
            options={(['auto', 'day', 'night'] as const).map((value) => ({
              value,
              label: t(`theme.${value}`),
            }))}
          />
        </Form.Item>
      </Form>
    </Card>
  );
}
