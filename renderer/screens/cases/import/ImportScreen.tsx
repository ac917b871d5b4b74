import { Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session.tsx';
import { FileStep } from './FileStep.tsx';
import { MappingStep } from './MappingStep.tsx';
import { problemsOf } from './model.ts';
import { PreviewStep } from './PreviewStep.tsx';
import { RunStep } from './RunStep.tsx';
import { belongTo, change, STEPS, useWizard } from './wizard.ts';
import './import.css';

/** 导入: a file of another system becomes cases, in four steps that can be gone back. */
export function ImportScreen() {
  const { t } = useTranslation('imports');
  const { personId, postId } = useSession();
  useState(() => belongTo(`${personId}/${postId}`));
  const { step, inspection, mapping, jobId } = useWizard();
  const columns = inspection?.columns.map(({ name }) => name) ?? [];
  const usable = mapping !== null && inspection !== null && problemsOf(mapping, columns).length === 0;
  const open = {
    file: true,
    mapping: inspection !== null,
    preview: usable,
    run: usable || jobId !== null,
  };
  return (
    <div className="ucc-import">
      <header>
        <h1>{t('title')}</h1>
        <Steps
          size="small"
          current={STEPS.indexOf(step)}
          onChange={(index) => {
            const next = STEPS[index];
            if (next && open[next]) change({ step: next });
          }}
          items={STEPS.map((id) => ({ title: t(`step.${id}`), disabled: !open[id] }))}
        />
      </header>
      {step === 'file' && <FileStep />}
      {step === 'mapping' && <MappingStep />}
      {step === 'preview' && <PreviewStep />}
      {step === 'run' && <RunStep />}
    </div>
  );
}
