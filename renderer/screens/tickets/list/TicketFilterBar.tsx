import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TICKET_KINDS } from '#shared/modules/territory/index.ts';
import type { TicketFilters } from '#shared/modules/tickets/index.ts';
import { useNames } from '../../../app/reference.tsx';
import type { TicketWords } from '../shared/use-ticket-rules.ts';

interface TicketFilterBarProps {
  filters: TicketFilters;
  search: string;
  words: TicketWords;
  onChange(filters: TicketFilters): void;
  onSearch(text: string): void;
}

/** What the list is narrowed to; a search looks through all tickets whatever the view. */
export function TicketFilterBar({ filters, search, words, onChange, onSearch }: TicketFilterBarProps) {
  const { t } = useTranslation('tickets');
  const names = useNames();
  const { streets, units } = names.reference;
  const [typed, type] = useState(search);
  const searching = search !== '';
  // Another view is chosen without the search.
  useEffect(() => type(search), [search]);
  const choose = <K extends keyof TicketFilters>(
    key: K,
    width: number,
    options: { value: string; label: string }[],
  ) => (
    <Select
      allowClear
      disabled={searching}
      showSearch={{ optionFilterProp: 'label' }}
      value={filters[key]}
      style={{ width }}
      placeholder={t(`column.${FILTER_WORDS[key]}`)}
      aria-label={t(`column.${FILTER_WORDS[key]}`)}
      popupMatchSelectWidth={false}
      options={options}
      onChange={(value) => {
        const { [key]: _old, ...rest } = filters;
        onChange(value === undefined ? rest : { ...rest, [key]: value });
      }}
    />
  );
  return (
    <div className="ucc-filters">
      <Input.Search
        allowClear
        id="ticket-search"
        value={typed}
        maxLength={100}
        style={{ width: 260 }}
        placeholder={t('search')}
        aria-label={t('search')}
        onChange={({ target }) => type(target.value)}
        onSearch={(text) => onSearch(text.trim())}
      />
      {choose(
        'kind',
        90,
        TICKET_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
      )}
      {choose(
        'channel',
        120,
        words.channels.map(({ id, name }) => ({ value: id, label: name })),
      )}
      {choose(
        'streetCode',
        110,
        streets.map(({ code }) => ({ value: code, label: names.streetName(code) })),
      )}
      {choose(
        'unitId',
        140,
        units.map(({ id }) => ({ value: id, label: names.unitName(id) })),
      )}
      {Object.keys(filters).length > 0 && (
        <Button type="link" size="small" onClick={() => onChange({})}>
          {t('clearFilters')}
        </Button>
      )}
    </div>
  );
}

const FILTER_WORDS = { kind: 'kind', channel: 'channel', streetCode: 'street', unitId: 'unit' } as const;
