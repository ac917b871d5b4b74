import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../../app/command/keymap.ts';
import { useNames } from '../../../app/reference.tsx';
import { NameSelect } from './NameSelect.tsx';
import { MAX_SUGGESTIONS, type Suggestion } from './use-suggestions.ts';

const KEYS = Array.from({ length: MAX_SUGGESTIONS }, (_, index) => `alt+${index + 1}`).join(' ');

interface ClassFieldProps {
  id: string;
  /** Chosen or suggested. */
  value: string;
  suggestions: readonly Suggestion[];
  error: string | undefined;
  onChange(value: string): void;
  onBlur(): void;
}

/** 类别. The best suggestion stands in until the operator chooses; after that nothing changes the choice. */
export function ClassField({ id, value, suggestions, error, onChange, onBlur }: ClassFieldProps) {
  const { t } = useTranslation('intake');
  const names = useNames();
  const options = names.reference.classes.map(({ key }) => ({
    value: key,
    code: key,
    label: names.className(key),
  }));
  useShortcut(
    { id: 'intakeClass', group: 'intake', keys: KEYS },
    suggestions.length > 0
      ? (keys) => {
          const suggestion = suggestions[Number(keys.slice(-1)) - 1];
          if (suggestion) onChange(suggestion.classKey);
        }
      : null,
  );
  return (
    <>
      <NameSelect
        id={id}
        kind="class"
        value={value}
        options={options}
        first={suggestions.map(({ classKey }) => classKey)}
        error={error}
        onChange={onChange}
        onBlur={onBlur}
      />
      {suggestions.length > 0 && (
        <fieldset className="ucc-chips" aria-label={t('suggested')}>
          {suggestions.map(({ classKey, matched }, index) => (
            <button
              key={classKey}
              type="button"
              tabIndex={-1}
              aria-pressed={classKey === value}
              title={t('because', { words: matched.join('、') })}
              data-testid={`suggestion-${index + 1}`}
              onClick={() => onChange(classKey)}
            >
              <kbd>Alt {index + 1}</kbd> {names.className(classKey)}
            </button>
          ))}
        </fieldset>
      )}
    </>
  );
}
