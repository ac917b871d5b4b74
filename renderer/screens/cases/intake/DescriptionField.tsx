import { Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../../app/command/keymap.ts';
import { useNames } from '../../../app/reference.tsx';
import { insertAt } from './draft.ts';

const MAX = 2000;
const PHRASE_KEYS = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `ctrl+${n}`).join(' ');

interface DescriptionFieldProps {
  id: string;
  value: string;
  error: string | undefined;
  onChange(value: string): void;
  onBlur(): void;
}

/** 问题描述, with canned phrases that go in at the caret. */
export function DescriptionField({ id, value, error, onChange, onBlur }: DescriptionFieldProps) {
  const { t } = useTranslation('intake');
  const field = useRef<TextAreaRef>(null);
  const phrases = useNames()
    .reference.phrases.filter(({ use }) => use === 'register')
    .slice(0, 9);
  const insert = (index: number) => {
    const phrase = phrases[index];
    const area = field.current?.resizableTextArea?.textArea;
    if (!phrase || !area) return;
    const { selectionStart: start, selectionEnd: end } = area;
    const words = /[\p{L}\p{N}]$/u.test(value.slice(0, start)) ? `，${phrase.zh}` : phrase.zh;
    const { text, caret } = insertAt(value, words, start, end, MAX);
    onChange(text);
    area.focus();
    requestAnimationFrame(() => area.setSelectionRange(caret, caret));
  };
  useShortcut(
    { id: 'intakePhrase', group: 'intake', keys: PHRASE_KEYS },
    phrases.length > 0 ? (keys) => insert(Number(keys.slice(-1)) - 1) : null,
  );
  return (
    <>
      <Input.TextArea
        id={id}
        ref={field}
        value={value}
        maxLength={MAX}
        autoSize={{ minRows: 3, maxRows: 8 }}
        status={error ? 'error' : ''}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
        data-testid={id}
      />
      {phrases.length > 0 && (
        <fieldset className="ucc-chips" aria-label={t('phrases')}>
          {phrases.map((phrase, index) => (
            <button key={phrase.id} type="button" tabIndex={-1} onClick={() => insert(index)}>
              <kbd>Ctrl {index + 1}</kbd> {phrase.zh}
            </button>
          ))}
        </fieldset>
      )}
    </>
  );
}
