import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from './protocol-words.ts';
import { useProtocols } from './use-protocols.ts';

/**
 * Puts the names that protocols bring into the catalogue of this window, so that every screen finds them where
 * it finds the rest. What the catalogue says itself stays.
 */
export function ProtocolWords() {
  const { i18n } = useTranslation();
  const protocols = useProtocols();
  const { language } = i18n;
  useEffect(() => {
    for (const [namespace, words] of Object.entries(wordsOf(protocols, language === 'en' ? 'en' : 'zh'))) {
      const missing = Object.entries(words).filter(
        ([key]) => i18n.getResource(language, namespace, key) === undefined,
      );
      if (missing.length > 0) i18n.addResources(language, namespace, Object.fromEntries(missing));
    }
  }, [i18n, language, protocols]);
  return null;
}
