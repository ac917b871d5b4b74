import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../../app/reference.tsx';
import { api } from '../../../bridge/index.ts';
import { useDebounced } from '../../../ui/debounced.ts';

const DEBOUNCE_MS = 250;
const SHOWN = 10;

interface CasePickProps {
  /** The case that is not offered. */
  apartFrom: string;
  autoFocus: boolean;
  value?: string;
  onChange?(id: string): void;
}

/** Another case, found by its number, its place or its words. */
export function CasePick({ apartFrom, ...given }: CasePickProps) {
  const { t } = useTranslation('cases');
  const names = useNames();
  const [typed, type] = useState('');
  const text = useDebounced(typed.trim(), DEBOUNCE_MS);
  const found = useQuery(
    api.cases.search.queryOptions({
      input: { text, limit: SHOWN },
      enabled: text !== '',
      placeholderData: keepPreviousData,
    }),
  );
  const rows = (found.data?.hits ?? []).map(({ row }) => row).filter(({ id }) => id !== apartFrom);
  return (
    <Select
      {...given}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: false, onSearch: type }}
      placeholder={t('pickCase')}
      loading={found.isFetching}
      notFoundContent={null}
      data-testid="pick-case"
      options={rows.map(({ id, number, classKey, address, stage }) => ({
        value: id,
        label: [number, names.className(classKey), address, t(`stage.${stage}`)].join(' · '),
      }))}
    />
  );
}
