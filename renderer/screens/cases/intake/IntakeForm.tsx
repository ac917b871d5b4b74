import { Alert, App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mask } from '#shared/kernel/personal.ts';
import type { RegisterInput } from '#shared/modules/cases/index.ts';
import type { TicketDetail } from '#shared/modules/tickets/index.ts';
import { useShortcut } from '../../../app/command/keymap.ts';
import { useNav } from '../../../app/nav.ts';
import { client } from '../../../bridge/index.ts';
import { useNow } from '../../../ui/now.ts';
import { Refused } from '../../../ui/States.tsx';
import { errorsOf, FIELDS, type Field, type IntakeDefaults, isTouched, toRegisterInput } from './draft.ts';
import { FromTicket } from './FromTicket.tsx';
import { IntakeFields } from './IntakeFields.tsx';
import { readPoint } from './place.ts';
import { minutes, Registered, type RegisteredCall } from './Registered.tsx';
import { SimilarCases } from './SimilarCases.tsx';
import { Templates } from './Templates.tsx';
import { useDraft } from './use-draft.ts';
import { useSuggestions } from './use-suggestions.ts';
import './intake.css';

interface IntakeFormProps {
  /** The draft as it was kept; null when there is none. */
  kept: unknown;
  defaults: IntakeDefaults;
  onDefaults(defaults: IntakeDefaults): void;
  /** The ticket out of which the case is made: source and reporter are the ticket's own. */
  ticket?: TicketDetail;
}

const focusField = (field: Field) => document.getElementById(`intake-${field}`)?.focus();

export function IntakeForm({ kept, defaults, onDefaults, ticket }: IntakeFormProps) {
  const { t } = useTranslation('intake');
  const { modal } = App.useApp();
  const { draft, change, clear } = useDraft(kept, defaults, ticket === undefined);
  const suggestions = useSuggestions(draft.description);
  const [left, setLeft] = useState<ReadonlySet<Field>>(new Set());
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [last, setLast] = useState<RegisteredCall | null>(null);
  const asking = useRef(false);
  const now = useNow(1000);

  const classKey = draft.classKey || (suggestions[0]?.classKey ?? '');
  const errors = errorsOf(draft, classKey, Date.now());
  const shown = Object.fromEntries(Object.entries(errors).filter(([field]) => left.has(field as Field)));
  const touched = isTouched(draft);
  const seconds = draft.startedAt > 0 ? (now - draft.startedAt) / 1000 : 0;

  // Once: where one begins, or goes on after a restart.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => focusField(kept === null ? 'sourceCode' : 'description'), []);

  const startAnew = (next: IntakeDefaults) => {
    clear(next);
    setLeft(new Set());
    setError(null);
    focusField('sourceCode');
  };
  const submit = async () => {
    if (sending) return;
    const first = FIELDS.find((field) => errors[field]);
    setLeft(new Set(FIELDS));
    if (first) return focusField(first);
    const input = toRegisterInput(draft, classKey, Date.now());
    setSending(true);
    setError(null);
    try {
      if (ticket) {
        const { sourceCode: _, reporter: __, ...said } = input;
        const { id, version } = ticket;
        await client.tickets.convert({ id, expectedVersion: version, case: said });
        return useNav.getState().go('tickets', { ticketId: ticket.id });
      }
      const { id, number, stage } = await client.cases.register(input);
      setLast({ id, number, stage, reporter: maskedReporter(input.reporter), seconds });
      const { sourceCode, streetCode, origin } = draft;
      const next = { sourceCode, streetCode, origin };
      onDefaults(next);
      startAnew(next);
    } catch (reason) {
      setError(reason);
    } finally {
      setSending(false);
    }
  };
  const discard = () => {
    if (ticket) return useNav.getState().go('tickets', { ticketId: ticket.id });
    if (!touched || asking.current) return false;
    asking.current = true;
    let thrownAway = false;
    modal.confirm({
      title: t('discard.title'),
      content: t('discard.text'),
      okText: t('discard.ok'),
      okButtonProps: { danger: true },
      cancelText: t('discard.cancel'),
      autoFocusButton: 'cancel',
      onOk: () => {
        thrownAway = true;
      },
      // Only then has the dialog given the focus back.
      afterClose: () => {
        asking.current = false;
        if (thrownAway) startAnew(defaults);
      },
    });
    return true;
  };
  useShortcut({ id: 'intakeSubmit', group: 'intake', keys: 'ctrl+enter' }, () => void submit());
  useShortcut({ id: 'intakeDiscard', group: 'intake', keys: 'escape' }, discard);

  return (
    <div className="ucc-intake">
      <section
        aria-label={t('title')}
        className="ucc-intake-form"
        onKeyDownCapture={(event) => {
          // Before a select sees it: Enter of any kind would open its list.
          const { key, ctrlKey, metaKey, nativeEvent } = event;
          if (key !== 'Enter' || !(ctrlKey || metaKey) || nativeEvent.isComposing) return;
          event.preventDefault();
          event.stopPropagation();
          void submit();
        }}
      >
        <header>
          <h1>{t('title')}</h1>
          {!ticket && <Templates draft={draft} classKey={classKey} onApply={change} />}
          {!ticket && (
            <span className="ucc-intake-note" role="timer" data-late={seconds > 45}>
              {draft.startedAt > 0 ? t('elapsed', { time: minutes(seconds) }) : t('ready')}
            </span>
          )}
        </header>
        {ticket && <FromTicket ticket={ticket} />}
        {last && !touched && <Registered call={last} />}
        {error !== null && <Refused error={error} />}
        <IntakeFields
          draft={draft}
          classKey={classKey}
          suggestions={suggestions}
          errors={shown}
          fromTicket={ticket !== undefined}
          onChange={change}
          onLeave={(field) => setLeft((before) => (before.has(field) ? before : new Set(before).add(field)))}
        />
        {draft.mergeInto !== '' && (
          <Alert
            type="info"
            showIcon
            data-testid="merge-into"
            title={t('merge.will', { number: draft.mergeNumber })}
            description={t('merge.consequence')}
            action={
              <Button size="small" onClick={() => change({ mergeInto: '', mergeNumber: '' })}>
                {t('merge.no')}
              </Button>
            }
          />
        )}
        <footer>
          <Button type="primary" loading={sending} onClick={() => void submit()} data-testid="register">
            {t('submit')} <kbd>Ctrl ↵</kbd>
          </Button>
          <Button disabled={!touched} onClick={discard}>
            {t('discard.button')} <kbd>Esc</kbd>
          </Button>
          {!ticket && <span className="ucc-intake-note">{touched ? t('kept') : t('keys')}</span>}
        </footer>
      </section>
      <SimilarCases
        location={readPoint(draft.point, draft.origin)}
        classKey={classKey}
        address={draft.address}
        description={draft.description}
        chosen={draft.mergeInto}
        onChoose={(row) => change({ mergeInto: row?.id ?? '', mergeNumber: row?.number ?? '' })}
      />
    </div>
  );
}

function maskedReporter(reporter: RegisterInput['reporter']): string {
  if (!reporter) return '';
  return [mask('name', reporter.name ?? ''), mask('phone', reporter.phone ?? '')].filter(Boolean).join(' ');
}
