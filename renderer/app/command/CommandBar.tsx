import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNav } from '../nav.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { type Choice, choicesOf, queueOfName } from './choices.ts';
import { KeyMap } from './KeyMap.tsx';
import { useKeyboard, useShortcut } from './keymap.ts';
import { useVerbs } from './run-verb.ts';
import { useCaseSearch } from './use-case-search.ts';
import { firstChoice, isSpelledOut, matchVerbs } from './verbs.ts';
import './command.css';

/** A key held longer than this is let go to end what it shows. */
const HOLD_MS = 400;

/** One line for everything: `/` comes here, Enter takes the marked line, Esc goes back to where one was. */
export function CommandBar() {
  const { t } = useTranslation('command');
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [pointed, setPointed] = useState<number | null>(null);
  const [awaited, setAwaited] = useState(false);
  const [keysShown, showKeys] = useState(false);
  const { verbs, withheld, run } = useVerbs(useCallback(() => showKeys(true), []));
  const search = useCaseSearch(text);

  const fitting = matchVerbs(verbs, text);
  const choices = choicesOf(fitting, search.result);
  // Who spells out a step means it: something else that happens to be found must not be taken in its place.
  const refused = fitting.length === 0 && withheld.some((verb) => isSpelledOut(verb, text));
  const first = refused ? -1 : firstChoice(fitting.length, choices.length - fitting.length);
  const marked = Math.min(pointed ?? first, choices.length - 1);

  const leave = (back: boolean) => {
    setText('');
    setPointed(null);
    setOpen(false);
    setAwaited(false);
    const from = cameFrom.current;
    if (back && from instanceof HTMLElement && from.isConnected && from !== document.body) from.focus();
    else input.current?.blur();
  };
  const take = (choice: Choice) => {
    leave(choice.kind === 'verb');
    if (choice.kind === 'verb') run(choice.verb);
    else if (choice.kind === 'case') useNav.getState().go('desk', { caseId: choice.hit.row.id });
    else useNav.getState().go('desk', { queue: queueOfName(choice.name) });
  };
  const enter = () => {
    const choice = choices[marked];
    // What stands there may still answer an earlier text: a case is opened only once the answer is to this one.
    if (choice?.kind === 'verb' || (choice && search.settled)) take(choice);
    else if (!search.settled && fitting.length < 2 && !refused) setAwaited(true);
  };
  const taking = useRef(enter);
  taking.current = enter;
  useEffect(() => {
    if (!awaited || !search.settled) return;
    setAwaited(false);
    taking.current();
  }, [awaited, search.settled]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (move !== 0 && choices.length > 0) {
      event.preventDefault();
      setPointed((marked + move + choices.length) % choices.length);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      enter();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (text === '') leave(true);
      else change('');
    }
  };
  const change = (next: string) => {
    setText(next);
    setPointed(null);
    setAwaited(false);
    setOpen(true);
  };

  useEffect(() => {
    if (!keysShown) return;
    const shownAt = performance.now();
    // Held down it is a look; a short press leaves it there to be read.
    const onUp = ({ code, key }: KeyboardEventInit) => {
      if (code !== 'Slash' && key !== '?') return;
      window.removeEventListener('keyup', onUp);
      if (performance.now() - shownAt > HOLD_MS) showKeys(false);
    };
    window.addEventListener('keyup', onUp);
    return () => window.removeEventListener('keyup', onUp);
  }, [keysShown]);
  useKeyboard();
  useShortcut({ id: 'command', group: 'everywhere', keys: '/ ctrl+k' }, () => input.current?.focus());
  useShortcut({ id: 'keys', group: 'everywhere', keys: '?' }, () => showKeys(true));

  const shown = open && text.trim() !== '';
  return (
    <search className="ucc-command">
      <input
        ref={input}
        role="combobox"
        aria-label={t('label')}
        aria-expanded={shown}
        aria-controls={listId}
        aria-activedescendant={shown && marked >= 0 ? `${listId}-${marked}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        placeholder={t('placeholder')}
        value={text}
        data-testid="command"
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          cameFrom.current = event.relatedTarget;
          setOpen(true);
        }}
        onBlur={() => setOpen(false)}
      />
      {text === '' && <kbd>/</kbd>}
      {shown && (
        <ChoiceList
          id={listId}
          choices={choices}
          marked={marked}
          refused={refused}
          search={search}
          onPoint={setPointed}
          onTake={take}
        />
      )}
      {keysShown && <KeyMap onClose={() => showKeys(false)} />}
    </search>
  );
}
