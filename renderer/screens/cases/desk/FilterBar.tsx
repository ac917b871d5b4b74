import { CloseOutlined, DownloadOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Popover, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CASE_STAGES,
  type CaseCondition,
  type CaseView,
  isFinal,
  MAX_CONDITIONS,
} from '#shared/modules/cases/index.ts';
import { useShortcut } from '../../../app/command/keymap.ts';
import { useNames } from '../../../app/reference.tsx';
import { useSession } from '../../../app/session.tsx';
import { ExportDialog } from '../export/ExportDialog.tsx';
import { HistoryButton } from '../history/HistoryButton.tsx';
import { PrintButton } from '../print/PrintButton.tsx';
import type { Queue } from './arrangement.ts';
import { ConditionEditor } from './ConditionEditor.tsx';
import { conditionWords, queueWords } from './condition-words.ts';

interface FilterBarProps {
  queue: Queue;
  /** The open case. */
  selected: string | null;
  onChange(part: Partial<Queue>): void;
}

/** What the queue is narrowed to: words, and conditions that all must hold. Every choice is kept for the next time. */
export function FilterBar({ queue, selected, onChange }: FilterBarProps) {
  const { t } = useTranslation('find');
  const names = useNames();
  const { view, conditions, sort } = queue;
  const { may } = useSession();
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const [exporting, setExporting] = useState(false);
  const editor = useRef<HTMLFormElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const full = conditions.length >= MAX_CONDITIONS;
  useShortcut({ id: 'queueFilter', group: 'queue', keys: 'f' }, full ? null : () => setOpen('new'));
  const set = (next: CaseCondition[]) => onChange({ conditions: next });
  const remove = (index: number) => {
    set(conditions.filter((_, at) => at !== index));
    add.current?.focus();
  };
  const take = (index: number, condition: CaseCondition) => {
    setOpen(null);
    set([...conditions.slice(0, index), condition, ...conditions.slice(index + 1)]);
  };
  const opened = (which: number | 'new') => ({
    open: open === which,
    trigger: 'click' as const,
    placement: 'bottomLeft' as const,
    destroyOnHidden: true,
    onOpenChange: (next: boolean) => setOpen(next ? which : null),
    // What is animated cannot have the focus before it stands.
    afterOpenChange: (next: boolean) =>
      next && editor.current?.querySelector<HTMLInputElement>('input:not([type=radio])')?.focus(),
  });
  return (
    <div className="ucc-filters">
      <WordsField conditions={conditions} onChange={set} />
      {conditions.map((condition, index) =>
        isWords(condition) ? null : (
          <span className="ucc-chip" key={JSON.stringify(condition)}>
            <Popover
              {...opened(index)}
              content={
                <ConditionEditor ref={editor} condition={condition} onDone={(next) => take(index, next)} />
              }
            >
              <button
                type="button"
                data-testid={`condition-${condition.field}`}
                onKeyDown={({ key }) => (key === 'Delete' || key === 'Backspace') && remove(index)}
              >
                {conditionWords(t, names, condition)}
              </button>
            </Popover>
            <button
              type="button"
              aria-label={t('remove', { condition: conditionWords(t, names, condition) })}
              onClick={() => remove(index)}
            >
              <CloseOutlined />
            </button>
          </span>
        ),
      )}
      <Popover
        {...opened('new')}
        content={
          <ConditionEditor ref={editor} condition={null} onDone={(next) => take(conditions.length, next)} />
        }
      >
        <Button ref={add} size="small" icon={<PlusOutlined />} disabled={full} data-testid="add-condition">
          {t('add')} <kbd>F</kbd>
        </Button>
      </Popover>
      {conditions.length > 0 && (
        <Button type="link" size="small" onClick={() => set([])} data-testid="clear-conditions">
          {t('clear')}
        </Button>
      )}
      <HistoryButton caseId={selected} />
      {may('case.print') && <PrintButton caseId={selected} queue={queue} />}
      {may('case.export') && (
        <Button
          size="small"
          icon={<DownloadOutlined />}
          data-testid="export"
          onClick={() => setExporting(true)}
        >
          {t('export.title')}
        </Button>
      )}
      {exporting && (
        <ExportDialog
          queue={queue}
          viewWords={queueWords(t, names, queue)}
          onClose={() => setExporting(false)}
        />
      )}
      <Select
        className="ucc-sort"
        value={onlyNewest(view) ? 'newest' : sort}
        disabled={onlyNewest(view)}
        aria-label={t('sort')}
        options={(['due', 'newest'] as const).map((value) => ({ value, label: t(`cases:sort.${value}`) }))}
        onChange={(value) => onChange({ sort: value })}
      />
    </div>
  );
}

type Words = Extract<CaseCondition, { field: 'text' }>;
const isWords = (one: CaseCondition): one is Words => one.field === 'text' && one.op === 'has';

/** The condition on words that everyone needs most: typed here, taken with Enter. */
function WordsField({
  conditions,
  onChange,
}: {
  conditions: CaseCondition[];
  onChange(conditions: CaseCondition[]): void;
}) {
  const { t } = useTranslation('find');
  const words = conditions.find(isWords)?.words ?? '';
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  const take = (text: string) => {
    const others = conditions.filter((one) => !isWords(one));
    const clean = text.trim();
    if (clean !== words)
      onChange(clean === '' ? others : [{ field: 'text', op: 'has', words: clean }, ...others]);
  };
  return (
    <Input
      className="ucc-words"
      size="small"
      allowClear
      maxLength={100}
      prefix={<SearchOutlined />}
      value={typed}
      placeholder={t('words')}
      aria-label={t('words')}
      data-testid="filter-words"
      onChange={({ target }) => {
        setTyped(target.value);
        if (target.value === '') take('');
      }}
      onPressEnter={(event) => !event.nativeEvent.isComposing && take(typed)}
    />
  );
}

/** Views that stand in the order of registration whatever is asked (see `caseSortSchema`). */
function onlyNewest(view: CaseView): boolean {
  return (
    view === 'all' ||
    view === 'mine' ||
    view === 'called' ||
    CASE_STAGES.some((stage) => stage === view && isFinal(stage))
  );
}
