import { Button, Table } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowChange, type RuleDiff, type RuleKind, rowsOf } from '#shared/modules/territory/index.ts';
import { Nothing } from '../../../../ui/States.tsx';
import { cellText } from '../editor/cell-text.ts';
import { ROW_FIELDS } from '../editor/fields.ts';
import type { DraftInHand } from '../use-draft.ts';
import { useRuleWords } from '../use-rule-words.ts';
import { undoChange } from './undo-change.ts';

interface DiffTabProps {
  kind: RuleKind;
  diff: RuleDiff;
  draft: DraftInHand;
}

/** Every row that differs from the version in force, member by member, and the way back for each. */
export function DiffTab({ kind, diff, draft }: DiffTabProps) {
  const { t } = useTranslation('rules');
  const words = useRuleWords();
  const fields = ROW_FIELDS[kind];
  const lines = useMemo(
    () =>
      diff.rows.map((change) => {
        const row = change.after ?? change.before ?? {};
        const told = fields.filter(
          ({ path }) =>
            change.before === null || change.after === null || change.fields.includes(path[0] ?? ''),
        );
        return {
          change,
          name: fields
            .filter(({ width }) => width !== undefined)
            .slice(0, 2)
            .map((field) => cellText(field, row, words))
            .filter(Boolean)
            .join(' · '),
          members: told.flatMap((field) => {
            const before = change.before && cellText(field, change.before, words);
            const after = change.after && cellText(field, change.after, words);
            return before === after || (!before && !after) ? [] : [{ name: field.name, before, after }];
          }),
        };
      }),
    [diff.rows, fields, words],
  );
  if (lines.length === 0 && diff.head.length === 0 && !diff.reordered)
    return <Nothing text={t('diff.nothing')} />;
  return (
    <div className="ucc-rule-scroll">
      {diff.head.length > 0 && (
        <p>
          {t('diff.head', {
            members: diff.head.map((name) => t(`head.${name}`, { defaultValue: name })).join('、'),
          })}
        </p>
      )}
      {diff.reordered && <p>{t('diff.reordered')}</p>}
      {lines.length > 0 && (
        <Table
          size="small"
          rowKey={({ change }) => change.key}
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          dataSource={lines}
          columns={[
            { title: t('diff.change'), width: 80, render: (_, { change }) => t(`diff.${sortOf(change)}`) },
            { title: t('diff.row'), width: '28%', dataIndex: 'name' },
            {
              title: t('diff.members'),
              render: (_, { members, change }) => (
                <ul className="ucc-diff-members">
                  {members.map(({ name, before, after }) => (
                    <li key={name}>
                      <span>{t(`field.${name}`)}</span>
                      {before && <del>{before}</del>}
                      {after && change.after && <ins>{after}</ins>}
                    </li>
                  ))}
                </ul>
              ),
            },
            {
              title: '',
              width: 90,
              render: (_, { change }) => (
                <Button size="small" onClick={() => draft.edit(undoChange(kind, draft.content, change))}>
                  {t('diff.undo')}
                </Button>
              ),
            },
          ]}
        />
      )}
      {rowsOf(draft.content).length > 0 && (
        <p>
          <small>{t('diff.count', { rows: rowsOf(draft.content).length, changed: diff.rows.length })}</small>
        </p>
      )}
    </div>
  );
}

const sortOf = ({ before, after }: RowChange) =>
  before === null ? 'added' : after === null ? 'removed' : 'changed';
