import { App, Button, Input, Modal, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appeal, AppealOutcome } from '#shared/modules/evaluation/index.ts';
import { useSession } from '../../../app/session.tsx';
import { api, client, queryClient, refusalOf } from '../../../bridge/index.ts';
import { refusalText } from '../../../ui/refusal-text.ts';

/** The step that an appeal waits for, for who may take it. */
export function AppealActions({ appeal: { id, version, state } }: { appeal: Appeal }) {
  const { t } = useTranslation('evaluation');
  const { may } = useSession();
  const { message } = App.useApp();
  const [outcome, decide] = useState<AppealOutcome | null>(null);
  const [opinion, write] = useState('');
  if (!may('evaluation.review')) return null;
  const take = async (step: () => Promise<unknown>) => {
    try {
      await step();
      decide(null);
    } catch (error) {
      const { text, advice } = refusalText(t, refusalOf(error));
      void message.error(`${text} ${advice}`);
    }
    await queryClient.invalidateQueries({ queryKey: api.evaluation.key() });
  };
  const place = { id, expectedVersion: version };
  if (state === 'pending')
    return (
      <Button
        size="small"
        data-testid="accept-appeal"
        onClick={() => void take(() => client.evaluation.acceptAppeal(place))}
      >
        {t('action.accept')}
      </Button>
    );
  if (state === 'decided')
    return (
      <Button
        size="small"
        data-testid="close-appeal"
        onClick={() => void take(() => client.evaluation.closeAppeal(place))}
      >
        {t('action.close')}
      </Button>
    );
  if (state === 'closed') return null;
  return (
    <Space>
      {(['upheld', 'corrected'] as const).map((each) => (
        <Button key={each} size="small" data-testid={`decide-${each}`} onClick={() => decide(each)}>
          {t(`action.${each}`)}
        </Button>
      ))}
      <Modal
        open={outcome !== null}
        title={outcome && t(`action.${outcome}`)}
        okText={outcome && t(`action.${outcome}`)}
        okButtonProps={{ disabled: opinion.trim() === '', 'data-testid': 'send-decision' }}
        onOk={() =>
          void take(() => client.evaluation.decideAppeal({ ...place, outcome: outcome ?? 'upheld', opinion }))
        }
        onCancel={() => decide(null)}
      >
        <p>{outcome && t(`means.${outcome}`)}</p>
        <Input.TextArea
          rows={3}
          maxLength={500}
          showCount
          value={opinion}
          aria-label={t('column.opinion')}
          placeholder={t('column.opinion')}
          onChange={({ target }) => write(target.value)}
        />
      </Modal>
    </Space>
  );
}
