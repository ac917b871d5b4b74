import { Input, Radio, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../../app/reference.tsx';
import { fullTime } from '../../../ui/time-text.ts';
import { ClassField } from './ClassField.tsx';
import { DescriptionField } from './DescriptionField.tsx';
import type { Draft, Field, FieldError } from './draft.ts';
import { readMoment } from './moment.ts';
import { NameSelect } from './NameSelect.tsx';
import { looksLikePhone, normalPhone } from './phone.ts';
import { ORIGINS, readPoint } from './place.ts';
import { Row } from './Row.tsx';
import type { Suggestion } from './use-suggestions.ts';

interface IntakeFieldsProps {
  draft: Draft;
  classKey: string;
  suggestions: readonly Suggestion[];
  errors: Partial<Record<Field, FieldError>>;
  onChange(part: Partial<Draft>): void;
  onLeave(field: Field): void;
  /** Source and reporter are those of a ticket and are not asked for. */
  fromTicket: boolean;
}

const URGENCIES = ['normal', 'urgent', 'veryUrgent'] as const;

/** The fields, from top to bottom in the order of the tab key. */
export function IntakeFields({
  draft,
  classKey,
  suggestions,
  errors,
  onChange,
  onLeave,
  fromTicket,
}: IntakeFieldsProps) {
  const { t } = useTranslation('intake');
  const { reference, streetName, sourceName } = useNames();
  const field = (name: Field) => ({
    id: `intake-${name}`,
    label: t(`field.${name}`),
    error: errors[name] && t(`error.${errors[name]}`),
  });
  const text = (name: 'address' | 'reporterName' | 'reporterPhone' | 'occurred', maxLength: number) => {
    const { id, error } = field(name);
    return (
      <Input
        id={id}
        value={draft[name]}
        maxLength={maxLength}
        autoComplete="off"
        status={error ? 'error' : ''}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange({ [name]: event.target.value })}
        onBlur={() => onLeave(name)}
        data-testid={id}
      />
    );
  };
  const { id: descriptionId, error: descriptionError } = field('description');
  const suggested = draft.classKey === '' && classKey !== '';
  return (
    <>
      {!fromTicket && (
        <Row {...field('sourceCode')}>
          <NameSelect
            id="intake-sourceCode"
            kind={null}
            value={draft.sourceCode}
            options={reference.sources.map(({ code }) => ({ value: code, code, label: sourceName(code) }))}
            error={field('sourceCode').error}
            onChange={(sourceCode) => onChange({ sourceCode })}
            onBlur={() => onLeave('sourceCode')}
          />
        </Row>
      )}
      <Row {...field('description')} note={t('characters', { count: draft.description.length })}>
        <DescriptionField
          id={descriptionId}
          value={draft.description}
          error={descriptionError}
          onChange={(description) => onChange({ description })}
          onBlur={() => onLeave('description')}
        />
      </Row>
      <Row
        {...field('classKey')}
        note={suggested ? t('isSuggested') : draft.classKey !== '' ? t('isChosen') : t('classHint')}
      >
        <ClassField
          id="intake-classKey"
          value={classKey}
          suggestions={suggestions}
          error={field('classKey').error}
          onChange={(next) => onChange({ classKey: next })}
          onBlur={() => onLeave('classKey')}
        />
      </Row>
      <Row {...field('address')}>{text('address', 300)}</Row>
      <Row {...field('streetCode')} note={t('streetHint')}>
        <NameSelect
          id="intake-streetCode"
          kind="street"
          value={draft.streetCode}
          options={reference.streets.map(({ code }) => ({ value: code, code: '', label: streetName(code) }))}
          none={t('noStreet')}
          onChange={(streetCode) => onChange({ streetCode })}
        />
      </Row>
      {!fromTicket && (
        <>
          <Row {...field('reporterName')}>{text('reporterName', 40)}</Row>
          <Row {...field('reporterPhone')} note={<PhoneNote typed={draft.reporterPhone} />}>
            {text('reporterPhone', 30)}
          </Row>
        </>
      )}
      <Row {...field('urgency')} note={t('urgencyHint')}>
        <Radio.Group
          id="intake-urgency"
          value={draft.urgency}
          optionType="button"
          aria-label={t('field.urgency')}
          options={URGENCIES.map((value) => ({ value, label: t(`cases:urgency.${value}`) }))}
          onChange={(event) => onChange({ urgency: event.target.value })}
        />
      </Row>
      <Row {...field('occurred')} note={<MomentNote typed={draft.occurred} />}>
        {text('occurred', 24)}
      </Row>
      <Row {...field('point')} note={<PointNote draft={draft} />}>
        <Space.Compact block>
          <Input
            id="intake-point"
            value={draft.point}
            maxLength={60}
            autoComplete="off"
            status={errors.point ? 'error' : ''}
            aria-invalid={errors.point !== undefined}
            aria-describedby="intake-point-note"
            onChange={(event) => onChange({ point: event.target.value })}
            onBlur={() => onLeave('point')}
            data-testid="intake-point"
          />
          <Select
            value={draft.origin}
            style={{ width: 130 }}
            aria-label={t('field.origin')}
            options={ORIGINS.map((value) => ({ value, label: t(`origin.${value}`) }))}
            onChange={(origin) => onChange({ origin })}
          />
        </Space.Compact>
      </Row>
    </>
  );
}

function PhoneNote({ typed }: { typed: string }) {
  const { t } = useTranslation('intake');
  const phone = normalPhone(typed);
  if (phone === '') return null;
  return looksLikePhone(phone) ? null : t('oddPhone');
}

function MomentNote({ typed }: { typed: string }) {
  const { t } = useTranslation('intake');
  const at = readMoment(typed, Date.now());
  return at === null ? t('momentHint') : fullTime(at);
}

function PointNote({ draft }: { draft: Draft }) {
  const { t } = useTranslation('intake');
  const point = readPoint(draft.point, draft.origin);
  return point ? t('pointRead', { lng: point.lng, lat: point.lat }) : t('pointHint');
}
