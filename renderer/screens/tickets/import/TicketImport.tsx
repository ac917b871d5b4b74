import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Modal, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketImportResult } from '#shared/modules/tickets/index.ts';
import { api, chooseFile, client } from '../../../bridge/index.ts';
import { Loading, Refused } from '../../../ui/States.tsx';
import { RowErrors } from '../../cases/import/PreviewStep.tsx';
import '../../cases/import/import.css';
import './ticket-import.css';

/** Takes in a hotline's spreadsheet: file, mapping, a trial that changes nothing, then the import itself. */
export function TicketImport({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('tickets');
  const mappings = useQuery(api.tickets.mappings.queryOptions());
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<{ token: string; name: string } | null>(null);
  const [chosen, choose] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [done, setDone] = useState<{ result: TicketImportResult; dryRun: boolean } | null>(null);
  const mapping = chosen ?? mappings.data?.[0]?.name;
  const note = mappings.data?.find(({ name }) => name === mapping)?.note;

  const take = async (next: File | undefined) => {
    if (!next) return;
    setDone(null);
    setError(null);
    setFile({ token: await chooseFile(next), name: next.name });
  };
  const run = async (dryRun: boolean) => {
    if (!file || !mapping || busy) return;
    setBusy(true);
    setError(null);
    try {
      setDone({ result: await client.tickets.import({ file: file.token, mapping, dryRun }), dryRun });
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };
  const ready = file !== null && mapping !== undefined;
  return (
    <Modal
      open
      title={t('import.title')}
      width={640}
      onCancel={onClose}
      footer={[
        <Button
          key="trial"
          disabled={!ready}
          loading={busy}
          onClick={() => void run(true)}
          data-testid="trial"
        >
          {t('import.trial')}
        </Button>,
        <Button
          key="run"
          type="primary"
          disabled={!ready}
          loading={busy}
          onClick={() => void run(false)}
          data-testid="import-tickets"
        >
          {t('import.run')}
        </Button>,
      ]}
    >
      {mappings.error && <Refused error={mappings.error} onRetry={() => void mappings.refetch()} />}
      {!mappings.data && !mappings.error && <Loading />}
      <div className="ucc-ticket-import">
        <Button autoFocus onClick={() => input.current?.click()} data-testid="ticket-file">
          {t('import.choose')}
        </Button>
        <span>{file?.name ?? t('import.noFile')}</span>
        <Select
          value={mapping ?? null}
          aria-label={t('import.mapping')}
          style={{ gridColumn: '1 / -1' }}
          options={(mappings.data ?? []).map(({ name }) => ({ value: name, label: name }))}
          onChange={(name) => {
            choose(name);
            setDone(null);
          }}
        />
        {note && <small style={{ gridColumn: '1 / -1' }}>{note}</small>}
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,.xlsx,.json,.ndjson,.jsonl"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      {error !== null && <Refused error={error} />}
      {done && <Outcome {...done} />}
    </Modal>
  );
}

function Outcome({ result, dryRun }: { result: TicketImportResult; dryRun: boolean }) {
  const { t } = useTranslation('tickets');
  const { rows, rejected, flags } = result;
  const kept = Object.entries(flags).map(([flag, count]) => `${t(`imports:flag.${flag}`)} ${count}`);
  return (
    <div data-testid="import-outcome">
      <Alert
        type={rejected > 0 ? 'warning' : 'success'}
        showIcon
        role="status"
        title={t(dryRun ? 'import.wouldBe' : 'import.done', {
          read: result.read,
          created: result.created,
          updated: result.updated,
          unchanged: result.unchanged,
          rejected,
        })}
        description={kept.length > 0 ? kept.join(' · ') : undefined}
      />
      {rows.length > 0 && (
        <div className="ucc-import-scroll ucc-ticket-rejected">
          <table className="ucc-import-table">
            <thead>
              <tr>
                <th scope="col">{t('imports:line')}</th>
                <th scope="col">{t('imports:why')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ row, errors }) => (
                <tr key={row}>
                  <th scope="row">{row}</th>
                  <td>
                    <RowErrors errors={errors} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
