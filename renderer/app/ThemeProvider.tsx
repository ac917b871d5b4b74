import { App as AntdApp, ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { PropsWithChildren } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '../ui/appearance.ts';

const SHARED = { fontSize: 13, borderRadius: 4, controlHeight: 28, motion: false } as const;
const DAY = {
  colorPrimary: '#2a6db8',
  colorError: '#c0211f',
  colorWarning: '#a35a00',
  colorSuccess: '#33664a',
};
const NIGHT = {
  colorPrimary: '#6ba6e8',
  colorError: '#ff6b66',
  colorWarning: '#f0a944',
  colorSuccess: '#8fc3a4',
};

/** Day and night for the component library and, through `data-theme`, for our own styles. */
export function ThemeProvider({ children }: PropsWithChildren) {
  const { i18n } = useTranslation();
  const night = useAppearance() === 'night';
  return (
    <ConfigProvider
      locale={i18n.language === 'en' ? enUS : zhCN}
      theme={{
        algorithm: [night ? theme.darkAlgorithm : theme.defaultAlgorithm, theme.compactAlgorithm],
        token: {
          ...SHARED,
          ...(night ? NIGHT : DAY),
          fontFamily: 'inherit',
          colorBgContainer: night ? '#1b1f26' : '#ffffff',
          colorBgElevated: night ? '#222730' : '#ffffff',
        },
      }}
    >
      <AntdApp className="ucc-app">{children}</AntdApp>
    </ConfigProvider>
  );
}
