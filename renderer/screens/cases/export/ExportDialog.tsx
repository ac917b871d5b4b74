import { Alert, Button, Input, Modal, Progress, Radio, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetFormat } from '#shared/kernel/sheet.ts';
import { useSession } from '../../../app/session.tsx';
import { client, saveAs } from '../../../bridge/index.ts';
import { currentLanguage } from '../../../i18n/index.ts';
import { Refused } from '../../../ui/States.tsx';
import { localDate } from '../../../ui/time-text.ts';
import type { Queue } from '../desk/arrangement.ts';
import { exportWords } from './export-words.ts';
import { useExportJob } from './use-export-job.ts';

interface ExportDialogProps {
  queue: Queue;
  /** The view as the person reads it: it goes into the watermark. */
  viewWords: string;
  onClose(): void;
}

/** A view to a file: which kind, how much of personal data, and how far it has come. */
export function ExportDialog({ queue, viewWords, onClose }: ExportDialogProps) {
  const { t } = useTranslation('find');
  const { may } = useSession();
  const [format, setFormat] = useState<SheetFormat>('xlsx');
  const [full, setFull] = useState(false);
  const [purpose, setPurpose] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [jobId, setJob] = useState<string | null>(null);
  const progress = useExportJob(jobId);
  const running = jobId !== null && (progress === null || progress.state === 'running');
  const start = async () => {
    setError(null);
    try {
      const file = await saveAs(`${viewWords.slice(0, 60)} ${localDate(Date.now())}.${format}`);
      if (file === null) return;
      const words = exportWords(t, viewWords);
      const { view, conditions, sort } = queue;
      const request = { view, conditions, sort, format, language: currentLanguage(), words, file };
      const started = full
        ? await client.cases.exports.startFull({ ...request, purpose: purpose.trim() })
        : await client.cases.exports.start(request);
      setJob(started.jobId);
    } catch (reason) {
      setError(reason);
    }
  };
  const cancel = () => jobId && client.cases.exports.cancel({ jobId }).catch(setError);
  return (
    <Modal
      open
      title={t('export.title')}
      closable={!running}
      mask={{ closable: false }}
      keyboard={!running}
      onCancel={onClose}
      footer={
        running ? (
          <Button onClick={() => void cancel()} data-testid="cancel-export">
            {t('export.cancel')}
          </Button>
        ) : jobId ? (
          <Button type="primary" onClick={onClose} data-testid="export-close">
            {t('export.close')}
          </Button>
        ) : (
          <Button
            type="primary"
            disabled={full && purpose.trim() === ''}
            onClick={() => void start()}
            data-testid="start-export"
          >
            {t('export.choose')}
          </Button>
        )
      }
    >
      {error !== null && <Refused error={error} />}
      {jobId === null ? (
        <div className="ucc-export">
          <p>{t('export.what', { view: viewWords })}</p>
          <Segmented<SheetFormat>
            value={format}
            aria-label={t('export.format')}
            options={[
              { value: 'xlsx', label: 'Excel (XLSX)' },
              { value: 'csv', label: 'CSV' },
            ]}
            onChange={setFormat}
          />
          <Radio.Group
            aria-label={t('export.mask')}
            value={full}
            vertical
            options={[
              { value: false, label: t('export.masked') },
              { value: true, label: t('export.full'), disabled: !may('case.export.full') },
            ]}
            onChange={({ target }) => setFull(target.value)}
          />
          {full && (
            <Input
              autoFocus
              maxLength={500}
              value={purpose}
              placeholder={t('export.purpose')}
              aria-label={t('export.purpose')}
              onChange={({ target }) => setPurpose(target.value)}
            />
          )}
          <p className="ucc-export-note">{t('export.note')}</p>
        </div>
      ) : (
        <div
          className="ucc-export"
          role="status"
          data-testid="export-job"
          data-state={progress?.state ?? 'running'}
        >
          <Progress
            percent={progress?.state === 'finished' ? 100 : 0}
            status={running ? 'active' : progress?.state === 'finished' ? 'success' : 'exception'}
            showInfo={false}
          />
          <p>
            {t(`export.state.${progress?.state ?? 'running'}`, {
              file: progress?.fileName ?? '',
              count: progress?.rows ?? 0,
              looked: progress?.looked ?? 0,
              seconds: progress?.seconds ?? 0,
            })}
          </p>
          {progress?.refusal && (
            <Alert
              type="error"
              title={t(`refusal:${progress.refusal.code}.text`, progress.refusal.params)}
              description={t(`refusal:${progress.refusal.code}.advice`)}
            />
          )}
        </div>
      )}
    </Modal>
  );
}
