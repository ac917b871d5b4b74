import type { TFunction } from 'i18next';
import type { RefusalData } from '#shared/kernel/refusal.ts';

/** A refusal in the user's language: what happened, and what to do. An unknown code shows itself. */
export function refusalText(t: TFunction, refusal: RefusalData): { text: string; advice: string } {
  const key = `refusal:${refusal.code}`;
  return {
    text: t(`${key}.text`, { ...refusal.params, defaultValue: refusal.code }),
    advice: t(`${key}.advice`, { ...refusal.params, defaultValue: '' }),
  };
}
