import { Button, Input, InputNumber, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportFormat, Inspection } from '#shared/modules/imports/index.ts';
import { client } from '../../../bridge/index.ts';
import { Refused } from '../../../ui/States.tsx';
import { firstMapping, sizeText } from './model.ts';
import { change, useWizard } from './wizard.ts';

const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le'] as const;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** What the file turned out to be; a person who knows better says so and it is looked at again. */
export function FormatBar({ file, inspection }: { file: string; inspection: Inspection }) {
  const { t } = useTranslation('imports');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { format } = inspection;

  const look = async (next: ImportFormat) => {
    setBusy(true);
    setError(null);
    try {
      const seen = await client.imports.inspect({ file, format: next });
      const before = useWizard.getState().mapping;
      // What was mapped by hand stays where the columns are still there; problems name the rest.
      const same = seen.columns.some(({ name }) => inspection.columns.some((column) => column.name === name));
      const zone = before?.time.zone ?? 'Asia/Shanghai';
      const mapping = before && same ? { ...before, format: seen.format } : firstMapping(seen, zone);
      change({ inspection: seen, mapping });
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="ucc-import-format">
      <strong title={inspection.fileName}>{inspection.fileName}</strong>
      <Tag>{format.kind.toUpperCase()}</Tag>
      <span className="ucc-import-note">
        {sizeText(inspection.bytes)} · {t('columnsFound', { count: inspection.columns.length })} ·{' '}
        {t('lookedAt', { count: inspection.lookedAt })}
      </span>
      {'encoding' in format && (
        <Select
          value={inspection.encoding ?? 'utf-8'}
          disabled={busy}
          aria-label={t('encoding')}
          style={{ width: 110 }}
          options={ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))}
          onChange={(encoding) => void look({ ...format, encoding })}
        />
      )}
      {format.kind === 'csv' && (
        <Select
          value={(inspection.delimiter ?? ',') as (typeof DELIMITERS)[number]}
          disabled={busy}
          aria-label={t('delimiter')}
          style={{ width: 110 }}
          options={DELIMITERS.map((value, index) => ({ value, label: t(`delimiters.${index}`) }))}
          onChange={(delimiter) => void look({ ...format, delimiter })}
        />
      )}
      {format.kind === 'xlsx' && inspection.sheets.length > 1 && (
        <Select
          value={typeof format.sheet === 'number' ? inspection.sheets[format.sheet - 1] : format.sheet}
          disabled={busy}
          aria-label={t('sheet')}
          style={{ width: 150 }}
          options={inspection.sheets.map((value) => ({ value, label: value }))}
          onChange={(sheet) => void look({ ...format, sheet: sheet ?? 1 })}
        />
      )}
      {'headerRow' in format && (
        <InputNumber
          prefix={t('headerRow')}
          min={1}
          max={100}
          precision={0}
          value={format.headerRow}
          disabled={busy}
          aria-label={t('headerRow')}
          style={{ width: 120 }}
          onChange={(headerRow) => headerRow !== null && void look({ ...format, headerRow })}
        />
      )}
      {format.kind === 'json' && (
        <Input
          key={format.recordPath}
          prefix={t('recordPath')}
          defaultValue={format.recordPath}
          maxLength={200}
          disabled={busy}
          aria-label={t('recordPath')}
          style={{ width: 240 }}
          onBlur={(event) =>
            event.target.value !== format.recordPath &&
            void look({ ...format, recordPath: event.target.value })
          }
        />
      )}
      <Button onClick={() => change({ step: 'file' })}>{t('otherFile')}</Button>
      {error !== null && <Refused error={error} />}
    </div>
  );
}
