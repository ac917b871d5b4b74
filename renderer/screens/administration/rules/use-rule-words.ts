import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../../app/reference.tsx';
import { limitWords } from '../../cases/shared/limit-words.ts';
import type { RuleWords } from './editor/cell-text.ts';

/** Codes of rule sets in the window's language. */
export function useRuleWords(): RuleWords {
  const { t } = useTranslation('rules');
  const names = useNames();
  return useMemo(() => {
    const majorName = (prefix: string) => {
      const kind = prefix.startsWith('C') ? 'component' : 'event';
      if (prefix.length === 1) return t(`pattern.${kind}`);
      const major = names.reference.majors.find(
        (each) => each.kind === kind && each.code === prefix.slice(1),
      );
      return major ? t('pattern.major', { name: names.isZh ? major.zh : major.en }) : '';
    };
    return {
      pattern: (pattern) => {
        if (pattern === '*') return t('pattern.all');
        if (pattern.endsWith('*')) return `${pattern} ${majorName(pattern.slice(0, -1))}`;
        return `${pattern} ${names.className(pattern)}`;
      },
      street: (code) => (code === '*' ? t('pattern.everyStreet') : names.streetName(code)),
      unit: names.unitName,
      limit: (limit) => limitWords(t, limit),
      choice: (words, value) => t(`choice.${words}.${value}`, { defaultValue: value }),
      permission: (permission) =>
        t(`permission.${permission.replaceAll('.', '_')}`, { defaultValue: permission }),
      yes: t('common:yes'),
    };
  }, [t, names]);
}
