import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type RuleContent, type RuleKind, rowsOf } from '#shared/modules/territory/index.ts';
import type { DraftInHand } from '../use-draft.ts';
import { freeId, insertRow, moveRow, removeRow } from './edit-rows.ts';
import { emptyRow } from './fields.ts';

interface EditorBarProps {
  kind: RuleKind;
  draft: DraftInHand;
  index: number | null;
  query: string;
  /** Rows that the query leaves. */
  shown: number;
  onQuery(query: string): void;
  onChoose(index: number | null): void;
}

/** Ids of rows that the bureau added itself begin so. */
const OWN = 'own';

/** What can be done with rows. A row that is removed comes back from the list of changes. */
export function EditorBar({ kind, draft, index, query, shown, onQuery, onChoose }: EditorBarProps) {
  const { t } = useTranslation('rules');
  const { content, edit } = draft;
  const count = rowsOf(content).length;
  const take = (next: RuleContent, choose: number | null) => {
    onQuery('');
    edit(next);
    onChoose(choose);
  };
  const add = (from: number | null) => {
    const at = index ?? count - 1;
    const id = freeId(content, OWN);
    const copied = from === null ? null : rowsOf(content)[from];
    const row = copied ? { ...copied, ...('id' in copied && { id }) } : emptyRow(kind, id);
    take(insertRow(content, at, row), at + 1);
  };
  return (
    <div className="ucc-rule-tools">
      <Input.Search
        allowClear
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        placeholder={t('row.filter')}
        aria-label={t('row.filter')}
        style={{ width: 220 }}
      />
      <small>{t('row.count', { shown, count })}</small>
      <span className="ucc-rule-space" />
      <Button onClick={() => add(null)} data-testid="add-row">
        {t('row.add')}
      </Button>
      <Button disabled={index === null} onClick={() => add(index)}>
        {t('row.copy')}
      </Button>
      <Button
        icon={<ArrowUpOutlined />}
        aria-label={t('row.up')}
        title={t('row.up')}
        disabled={index === null || index === 0}
        onClick={() => index !== null && take(moveRow(content, index, -1), index - 1)}
      />
      <Button
        icon={<ArrowDownOutlined />}
        aria-label={t('row.down')}
        title={t('row.down')}
        disabled={index === null || index === count - 1}
        onClick={() => index !== null && take(moveRow(content, index, 1), index + 1)}
      />
      <Button
        danger
        disabled={index === null}
        data-testid="remove-row"
        onClick={() => index !== null && take(removeRow(content, index), null)}
      >
        {t('row.remove')}
      </Button>
    </div>
  );
}
