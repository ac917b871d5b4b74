import { useCallback } from 'react';
import type { Language } from '../../i18n/index.ts';
import type { AppearanceChoice } from '../../ui/appearance.ts';
import { useNav } from '../nav.ts';
import { usePreference } from '../preference.ts';
import { screens } from '../screens.tsx';
import { useSession } from '../session.tsx';
import { signOut } from '../sign-out.ts';
import { useStepOffer } from './step-offer.ts';
import { type SpelledVerb, VERBS, type Verb } from './verbs.ts';

/** The verbs that this post may use now, and how to carry one out. */
export function useVerbs(showKeys: () => void): {
  verbs: SpelledVerb[];
  /** Verbs that this post may not use, or that the case at hand does not offer now. */
  withheld: SpelledVerb[];
  run(verb: Verb): void;
} {
  const { may } = useSession();
  const offer = useStepOffer((state) => state.offer);
  const [, keepLanguage] = usePreference<Language>('language', 'zh-CN');
  const [, keepAppearance] = usePreference<AppearanceChoice>('appearance', 'auto');
  const offered = ({ verb }: SpelledVerb) => {
    if (verb.kind === 'step') return offer?.commands.includes(verb.command) ?? false;
    if (verb.kind !== 'go') return true;
    const entry = screens.find(({ id }) => id === verb.screen);
    return entry !== undefined && may(entry.permission);
  };
  const run = useCallback(
    (verb: Verb) => {
      switch (verb.kind) {
        case 'go':
          return useNav.getState().go(verb.screen);
        case 'step':
          return useStepOffer.getState().offer?.start(verb.command);
        case 'appearance':
          return keepAppearance(verb.choice);
        case 'language':
          return keepLanguage(verb.choice);
        case 'keys':
          return showKeys();
        case 'signOut':
          return void signOut();
      }
    },
    [keepAppearance, keepLanguage, showKeys],
  );
  return { verbs: VERBS.filter(offered), withheld: VERBS.filter((verb) => !offered(verb)), run };
}
