import { Button, Segmented, Select } from 'antd';
import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseCondition } from '#shared/modules/cases/index.ts';
import { ConditionValue } from './ConditionValue.tsx';
import { type ConditionDraft, firstDraft, opsOf, readDraft } from './condition-draft.ts';
import { FIELDS, type Field } from './condition-words.ts';

interface ConditionEditorProps {
  ref: Ref<HTMLFormElement>;
  /** The condition to change; null for a new one. */
  condition: CaseCondition | null;
  onDone(condition: CaseCondition): void;
}

/** One condition: what of a case, how, and which. Enter takes it. */
export function ConditionEditor({ ref, condition, onDone }: ConditionEditorProps) {
  const { t } = useTranslation('find');
  const [draft, setDraft] = useState<ConditionDraft>(condition ?? firstDraft('stage'));
  const [tried, setTried] = useState(false);
  const ops = opsOf(draft.field);
  const take = () => {
    const read = readDraft(draft);
    if (read) onDone(read);
    else setTried(true);
  };
  return (
    <form
      ref={ref}
      className="ucc-condition"
      data-testid="condition-editor"
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) take();
      }}
    >
      <Select<Field>
        value={draft.field}
        aria-label={t('what')}
        data-testid="condition-field"
        showSearch={{ optionFilterProp: 'label' }}
        options={FIELDS.map((value) => ({ value, label: t(`field.${value}`) }))}
        onChange={(field) => setDraft(firstDraft(field))}
      />
      {ops.length > 1 && (
        <Segmented
          value={draft.op}
          aria-label={t('how')}
          options={ops.map((value) => ({ value, label: t(`op.${value}`) }))}
          onChange={(op) =>
            setDraft({ ...firstDraft(draft.field, op), ...(draft.values && { values: draft.values }) })
          }
        />
      )}
      <ConditionValue draft={draft} onChange={setDraft} wrong={tried && readDraft(draft) === null} />
      {tried && readDraft(draft) === null && (
        <p role="alert" className="ucc-condition-missing">
          {t('missing')}
        </p>
      )}
      <Button type="primary" htmlType="submit" data-testid="condition-take">
        {t('take')}
      </Button>
    </form>
  );
}
