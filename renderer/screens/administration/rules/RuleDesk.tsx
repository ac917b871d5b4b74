import { Alert, Button, Tabs } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  diffRules,
  isSame,
  type RuleContent,
  type RuleDiff,
  type RuleDraft,
  type RuleKind,
  type RuleSetSummary,
} from '#shared/modules/territory/index.ts';
import { Refused } from '../../../ui/States.tsx';
import { CalendarEditor } from './calendar/CalendarEditor.tsx';
import { DiffTab } from './diff/DiffTab.tsx';
import { Editor } from './editor/Editor.tsx';
import { EffectTab } from './effect/EffectTab.tsx';
import { HistoryTab } from './history/HistoryTab.tsx';
import { NumberFormatEditor } from './number-format/NumberFormatEditor.tsx';
import { PermissionMatrix } from './posts/PermissionMatrix.tsx';
import { RuleBar } from './RuleBar.tsx';
import { type DraftInHand, useDraft } from './use-draft.ts';

interface RuleDeskProps {
  summary: RuleSetSummary;
  opened: { inForce: number; content: RuleContent; draft: RuleDraft | null };
  /** Reads everything anew. */
  onAgain(): void;
}

/** Editing one rule set: the table, what it changes, what that would mean, and the versions before it. */
export function RuleDesk({ summary, opened, onAgain }: RuleDeskProps) {
  const { t } = useTranslation('rules');
  const { kind } = summary;
  const draft = useDraft(kind, opened);
  const [tab, show] = useState('edit');
  const diff = useMemo(
    () => diffRules(kind, opened.content, draft.content),
    [kind, opened.content, draft.content],
  );
  const changes = diff.rows.length + diff.head.length + (diff.reordered ? 1 : 0);
  const begin = (content: RuleContent) => {
    draft.edit(content);
    show('diff');
  };
  return (
    <section className="ucc-rule-desk" aria-label={t(`kind.${kind}`)}>
      <RuleBar summary={summary} draft={draft} isSame={isSame(diff)} onBegin={begin} onAgain={onAgain} />
      {draft.error !== null && (
        <div className="ucc-rule-error">
          <Refused error={draft.error} />
          <Button onClick={onAgain}>{t('draft.again')}</Button>
        </div>
      )}
      {typeof draft.content.source === 'string' && draft.content.example === true && tab === 'edit' && (
        <Alert type="info" showIcon title={t('exampleHint')} className="ucc-rule-hint" />
      )}
      <Tabs
        className="ucc-rule-tabs"
        activeKey={tab}
        onChange={show}
        destroyOnHidden
        items={[
          { key: 'edit', label: t('tab.edit'), children: editorOf(kind, draft, diff) },
          ...(kind === 'posts'
            ? [
                {
                  key: 'matrix',
                  label: t('tab.matrix'),
                  children: <PermissionMatrix draft={draft} inForce={opened.content} />,
                },
              ]
            : []),
          {
            key: 'diff',
            label: t('tab.diff', { count: changes }),
            children: <DiffTab kind={kind} diff={diff} draft={draft} />,
          },
          {
            key: 'effect',
            label: t('tab.effect'),
            children: <EffectTab kind={kind} draft={draft} isSame={isSame(diff)} />,
          },
          {
            key: 'history',
            label: t('tab.history'),
            children: <HistoryTab summary={summary} onBegin={begin} hasDraft={!isSame(diff)} />,
          },
        ]}
      />
    </section>
  );
}

function editorOf(kind: RuleKind, draft: DraftInHand, diff: RuleDiff) {
  if (kind === 'calendar') return <CalendarEditor draft={draft} />;
  if (kind === 'numberFormat') return <NumberFormatEditor draft={draft} />;
  return <Editor kind={kind} draft={draft} diff={diff} />;
}
