import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Form, type FormInstance } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseCommandName, CaseDetail } from '#shared/modules/cases/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { api } from '../../../bridge/index.ts';
import { useDebounced } from '../../../ui/debounced.ts';
import { refusalText } from '../../../ui/refusal-text.ts';
import type { FormField } from './action-forms.ts';
import { toInput } from './action-values.ts';
import { foresightWords } from './foresight-words.ts';

const DEBOUNCE_MS = 200;

interface ForesightProps {
  command: CaseCommandName;
  detail: CaseDetail;
  fields: readonly FormField[];
  form: FormInstance;
}

/** What the step will bring about, said before it is taken: where the case goes, whom it tells, what becomes of the clocks. */
export function Foresight({ command, detail, fields, form }: ForesightProps) {
  const { t } = useTranslation('cases');
  const { t: all } = useTranslation();
  const names = useNames();
  const values = Form.useWatch([], form) as Record<string, unknown> | undefined;
  // As text: a form hands out a new object at every stroke, and undefined has no place on the wire.
  const said = useDebounced(JSON.stringify(toInput(fields, values ?? {})), DEBOUNCE_MS);
  const { data } = useQuery(
    api.cases.foresee.queryOptions({
      input: { id: detail.id, command, said: JSON.parse(said) as Record<string, unknown> },
      placeholderData: keepPreviousData,
    }),
  );
  if (!data) return null;
  const refused = data.refusal && refusalText(all, data.refusal);
  const words = foresightWords(t, names.unitName, data, detail);
  return (
    <p className="ucc-foresight" data-refused={refused !== null} role="status" data-testid="foresight">
      {refused ? `${refused.text} ${refused.advice}` : `${t('foresight.title')}：${words.join('；')}`}
    </p>
  );
}
