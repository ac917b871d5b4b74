import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const zh = import.meta.glob<Record<string, unknown>>('./zh-CN/*.json', { eager: true, import: 'default' });
const en = import.meta.glob<Record<string, unknown>>('./en/*.json', { import: 'default' });

const nameOf = (path: string) => path.replace(/^.*\/(.+)\.json$/, '$1');

/** Chinese is in the first bundle; English comes when it is asked for. One file per namespace and language. */
export async function startI18n(): Promise<void> {
  const namespaces = Object.fromEntries(Object.entries(zh).map(([path, text]) => [nameOf(path), text]));
  await i18next.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': namespaces },
    ns: Object.keys(namespaces),
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
    // Protocols bring words of their own once the engine has named them.
    react: { bindI18nStore: 'added' },
  });
}

export async function setLanguage(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'common')) {
    for (const [path, load] of Object.entries(en))
      i18next.addResourceBundle('en', nameOf(path), await load());
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh-CN';
}
