import { App as AntdApp, ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { PropsWithChildren } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '../ui/appearance.ts';

/** Text and controls as large as said here, gaps close: the library's own compact theme would shrink the text too. */
const SHARED = { fontSize: 13, sizeStep: 3, borderRadius: 4, controlHeight: 28, motion: false } as const;
const DAY = {
  colorPrimary: '#2a6db8',
  colorLink: '#225fa6',
  colorError: '#c0211f',
  colorWarning: '#a35a00',
  colorSuccess: '#33664a',
  colorInfoBg: '#f6f7f9',
  colorInfoBorder: '#d5d8de',
  colorSuccessBg: '#eef4f0',
  colorSuccessBorder: '#b4c8bc',
  colorText: '#1c2129',
  colorTextSecondary: '#4d5562',
  colorTextTertiary: '#4d5562',
  colorTextPlaceholder: '#656d79',
};
const NIGHT = {
  colorPrimary: '#6ba6e8',
  colorLink: '#6ba6e8',
  colorError: '#ff6b66',
  colorWarning: '#f0a944',
  colorSuccess: '#8fc3a4',
  colorInfoBg: '#222730',
  colorInfoBorder: '#343b46',
  colorSuccessBg: '#22322a',
  colorSuccessBorder: '#3f5b4b',
  colorText: '#e4e7ec',
  colorTextSecondary: '#aab2bf',
  colorTextTertiary: '#aab2bf',
  colorTextPlaceholder: '#97a0ad',
};

/** Day and night for the component library and, through `data-theme`, for our own styles. */
export function ThemeProvider({ children }: PropsWithChildren) {
  const { i18n } = useTranslation();
  const night = useAppearance() === 'night';
  return (
    <ConfigProvider
      locale={i18n.language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      theme={{
        // The library's rules come as a file (ui/base.css): making them anew at every start cost a fifth of the page's time.
        zeroRuntime: true,
        algorithm: night ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: {
          ...SHARED,
          ...(night ? NIGHT : DAY),
          fontFamily: 'inherit',
          colorBgContainer: night ? '#1b1f26' : '#ffffff',
          colorBgElevated: night ? '#222730' : '#ffffff',
          colorBgLayout: night ? '#14171c' : '#e9eaee',
        },
        // White on the light blue and red of the night is too faint to read.
        components: night ? { Button: { primaryColor: '#0f1319', dangerColor: '#0f1319' } } : {},
      }}
    >
      <AntdApp className="ucc-app">{children}</AntdApp>
    </ConfigProvider>
  );
}
