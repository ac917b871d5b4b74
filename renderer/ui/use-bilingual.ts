import { useTranslation } from 'react-i18next';

/** Picks the window's language from a name that comes in both. */
export function useBilingual(): (name: { zh: string; en: string }) => string {
  const { i18n } = useTranslation();
  const zh = i18n.language !== 'en';
  return (name) => (zh ? name.zh : name.en);
}
