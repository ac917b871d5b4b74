import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inspection, Mapping } from '#shared/modules/imports/index.ts';
import { api, client } from '../../../bridge/index.ts';
import { Refused } from '../../../ui/States.tsx';
import { adoptMapping, type Problem } from './model.ts';
import { ProblemText } from './ProblemText.tsx';

/** Formats offered; others can be typed. */
const FORMATS = [
  'iso',
  'yyyy-MM-dd HH:mm:ss',
  'yyyy-MM-dd HH:mm',
  'yyyy/MM/dd HH:mm:ss',
  'yyyy/M/d H:mm',
  'yyyy年M月d日 H:mm',
  'yyyy-MM-dd',
  'MM/dd/yyyy hh:mm:ss a',
  'excel',
  'epochSeconds',
  'epochMs',
];
const ZONES = ['Asia/Shanghai', 'UTC', 'America/New_York', 'America/Chicago', 'Europe/London', '+08:00'];

interface MappingHeadProps {
  inspection: Inspection;
  mapping: Mapping;
  problems: readonly Problem[];
  onChange(mapping: Mapping): void;
}

/** The mapping as a whole: its name and source, how times are written, and the ones that were saved. */
export function MappingHead({ inspection, mapping, problems, onChange }: MappingHeadProps) {
  const { t } = useTranslation('imports');
  const time = (part: Partial<Mapping['time']>) =>
    onChange({ ...mapping, time: { ...mapping.time, ...part } });
  const of = (where: string) => problems.filter((problem) => problem.where === where);
  return (
    <section className="ucc-import-head" aria-label={t('mapping')}>
      <SavedMappings inspection={inspection} mapping={mapping} problems={problems} onChange={onChange} />
      <label htmlFor="mapping-name">{t('mappingName')}</label>
      <div>
        <Input
          id="mapping-name"
          value={mapping.name}
          maxLength={80}
          onChange={(event) => onChange({ ...mapping, name: event.target.value })}
        />
        <ProblemText problems={of('name')} />
      </div>
      <label htmlFor="mapping-source">{t('source')}</label>
      <div>
        <Input
          id="mapping-source"
          value={mapping.source}
          maxLength={64}
          placeholder="hotline-12345"
          title={t('sourceNote')}
          onChange={(event) => onChange({ ...mapping, source: event.target.value.trim() })}
        />
        <ProblemText problems={of('source')} />
      </div>
      <label htmlFor="mapping-formats">{t('timeFormats')}</label>
      <div>
        <Select
          id="mapping-formats"
          mode="tags"
          value={mapping.time.formats}
          maxCount={20}
          style={{ width: '100%' }}
          options={FORMATS.map((value) => ({ value, label: value }))}
          onChange={(formats: string[]) =>
            formats.length > 0 && time({ formats: formats.map((format) => format.slice(0, 60)) })
          }
        />
        <Checkbox checked={mapping.time.strict} onChange={(event) => time({ strict: event.target.checked })}>
          {t('strictTime')}
        </Checkbox>
        <ProblemText problems={of('time')} />
      </div>
      <label htmlFor="mapping-zone">{t('zone')}</label>
      <Select
        id="mapping-zone"
        mode="tags"
        maxCount={2}
        value={[mapping.time.zone]}
        options={ZONES.map((value) => ({ value, label: value }))}
        onChange={(zones: string[]) => {
          const zone = zones.at(-1);
          if (zone) time({ zone });
        }}
      />
    </section>
  );
}

function SavedMappings({ inspection, mapping, problems, onChange }: MappingHeadProps) {
  const { t } = useTranslation('imports');
  const { message } = App.useApp();
  const saved = useQuery(api.imports.mappings.list.queryOptions());
  const [error, setError] = useState<unknown>(null);
  const known = saved.data?.find((one) => one.mapping.name === mapping.name);
  // A name alone does not make it that mapping: a file of that name can still be given it.
  const loaded = known && JSON.stringify(adoptMapping(known.mapping, inspection)) === JSON.stringify(mapping);
  const act = async (work: () => Promise<unknown>, done: string) => {
    setError(null);
    try {
      await work();
      await saved.refetch();
      void message.success(done);
    } catch (reason) {
      setError(reason);
    }
  };
  const { name } = mapping;
  return (
    <div className="ucc-import-saved">
      <Select
        value={loaded ? name : null}
        loading={saved.isPending}
        placeholder={t('loadMapping')}
        aria-label={t('loadMapping')}
        style={{ minWidth: 240 }}
        popupMatchSelectWidth={false}
        data-testid="load-mapping"
        options={(saved.data ?? []).map((one) => ({
          value: one.mapping.name,
          label: one.builtIn ? t('builtIn', { name: one.mapping.name }) : one.mapping.name,
          title: one.mapping.note,
        }))}
        onChange={(chosen) => {
          const found = saved.data?.find((one) => one.mapping.name === chosen);
          if (found) onChange(adoptMapping(found.mapping, inspection));
        }}
      />
      {inspection.guess && (
        <Button onClick={() => inspection.guess && onChange(inspection.guess)}>{t('guessAnew')}</Button>
      )}
      <Button
        disabled={problems.length > 0 || known?.builtIn === true}
        title={known?.builtIn ? t('builtInNote') : undefined}
        data-testid="save-mapping"
        onClick={() => void act(() => client.imports.mappings.save({ mapping }), t('saved', { name }))}
      >
        {t('saveMapping')}
      </Button>
      {known && !known.builtIn && (
        <Popconfirm
          title={t('removeMapping', { name })}
          onConfirm={() => act(() => client.imports.mappings.remove({ name }), t('removed', { name }))}
        >
          <Button>{t('common:delete')}</Button>
        </Popconfirm>
      )}
      {(saved.isError || error !== null) && <Refused error={error ?? saved.error} />}
    </div>
  );
}
