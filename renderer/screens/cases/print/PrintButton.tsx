import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_PRINTED } from '#shared/modules/cases/index.ts';
import { client } from '../../../bridge/index.ts';
import { useRun } from '../../../ui/use-run.ts';
import type { Queue } from '../desk/arrangement.ts';

const PrintDialog = lazy(() => import('./PrintDialog.tsx').then((file) => ({ default: file.PrintDialog })));

/** Prints forms of the open case, or of the first ones that the queue lists. */
export function PrintButton({ caseId, queue }: { caseId: string | null; queue: Queue }) {
  const { t } = useTranslation('find');
  const run = useRun();
  const [listed, setListed] = useState<string[] | null>(null);
  const open = () =>
    run(async () => {
      const { view, conditions, sort } = queue;
      const { rows } = await client.cases.list({ view, conditions, sort, limit: MAX_PRINTED });
      setListed(rows.map(({ id }) => id));
    });
  return (
    <>
      <Button
        size="small"
        icon={<PrinterOutlined />}
        disabled={caseId === null}
        data-testid="print"
        onClick={() => void open()}
      >
        {t('print.title')}
      </Button>
      {listed && caseId && (
        <Suspense>
          <PrintDialog caseId={caseId} listed={listed} onClose={() => setListed(null)} />
        </Suspense>
      )}
    </>
  );
}
