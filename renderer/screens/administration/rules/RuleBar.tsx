import { App, Button, Popconfirm, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleContent, RuleSetSummary } from '#shared/modules/territory/index.ts';
import { useSession } from '../../../app/session.tsx';
import { client, refusalOf } from '../../../bridge/index.ts';
import { refusalText } from '../../../ui/refusal-text.ts';
import { dayTime } from '../../../ui/time-text.ts';
import { PublishDialog } from './PublishDialog.tsx';
import { readRuleFile, saveRuleFile } from './rule-file.ts';
import type { DraftInHand } from './use-draft.ts';

interface RuleBarProps {
  summary: RuleSetSummary;
  draft: DraftInHand;
  /** The draft says what is in force already. */
  isSame: boolean;
  /** Takes another content into the draft. */
  onBegin(content: RuleContent): void;
  onAgain(): void;
}

/** What is edited, whether it is kept, and what can be done with it as a whole. */
export function RuleBar({ summary, draft, isSame, onBegin, onAgain }: RuleBarProps) {
  const { t } = useTranslation('rules');
  const { may } = useSession();
  const { message } = App.useApp();
  const [publishing, publish] = useState(false);
  const { kind, inForce, inForceSince } = summary;
  const blocking = draft.problems.filter(({ blocks }) => blocks).length;
  const fail = (error: unknown) => {
    const { text, advice } = refusalText(t, refusalOf(error));
    void message.error(`${text} ${advice}`);
  };
  const discard = async () => {
    try {
      const revision = await draft.flush();
      if (revision !== null) await client.rules.discardDraft({ kind, revision });
      onAgain();
    } catch (error) {
      fail(error);
    }
  };
  const open = async (file: File) => {
    const read = await readRuleFile(file);
    if (read) onBegin(read);
    else void message.error(t('file.bad', { name: file.name }));
  };
  const take = (file: File) => {
    void open(file);
    // Nothing is sent anywhere.
    return false;
  };
  return (
    <header className="ucc-rule-bar">
      <h2>{t(`kind.${kind}`)}</h2>
      <span>
        {inForce === 0
          ? t('version.shippedInForce')
          : t('version.inForce', { number: inForce, at: dayTime(inForceSince ?? 0) })}
      </span>
      <span className="ucc-rule-state" role="status" data-testid="draft-state" data-state={draft.state}>
        {t(`draft.${draft.state}`)}
        {blocking > 0 && <strong> · {t('draft.problems', { count: blocking })}</strong>}
      </span>
      <span className="ucc-rule-space" />
      <Upload accept=".json" showUploadList={false} beforeUpload={take}>
        <Button>{t('file.open')}</Button>
      </Upload>
      <Button onClick={() => saveRuleFile(kind, draft.content)}>{t('file.save')}</Button>
      <Popconfirm
        title={t('draft.discardConfirm')}
        onConfirm={discard}
        disabled={draft.state === 'unchanged'}
      >
        <Button disabled={draft.state === 'unchanged'} data-testid="discard-draft">
          {t('draft.discard')}
        </Button>
      </Popconfirm>
      <Button
        type="primary"
        data-testid="publish"
        disabled={isSame || blocking > 0 || !may('rules.publish')}
        title={may('rules.publish') ? undefined : t('publish.notYours')}
        onClick={() => publish(true)}
      >
        {t('publish.open')}
      </Button>
      {publishing && (
        <PublishDialog
          summary={summary}
          draft={draft}
          onClose={() => publish(false)}
          onPublished={() => {
            publish(false);
            onAgain();
          }}
        />
      )}
    </header>
  );
}
