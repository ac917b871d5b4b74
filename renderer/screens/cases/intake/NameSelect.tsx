import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundName } from '#shared/modules/territory/index.ts';
import { api, queryClient } from '../../../bridge/index.ts';
import { useDebounced } from '../../../ui/debounced.ts';
import { type CodeOption, findOptions } from './find-options.ts';

interface NameSelectProps {
  id: string;
  /** What the engine looks for by pinyin; sources have few enough names to do without. */
  kind: 'class' | 'street' | null;
  value: string;
  options: readonly CodeOption[];
  /** Values that stand in front while nothing is typed. */
  first?: readonly string[];
  error?: string | undefined;
  /** Words for choosing nothing, which is offered first; without them a choice must be made. */
  none?: string;
  onChange(value: string): void;
  onBlur?(): void;
}

const MAX_ASKED = 40;
const findNames = (query: string) => api.territory.findNames.queryOptions({ input: { query, max: 50 } });

/** One choice from many names: by code, by words, by pinyin or its initials. */
export function NameSelect({
  id,
  kind,
  value,
  options,
  first = [],
  error,
  none,
  onChange,
  onBlur,
}: NameSelectProps) {
  const { t } = useTranslation('intake');
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const latest = useRef('');
  const asks = (text: string) => kind !== null && /[a-z]/i.test(text);
  const wanted = typed.trim().slice(0, MAX_ASKED);
  const asked = useDebounced(wanted, 60);
  const found = useQuery({
    ...findNames(asked),
    enabled: asks(asked),
    placeholderData: keepPreviousData,
  });
  const offer = (text: string, names: FoundName[]) =>
    findOptions(
      options,
      text,
      names.flatMap((name) => (name.kind === kind ? [name.id] : [])),
      first,
    );
  const shown = offer(typed, found.data ?? []);
  const type = (text: string) => {
    latest.current = text;
    setTyped(text);
  };
  const choose = (next: string) => {
    onChange(next);
    type('');
    setOpen(false);
  };
  // Whoever types fast is ahead of the engine: the choice is made among what these letters find, once that is known.
  const chooseAhead = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Tab') return;
    if (event.nativeEvent.isComposing || !asks(wanted)) return;
    if (asked === wanted && found.isSuccess && !found.isPlaceholderData) return;
    event.stopPropagation();
    const left = event.key === 'Tab';
    if (!left) event.preventDefault();
    void queryClient.fetchQuery(findNames(wanted)).then(
      (names) => {
        const [best] = offer(wanted, names);
        if (best && (left || latest.current === typed)) choose(best.value);
      },
      () => {},
    );
  };
  return (
    <div onKeyDownCapture={chooseAhead}>
      <Select
        id={id}
        open={open}
        onOpenChange={setOpen}
        value={value === '' && none === undefined ? null : value}
        style={{ width: '100%' }}
        placeholder={t('choose')}
        status={error ? 'error' : ''}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-note`}
        showSearch={{ filterOption: false, searchValue: typed, onSearch: type }}
        options={[
          ...(none && typed === '' ? [{ value: '', label: none }] : []),
          ...shown.map(({ value: key, code, label }) => ({ value: key, label: `${code} ${label}`.trim() })),
        ]}
        notFoundContent={t('noName')}
        onChange={(next: string | null | undefined) => choose(next ?? '')}
        onBlur={onBlur}
        data-testid={id}
      />
    </div>
  );
}
