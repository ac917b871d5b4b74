import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Inspection, type Mapping, mappedColumns } from '#shared/modules/imports/index.ts';
import { FieldControl } from './FieldControl.tsx';
import { FieldValues } from './FieldValues.tsx';
import { type Field, type Fields, guessFor, NOTHING, type Problem } from './model.ts';
import { ProblemText } from './ProblemText.tsx';

interface FieldRowProps {
  field: Field;
  inspection: Inspection;
  fields: Fields;
  problems: readonly Problem[];
  onChange(fields: Fields): void;
}

const REQUIRED: ReadonlySet<Field> = new Set([
  'externalId',
  'reportedAt',
  'description',
  'class',
  'status',
  'sourceCode',
]);

/** One field of a case: where it comes from, what stands there, what its values become. */
export function FieldRow({ field, inspection, fields, problems, onChange }: FieldRowProps) {
  const { t } = useTranslation('imports');
  const columns = columnsOfField(fields, field);
  const guess = guessFor(inspection.guesses, field, columns);
  const samples = inspection.columns.filter(({ name }) => columns.includes(name));
  return (
    <div className="ucc-import-field" data-problem={problems.length > 0}>
      <div className="ucc-import-field-name">
        <span id={`field-${field}`}>{t(`field.${field}`)}</span>
        {REQUIRED.has(field) && <small> {t('common:required')}</small>}
      </div>
      <div>
        <FieldControl field={field} inspection={inspection} fields={fields} onChange={onChange} />
        <ProblemText problems={problems} />
        <FieldValues field={field} inspection={inspection} fields={fields} onChange={onChange} />
      </div>
      <div className="ucc-import-note ucc-import-field-samples">
        {guess && (
          <Tag title={t(`because.${guess.because}`)}>
            {t('guessed', { percent: Math.round(guess.confidence * 100) })}
          </Tag>
        )}
        {samples.map(({ name, samples: cells, emptyRatio }) => (
          <span key={name} title={cells.join('\n')}>
            {cells.slice(0, 3).join(' · ')}
            {emptyRatio > 0 && ` ${t('emptyShare', { percent: Math.round(emptyRatio * 100) })}`}
          </span>
        ))}
        {columns.length === 0 && <span>{t(`fieldNote.${field}`)}</span>}
      </div>
    </div>
  );
}

/** Columns that one field reads. */
function columnsOfField(fields: Fields, field: Field): string[] {
  if (fields[field] === undefined) return [];
  const alone = { fields: { ...NOTHING, [field]: fields[field] } } as Mapping;
  return mappedColumns(alone).filter((column) => column !== '');
}
