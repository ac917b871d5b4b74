import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountedRow } from '#shared/modules/evaluation/index.ts';
import { api, client, queryClient, refusalOf } from '../../../bridge/index.ts';
import { refusalText } from '../../../ui/refusal-text.ts';

/** Says what an appeal is against and why; what follows from it stands above the field. */
export function AppealForm({ row, onDone }: { row: CountedRow; onDone(): void }) {
  const { t } = useTranslation('evaluation');
  const { message } = App.useApp();
  const [reason, write] = useState('');
  const [busy, setBusy] = useState(false);
  const { against, caseId, number } = row;
  const send = async () => {
    if (!against) return;
    setBusy(true);
    try {
      await client.evaluation.fileAppeal({ caseId, ...against, reason });
      await queryClient.invalidateQueries({ queryKey: api.evaluation.key() });
      onDone();
    } catch (error) {
      const { text, advice } = refusalText(t, refusalOf(error));
      void message.error(`${text} ${advice}`);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t('appealOf', { number, step: against ? t(`step.${against.step}`) : '' })}
      okText={t('appeal')}
      okButtonProps={{ disabled: reason.trim() === '', loading: busy, 'data-testid': 'send-appeal' }}
      onOk={() => void send()}
      onCancel={onDone}
    >
      <p>{t('appealMeans')}</p>
      <Input.TextArea
        autoFocus
        rows={4}
        maxLength={500}
        showCount
        value={reason}
        aria-label={t('reason')}
        placeholder={t('reason')}
        onChange={({ target }) => write(target.value)}
      />
    </Modal>
  );
}
