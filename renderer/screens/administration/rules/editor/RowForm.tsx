import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { type RuleKind, rowsOf } from '#shared/modules/territory/index.ts';
import type { DraftInHand } from '../use-draft.ts';
import { editRow, replaceRow, valueAt } from './edit-rows.ts';
import { FieldControl } from './FieldControl.tsx';
import { ROW_FIELDS } from './fields.ts';
import { problemWords } from './problem-words.ts';
import { problemOf, type RowProblems } from './row-problems.ts';

interface RowFormProps {
  kind: RuleKind;
  draft: DraftInHand;
  index: number;
  problems: RowProblems | undefined;
}

/** The row at hand. What is wrong stands beside its field as soon as it is kept. */
export function RowForm({ kind, draft, index, problems }: RowFormProps) {
  const { t } = useTranslation('rules');
  const row = rowsOf(draft.content)[index] ?? {};
  const whole = problems?.get('');
  return (
    <aside className="ucc-rule-form" aria-label={t('row.form')} data-testid="row-form">
      {whole && <p className="ucc-cell-wrong">{problemWords(t, whole)}</p>}
      <Form layout="vertical" component="div">
        {ROW_FIELDS[kind].map((field) => {
          const problem = problemOf(problems, field);
          return (
            <Form.Item
              key={field.name}
              label={t(`field.${field.name}`)}
              htmlFor={`row-${field.name}`}
              {...(problem && { validateStatus: 'error' as const, help: problemWords(t, problem) })}
            >
              <FieldControl
                field={field}
                value={valueAt(row, field.path)}
                onChange={(value) =>
                  draft.edit(replaceRow(draft.content, index, editRow(row, field.path, value)))
                }
              />
            </Form.Item>
          );
        })}
      </Form>
    </aside>
  );
}
