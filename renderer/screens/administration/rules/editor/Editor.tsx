import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyOfRow, type RuleDiff, type RuleKind, rowsOf } from '#shared/modules/territory/index.ts';
import { Nothing } from '../../../../ui/States.tsx';
import type { DraftInHand } from '../use-draft.ts';
import { useRuleWords } from '../use-rule-words.ts';
import { EditorBar } from './EditorBar.tsx';
import { ProblemList } from './ProblemList.tsx';
import { RowForm } from './RowForm.tsx';
import { RowGrid } from './RowGrid.tsx';
import { sortProblems } from './row-problems.ts';
import { shownRows } from './shown-rows.ts';

interface EditorProps {
  kind: RuleKind;
  draft: DraftInHand;
  diff: RuleDiff;
}

/** The rows as a table, and the row at hand as a form beside it. */
export function Editor({ kind, draft, diff }: EditorProps) {
  const { t } = useTranslation('rules');
  const words = useRuleWords();
  const [chosen, choose] = useState<number | null>(null);
  const [query, ask] = useState('');
  const { content } = draft;
  const problems = useMemo(() => sortProblems(draft.problems), [draft.problems]);
  const rows = useMemo(() => {
    const changes = new Map(
      diff.rows.map(({ key, before }) => [key, before === null ? 'added' : 'changed'] as const),
    );
    return shownRows(kind, content, query, words, (row) => changes.get(keyOfRow(kind, row)) ?? null);
  }, [kind, content, query, words, diff.rows]);
  const index = chosen !== null && rowsOf(content)[chosen] ? chosen : null;
  return (
    <div className="ucc-rule-editor">
      <div className="ucc-rule-rows">
        <EditorBar
          kind={kind}
          draft={draft}
          index={index}
          query={query}
          shown={rows.length}
          onQuery={ask}
          onChoose={choose}
        />
        <ProblemList problems={problems.others} />
        <RowGrid kind={kind} rows={rows} problems={problems.byRow} chosen={index} onChoose={choose} />
      </div>
      {index === null ? (
        <aside className="ucc-rule-form">
          <Nothing text={t('row.choose')} />
        </aside>
      ) : (
        <RowForm key={index} kind={kind} draft={draft} index={index} problems={problems.byRow.get(index)} />
      )}
    </div>
  );
}
