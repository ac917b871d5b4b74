import { Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/modules/cases/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { client } from '../../../bridge/index.ts';
import { fullTime } from '../../../ui/time-text.ts';
import { limitWords } from '../shared/limit-words.ts';
import { Reporter } from '../shared/Reporter.tsx';

/** What is known of the case. */
export function CaseFacts({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  const names = useNames();
  const { condition, reporter } = detail;
  const limit = (value: { value: number; unit: string }) => limitWords(t, value);
  const answer = (key: 'found' | 'passed', yes: boolean, text: string) =>
    t(`${key}.${yes}`) + t('tail', { text });
  const item = (key: string, children: React.ReactNode) => ({ key, label: t(`field.${key}`), children });
  const items = [
    item('description', <span className="ucc-wrap">{detail.description}</span>),
    condition &&
      item(
        'condition',
        `${condition.condition}（${[limit(condition.limit), condition.closingCondition].filter(Boolean).join(' · ')}）`,
      ),
    detail.unitId && item('unit', names.unitName(detail.unitId)),
    reporter &&
      item(
        'reporter',
        <Reporter
          reporter={reporter}
          permission="case.reveal"
          reveal={(asked) => client.cases.reveal({ id: detail.id, ...asked })}
        />,
      ),
    detail.occurredAt && item('occurredAt', fullTime(detail.occurredAt)),
    item('registeredAt', fullTime(detail.registeredAt)),
    detail.feedback && item('feedback', <span className="ucc-wrap">{detail.feedback}</span>),
    detail.verification &&
      item('verification', answer('found', detail.verification.found, detail.verification.text)),
    detail.lastCheck && item('lastCheck', answer('passed', detail.lastCheck.passed, detail.lastCheck.text)),
    !detail.annex.supervisions && detail.supervisionText && item('supervision', detail.supervisionText),
    !detail.annex.supervisions &&
      detail.supervisionReply &&
      item('supervisionReply', detail.supervisionReply),
    detail.endReason && item('endReason', detail.endReason),
    detail.componentCode && item('componentCode', detail.componentCode),
    detail.externalId && item('externalId', `${detail.sourceSystem ?? ''} ${detail.externalId}`),
  ].filter((entry) => entry !== null && entry !== '' && entry !== 0 && entry !== false);
  return <Descriptions size="small" column={1} items={items} styles={{ label: { width: '6.5em' } }} />;
}
