import type { Language } from '../../i18n/index.ts';
import type { Queue } from '../../screens/cases/desk/arrangement.ts';
import type { AppearanceChoice } from '../../ui/appearance.ts';
import { toggleHelp } from '../help/use-help.ts';
import { useLayouts } from '../layouts.ts';
import { useNav } from '../nav.ts';
import { usePreference } from '../preference.ts';
import { screens } from '../screens.tsx';
import { useSession } from '../session.tsx';
import { signOut } from '../sign-out.ts';
import { useStepOffer } from './step-offer.ts';
import { layoutVerb, type SpelledVerb, VERBS, type Verb } from './verbs.ts';

/** What came last first: where a person goes on who has just registered something. */
const NEWEST: Queue = { view: 'todo', conditions: [], sort: 'newest' };

/** The verbs that this post may use now, and how to carry one out. */
export function useVerbs(showKeys: () => void): {
  verbs: SpelledVerb[];
  /** Verbs that this post may not use, or that the case at hand does not offer now. */
  withheld: SpelledVerb[];
  run(verb: Verb): void;
} {
  const { may } = useSession();
  const offers = useStepOffer();
  const at = offers.batch ?? offers.offer;
  const [, keepLanguage] = usePreference<Language>('language', 'zh-CN');
  const [, keepAppearance] = usePreference<AppearanceChoice>('appearance', 'auto');
  const layouts = useLayouts();
  const all = [...VERBS, ...layouts.list.map(({ name }) => layoutVerb(name))];
  const offered = ({ verb }: SpelledVerb) => {
    if (verb.kind === 'step') return at?.commands.includes(verb.command) ?? false;
    if (verb.kind !== 'go') return true;
    const entry = screens.find(({ id }) => id === verb.screen);
    return entry !== undefined && may(entry.permission);
  };
  const run = (verb: Verb) => {
    switch (verb.kind) {
      case 'go':
        return useNav.getState().go(verb.screen);
      case 'step':
        return at?.start(verb.command);
      case 'newest':
        return useNav.getState().go('desk', { queue: NEWEST });
      case 'layout':
        return layouts.apply(verb.name);
      case 'appearance':
        return keepAppearance(verb.choice);
      case 'language':
        return keepLanguage(verb.choice);
      case 'keys':
        return showKeys();
      case 'help':
        return toggleHelp();
      case 'signOut':
        return void signOut();
    }
  };
  return { verbs: all.filter(offered), withheld: all.filter((verb) => !offered(verb)), run };
}
