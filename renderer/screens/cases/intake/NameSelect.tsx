import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../bridge/index.ts';
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
  const asked = useDebounced(typed.trim().slice(0, 40), 60);
  const found = useQuery(
    api.territory.findNames.queryOptions({
      input: { query: asked, max: 50 },
      enabled: kind !== null && /[a-z]/i.test(asked),
      placeholderData: keepPreviousData,
    }),
  );
  const byPinyin = (found.data ?? []).flatMap((name) => (name.kind === kind ? [name.id] : []));
  const shown = findOptions(options, typed, byPinyin, first);
  return (
    <Select
      id={id}
      value={value === '' && none === undefined ? null : value}
      style={{ width: '100%' }}
      placeholder={t('choose')}
      status={error ? 'error' : ''}
      aria-invalid={error !== undefined}
      aria-describedby={`${id}-note`}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      options={[
        ...(none && typed === '' ? [{ value: '', label: none }] : []),
        ...shown.map(({ value: key, code, label }) => ({ value: key, label: `${code} ${label}`.trim() })),
      ]}
      notFoundContent={t('noName')}
      onChange={(next: string | null | undefined) => {
        onChange(next ?? '');
        setTyped('');
      }}
      onBlur={onBlur}
      data-testid={id}
    />
  );
}
