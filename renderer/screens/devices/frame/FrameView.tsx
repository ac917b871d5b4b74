import { Button } from 'antd';
import { type KeyboardEvent, type MouseEvent, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldTone, fieldWords, isListed } from './field-words.ts';
import { bytesOf, type FrameField, hexRows } from './frame-rows.ts';
import './frame.css';

interface FrameViewProps {
  /** Two hex digits a byte. */
  hex: string;
  fields: readonly FrameField[];
  /** Fields of this factor code are marked: they are what it is about. */
  factor?: string | undefined;
}

const FIRST_ROWS = 64;

/** A packet as it stood on the wire: bytes and their explanation, each pointing at the other. */
export function FrameView({ hex, fields, factor }: FrameViewProps) {
  const { t } = useTranslation('devices');
  const [active, point] = useState(-1);
  const [all, showAll] = useState(false);
  const bytes = useMemo(() => bytesOf(hex), [hex]);
  const rows = useMemo(
    () => hexRows(bytes, fields, all ? Number.POSITIVE_INFINITY : FIRST_ROWS),
    [bytes, fields, all],
  );
  const onBytes = (event: MouseEvent) => {
    const run = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-field]') : null;
    point(run ? Number(run.dataset.field) : -1);
  };
  const look = (index: number) => {
    const field = fields[index];
    if (!field) return undefined;
    return {
      'data-field': index,
      'data-tone': fieldTone(field),
      'data-active': index === active || undefined,
      'data-about': isAbout(field, factor) || undefined,
    };
  };
  return (
    <div className="ucc-frame" data-testid="frame">
      {/* biome-ignore lint/a11y/useSemanticElements: no form, only bytes that belong together */}
      {/* biome-ignore lint/a11y/useKeyWithMouseEvents: the list beside it is the keyboard's way */}
      <div
        className="ucc-hex"
        role="group"
        aria-label={t('frame.bytes')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the keyboard
        tabIndex={0}
        onMouseOver={onBytes}
        onMouseLeave={() => point(-1)}
      >
        {rows.map(({ offset, runs }) => (
          <div key={offset} className="ucc-hex-row">
            <span className="ucc-hex-offset">{offset.toString(16).padStart(4, '0').toUpperCase()}</span>
            <span className="ucc-hex-bytes">
              {runs.map(({ field, hex: digits }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: runs of a row have no other name and never move
                <span key={i} {...look(field)}>
                  {digits}
                </span>
              ))}
            </span>
            <span className="ucc-hex-ascii">
              {runs.map(({ field, ascii }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <span key={i} {...look(field)}>
                  {ascii}
                </span>
              ))}
            </span>
          </div>
        ))}
        {bytes.length > FIRST_ROWS * 16 && !all && (
          <Button size="small" type="link" onClick={() => showAll(true)}>
            {t('frame.showAll', { count: bytes.length })}
          </Button>
        )}
      </div>
      {fields.length > 0 && <FieldList fields={fields} active={active} factor={factor} onPoint={point} />}
    </div>
  );
}

function isAbout({ text }: FrameField, factor: string | undefined): boolean {
  return factor !== undefined && text.toLowerCase().startsWith(`${factor.toLowerCase()}-`);
}

interface FieldListProps {
  fields: readonly FrameField[];
  active: number;
  factor: string | undefined;
  onPoint(index: number): void;
}

function FieldList({ fields, active, factor, onPoint }: FieldListProps) {
  const { t } = useTranslation('devices');
  const id = useId();
  const listed = fields.map((field, index) => ({ field, index })).filter(({ field }) => isListed(field));
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const here = listed.findIndex(({ index }) => index === active);
    const next = listed[Math.min(listed.length - 1, Math.max(0, here + step))];
    if (!next) return;
    onPoint(next.index);
    document.getElementById(`${id}-${next.index}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div
      className="ucc-fields"
      role="listbox"
      tabIndex={0}
      aria-label={t('frame.fields')}
      aria-activedescendant={active < 0 ? undefined : `${id}-${active}`}
      onKeyDown={onKey}
    >
      {listed.map(({ field, index }) => {
        const { name, meaning } = fieldWords(t, field);
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus and names its active option
          <div
            key={index}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className="ucc-field"
            data-tone={fieldTone(field)}
            data-active={index === active || undefined}
            data-about={isAbout(field, factor) || undefined}
            onMouseEnter={() => onPoint(index)}
          >
            <code>{field.text}</code>
            <span>{[name, meaning].filter(Boolean).join(' · ')}</span>
          </div>
        );
      })}
    </div>
  );
}
