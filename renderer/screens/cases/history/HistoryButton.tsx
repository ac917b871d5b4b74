import { HistoryOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../../app/command/keymap.ts';
import { useNav } from '../../../app/nav.ts';

const HistoryDialog = lazy(() =>
  import('./HistoryDialog.tsx').then((file) => ({ default: file.HistoryDialog })),
);

/** What happened around the open case, and what is like it. */
export function HistoryButton({ caseId }: { caseId: string | null }) {
  const { t } = useTranslation('find');
  const [open, setOpen] = useState(false);
  useShortcut({ id: 'placeHistory', group: 'case', keys: 'h' }, caseId === null ? null : () => setOpen(true));
  return (
    <>
      <Button
        size="small"
        icon={<HistoryOutlined />}
        disabled={caseId === null}
        data-testid="place-history"
        onClick={() => setOpen(true)}
      >
        {t('history.short')} <kbd>H</kbd>
      </Button>
      {open && caseId && (
        <Suspense>
          <HistoryDialog
            caseId={caseId}
            onOpen={(id) => {
              setOpen(false);
              useNav.getState().go('desk', { caseId: id });
            }}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
