import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { type CaseCommandName, type CaseDetail, REVIEW_STAGES } from '#shared/modules/cases/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { api } from '../../../bridge/index.ts';
import { asksWords } from '../shared/asks-words.ts';
import { foresightWords } from './foresight-words.ts';

/** What is asked and waits for an answer, what the answer would bring about, and who may give it. */
export function RequestCard({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  const names = useNames();
  const { pending, stage } = detail;
  const answer = detail.actions.find(
    ({ command, primary }) => primary && command.startsWith('review') && REVIEW_STAGES.includes(stage),
  )?.command as CaseCommandName | undefined;
  const foresight = useQuery(
    api.cases.foresee.queryOptions({
      input: { id: detail.id, command: answer ?? 'close', said: { approved: true, comment: '' } },
      enabled: answer !== undefined && pending !== null,
    }),
  );
  if (!pending) return null;
  const asks = REVIEW_STAGES.includes(stage);
  const title = asksWords(t, detail);
  const after = foresight.data?.after ? foresightWords(t, names.unitName, foresight.data, detail) : [];
  const lines = [
    pending.reason,
    pending.passedUp && t('pending.passedUp', { comment: pending.passedUp }),
    asks && pending.tableUnitId !== undefined && tableWords(),
    asks && after.length > 0 && `${t('foresight.ifApproved')}：${after.join('；')}`,
    asks && !answer && t('pending.waits'),
  ].filter((line): line is string => typeof line === 'string' && line !== '');

  function tableWords() {
    if (!pending?.tableUnitId) return t('pending.tableNone');
    if (pending.tableUnitId === detail.unitId) return t('pending.tableSame');
    return t('pending.tableOther', { unit: names.unitName(pending.tableUnitId) });
  }
  return (
    <Alert
      type="warning"
      showIcon
      data-testid="request"
      title={title}
      description={lines.map((line) => (
        <p key={line} className="ucc-request-line">
          {line}
        </p>
      ))}
    />
  );
}
