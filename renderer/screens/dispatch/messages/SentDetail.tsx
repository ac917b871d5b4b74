import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, refusalOf } from '../../../bridge/index.ts';
import { refusalText } from '../../../ui/refusal-text.ts';
import { Loading, Refused } from '../../../ui/States.tsx';
import { dayTime } from '../../../ui/time-text.ts';
import { byAnswer, receiptState, stateAt } from './model.ts';
import { useReceipts } from './use-messages.ts';

/** 回执: who has the message, who has read it, who has understood it; and a reminder for the others. */
export function SentDetail({ id }: { id: string }) {
  const { t } = useTranslation('dispatch');
  const { message } = App.useApp();
  const { data, error, isError, refetch } = useReceipts(id);
  if (isError && !data) return <Refused error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const remind = async () => {
    try {
      const { reminded } = await client.dispatch.messages.remind({ id });
      void message.success(t('message.remindedNow', { count: reminded }));
    } catch (reason) {
      void message.info(refusalText(t, refusalOf(reason)).text);
    }
    await refetch();
  };
  return (
    <div className="ucc-receipts">
      <header>
        <h2>{t('message.receipts')}</h2>
        <Button onClick={() => void remind()} data-testid="message-remind">
          {t('message.remind')}
        </Button>
      </header>
      <table>
        <thead>
          <tr>
            {(['person', 'state', 'at', 'reminders'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`message.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byAnswer(data).map((receipt) => {
            const at = stateAt(receipt);
            return (
              <tr key={receipt.personId} data-state={receiptState(receipt)} data-testid="receipt">
                <th scope="row">{receipt.personName}</th>
                <td>{t(`message.state.${receiptState(receipt)}`)}</td>
                <td>{at !== null && dayTime(at)}</td>
                <td>{receipt.reminders > 0 && receipt.reminders}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
