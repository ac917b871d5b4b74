import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Mapping } from '#shared/modules/imports/index.ts';
import { FieldRow } from './FieldRow.tsx';
import { FormatBar } from './FormatBar.tsx';
import { MappingHead } from './MappingHead.tsx';
import { FIELDS, problemsOf } from './model.ts';
import { change, useWizard } from './wizard.ts';

/** Second step: which column is what. */
export function MappingStep() {
  const { t } = useTranslation('imports');
  const { file, inspection, mapping } = useWizard();
  if (!file || !inspection || !mapping) return null;
  const problems = problemsOf(
    mapping,
    inspection.columns.map(({ name }) => name),
  );
  const set = (next: Mapping) => change({ mapping: next });
  return (
    <>
      <div className="ucc-import-body">
        <FormatBar file={file} inspection={inspection} />
        <MappingHead inspection={inspection} mapping={mapping} problems={problems} onChange={set} />
        <div className="ucc-import-fields">
          {FIELDS.map((field) => (
            <FieldRow
              key={field}
              field={field}
              inspection={inspection}
              fields={mapping.fields}
              problems={problems.filter(({ where }) => where === field)}
              onChange={(fields) => set({ ...mapping, fields })}
            />
          ))}
        </div>
      </div>
      <footer className="ucc-import-foot">
        <Button onClick={() => change({ step: 'file' })}>{t('back')}</Button>
        <Button
          type="primary"
          disabled={problems.length > 0}
          onClick={() => change({ step: 'preview' })}
          data-testid="to-preview"
        >
          {t('toPreview')}
        </Button>
        <span className="ucc-import-note" role="status">
          {problems.length > 0 && t('problems', { count: problems.length })}
        </span>
      </footer>
    </>
  );
}
