import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clockLight, nearestClock } from '../../screens/cases/shared/clock-light.ts';
import { StatusLight } from '../../screens/cases/shared/StatusLight.tsx';
import { useNow } from '../../ui/now.ts';
import { Refused } from '../../ui/States.tsx';
import { useNames } from '../reference.tsx';
import type { Choice, FoundName, Hit } from './choices.ts';
import { excerptFrom, partsOf } from './highlight.ts';
import { useStepOffer } from './step-offer.ts';
import type { useCaseSearch } from './use-case-search.ts';
import type { Verb } from './verbs.ts';

interface ChoiceListProps {
  id: string;
  choices: readonly Choice[];
  /** Index of the marked line, −1 for none. */
  marked: number;
  /** A verb was spelled out that cannot be used now. */
  refused: boolean;
  search: ReturnType<typeof useCaseSearch>;
  onPoint(index: number): void;
  onTake(choice: Choice): void;
}

/** What the typed text may mean, under the command bar. */
export function ChoiceList({ id, choices, marked, refused, search, onPoint, onTake }: ChoiceListProps) {
  const { t } = useTranslation('command');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-index="${marked}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [marked]);
  return (
    <div className="ucc-choices" data-settled={search.settled}>
      {/* A press with the mouse must not take the focus from the line: it would close the list first. */}
      <div
        id={id}
        ref={list}
        role="listbox"
        aria-label={t('choices')}
        tabIndex={-1}
        onMouseDown={(event) => event.preventDefault()}
      >
        {choices.map((choice, index) => (
          <div
            key={choice.key}
            id={`${id}-${index}`}
            data-index={index}
            role="option"
            tabIndex={-1}
            aria-selected={index === marked}
            className="ucc-choice"
            data-testid={`choice-${choice.kind}`}
            onMouseMove={() => index !== marked && onPoint(index)}
            onClick={() => onTake(choice)}
            onKeyDown={undefined}
          >
            <Line choice={choice} />
          </div>
        ))}
      </div>
      {search.error != null && <Refused error={search.error} onRetry={search.retry} />}
      <p className="ucc-choices-foot" role="status">
        {refused && `${t('notNow')} `}
        {!refused &&
          choices.length === 0 &&
          search.error == null &&
          t(search.settled ? 'nothing' : 'searching')}
        {choices.length > 0 && (
          <>
            {marked < 0 && !refused ? t('several') : t('hint')}
            {search.result?.more && ` · ${t('more')}`}
          </>
        )}
      </p>
    </div>
  );
}

function Line({ choice }: { choice: Choice }) {
  if (choice.kind === 'verb') return <VerbLine verb={choice.verb} spelling={choice.spelling} />;
  return choice.kind === 'case' ? <CaseLine hit={choice.hit} /> : <NameLine name={choice.name} />;
}

function VerbLine({ verb, spelling }: { verb: Verb; spelling: string }) {
  const { t } = useTranslation('command');
  const batch = useStepOffer((offers) => offers.batch);
  const words = () => {
    switch (verb.kind) {
      case 'go':
        return t('verb.go', { screen: t(`common:nav.${verb.screen}`) });
      case 'step':
        return t(batch ? 'verb.stepBatch' : 'verb.step', {
          step: t(`cases:command.${verb.command}`),
          count: batch?.count,
        });
      case 'appearance':
        return t('verb.appearance', { choice: t(`common:theme.${verb.choice}`) });
      case 'layout':
        return t('verb.layout', { name: verb.name });
      case 'language':
        return t(`verb.language.${verb.choice}`);
      default:
        return t(`verb.${verb.kind}`);
    }
  };
  return (
    <>
      <span className="ucc-choice-kind">{t('kind.verb')}</span>
      <span>{words()}</span>
      <kbd>/{spelling}</kbd>
    </>
  );
}

function CaseLine({ hit }: { hit: Hit }) {
  const { t } = useTranslation('command');
  const names = useNames();
  const now = useNow(15_000);
  const { row } = hit;
  return (
    <>
      <span className="ucc-choice-kind">
        <StatusLight light={clockLight(nearestClock(row.clocks), now)} />
      </span>
      <span className="ucc-choice-case">
        <span>
          <Marked hit={hit} field="number" /> {names.className(row.classKey)}
          {hit.by === 'phone' && hit.phone && <small>{t('phone', { phone: hit.phone })}</small>}
          {hit.by === 'externalId' && <small>{t('externalId')}</small>}
        </span>
        <span className="ucc-choice-text">
          <Marked hit={hit} field="description" /> <small>{names.streetName(row.streetCode)}</small>{' '}
          <Marked hit={hit} field="address" />
        </span>
      </span>
      <small>{t(`cases:stage.${row.stage}`)}</small>
    </>
  );
}

/** Characters before the first mark that are kept when a long text is cut. */
const LEAD = 8;

function Marked({ hit, field }: { hit: Hit; field: 'number' | 'description' | 'address' }) {
  const marks = hit.highlights.filter((mark) => mark.field === field);
  const from = excerptFrom(marks, LEAD);
  return (
    <span className={`ucc-choice-${field}`}>
      {from > 0 && '…'}
      {partsOf(
        hit.row[field].slice(from),
        marks.map(({ start, end }) => ({ start: start - from, end: end - from })),
      ).map(({ at, text, marked }) => (marked ? <mark key={at}>{text}</mark> : text))}
    </span>
  );
}

function NameLine({ name }: { name: FoundName }) {
  const { t } = useTranslation('command');
  const names = useNames();
  const word = { class: names.className, street: names.streetName, unit: names.unitName }[name.kind](name.id);
  return (
    <>
      <span className="ucc-choice-kind">{t('kind.name')}</span>
      <span>{t(`filter.${name.kind}`, { name: word || name.zh })}</span>
    </>
  );
}
