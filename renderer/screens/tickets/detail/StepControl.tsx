import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SATISFACTIONS, type TicketDetail } from '#shared/modules/tickets/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { api } from '../../../bridge/index.ts';
import { useDebounced } from '../../../ui/debounced.ts';
import type { TicketWords } from '../shared/use-ticket-rules.ts';
import { type StepField, sendableUrges } from './step-fields.ts';

interface StepControlProps {
  field: StepField;
  detail: TicketDetail;
  words: TicketWords;
  autoFocus: boolean;
}

/** One field of a step's form. */
export function StepControl({ field, detail, words, autoFocus }: StepControlProps) {
  const { t } = useTranslation('tickets');
  const optional = field.kind === 'note' || field.kind === 'unit';
  const text = field.kind === 'reason' || field.kind === 'words';
  return (
    <>
      <Form.Item
        name={field.name}
        label={t(`field.${field.name}`)}
        rules={
          optional ? [] : [{ required: true, ...(text && { whitespace: true }), message: t('required') }]
        }
      >
        <Control field={field} detail={detail} words={words} autoFocus={autoFocus} />
      </Form.Item>
      {field.phrases && <Phrases field={field} />}
    </>
  );
}

/** What `Form.Item` hands to its child. */
interface Bound {
  id?: string;
  value?: unknown;
  onChange?(value: unknown): void;
}

function Control({ field, detail, words, autoFocus, ...bound }: StepControlProps & Bound) {
  const { t } = useTranslation('tickets');
  const names = useNames();
  const choice = (options: { value: string | boolean; label: string }[]) => (
    <Radio.Group
      {...bound}
      optionType="button"
      options={options}
      onChange={({ target }) => bound.onChange?.(target.value)}
    />
  );
  const select = (options: { value: string; label: string }[]) => (
    <Select
      {...bound}
      autoFocus={autoFocus}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      onChange={(value) => bound.onChange?.(value)}
    />
  );
  switch (field.kind) {
    case 'note':
    case 'reason':
    case 'words':
      return (
        <Input.TextArea
          {...(bound as { value?: string })}
          autoFocus={autoFocus}
          maxLength={field.kind === 'words' ? 2000 : field.name === 'belongsTo' ? 100 : 500}
          showCount
          autoSize={{ minRows: field.kind === 'words' ? 4 : 2, maxRows: 10 }}
          onChange={({ target }) => bound.onChange?.(target.value)}
        />
      );
    case 'unit':
      return select([
        { value: '', label: t('ownUnit') },
        ...names.reference.units.map(({ id }) => ({ value: id, label: names.unitName(id) })),
      ]);
    case 'yesNo':
      return choice([true, false].map((value) => ({ value, label: t(`${field.name}.${value}`) })));
    case 'satisfaction':
      return choice(SATISFACTIONS.map((value) => ({ value, label: t(`satisfaction.${value}`) })));
    case 'level':
      return choice(
        sendableUrges(detail, Date.now()).map((value) => ({ value, label: words.urgeName(value) })),
      );
    case 'linkedCase':
      return select(detail.cases.map(({ caseId, number }) => ({ value: caseId, label: number })));
    case 'case':
      return <SearchSelect {...bound} of="cases" autoFocus={autoFocus} />;
    case 'ticket':
      return <SearchSelect {...bound} of="tickets" autoFocus={autoFocus} />;
  }
}

/** A case or a ticket by number, phone or words. */
function SearchSelect({ of, autoFocus, ...bound }: Bound & { of: 'cases' | 'tickets'; autoFocus: boolean }) {
  const { t } = useTranslation('tickets');
  const [typed, type] = useState('');
  const text = useDebounced(typed.trim(), 250);
  const options = { enabled: text !== '', placeholderData: keepPreviousData };
  const cases = useQuery(
    api.cases.search.queryOptions({
      input: { text: text || '-', limit: 20 },
      ...options,
      enabled: of === 'cases' && text !== '',
    }),
  );
  const tickets = useQuery(
    api.tickets.search.queryOptions({
      input: { text: text || '-', limit: 20 },
      ...options,
      enabled: of === 'tickets' && text !== '',
    }),
  );
  const found =
    of === 'cases'
      ? cases.data?.hits.map(({ row }) => ({
          value: row.id,
          label: [row.number, t(`cases:stage.${row.stage}`), row.address, row.description].join(' · '),
        }))
      : tickets.data?.hits.map(({ row }) => ({
          value: row.id,
          label: [row.number, t(`stage.${row.stage}`), row.address, row.text].join(' · '),
        }));
  return (
    <Select
      id={bound.id}
      value={bound.value}
      autoFocus={autoFocus}
      showSearch={{ filterOption: false, onSearch: type }}
      placeholder={t(`find.${of}`)}
      notFoundContent={text === '' ? null : t('nothingFound')}
      options={found ?? []}
      onChange={(value) => bound.onChange?.(value)}
      data-testid={`find-${of}`}
    />
  );
}

/** 惯用语: a click adds the words to the text. */
function Phrases({ field }: { field: StepField }) {
  const form = Form.useFormInstance();
  const { reference } = useNames();
  const offered = reference.phrases.filter(({ use }) => use === field.phrases);
  if (offered.length === 0) return null;
  return (
    <p className="ucc-phrases">
      {offered.map(({ id, zh }) => (
        <button
          key={id}
          type="button"
          onClick={() => form.setFieldValue(field.name, `${form.getFieldValue(field.name) ?? ''}${zh}`)}
        >
          {zh}
        </button>
      ))}
    </p>
  );
}
