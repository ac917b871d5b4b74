import { EyeOutlined } from '@ant-design/icons';
import { Button, Descriptions, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/modules/cases/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { useSession } from '../../../app/session.tsx';
import { client } from '../../../bridge/index.ts';
import { Refused } from '../../../ui/States.tsx';
import { fullTime } from '../../../ui/time-text.ts';
import { limitWords } from '../shared/limit-words.ts';

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
    reporter && item('reporter', <Reporter id={detail.id} reporter={reporter} />),
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

function Reporter({ id, reporter }: { id: string; reporter: NonNullable<CaseDetail['reporter']> }) {
  const { may } = useSession();
  return (
    <>
      {(['name', 'phone'] as const).map(
        (field) =>
          reporter[field] && (
            <span key={field} style={{ marginRight: 12 }}>
              {reporter[field]} {may('case.reveal') && <Reveal id={id} field={field} />}
            </span>
          ),
      )}
    </>
  );
}

/** Shows one masked field for a stated purpose; that it was shown stays on record. */
function Reveal({ id, field }: { id: string; field: 'name' | 'phone' }) {
  const { t } = useTranslation('cases');
  const [purpose, setPurpose] = useState('');
  const [value, setValue] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const reveal = async () => {
    if (purpose.trim() === '') return;
    try {
      setValue((await client.cases.reveal({ id, field, purpose })).value);
      setError(null);
    } catch (reason) {
      setError(reason);
    }
  };
  const close = (open: boolean) => {
    if (!open) setValue(null);
  };
  return (
    <Popover
      trigger="click"
      onOpenChange={close}
      title={t('reveal.title')}
      content={
        value ?? (
          <>
            <Input
              autoFocus
              value={purpose}
              maxLength={100}
              placeholder={t('reveal.purpose')}
              aria-label={t('reveal.purpose')}
              onChange={(event) => setPurpose(event.target.value)}
              onPressEnter={() => void reveal()}
            />
            {error !== null && <Refused error={error} />}
          </>
        )
      }
    >
      <Button type="text" size="small" icon={<EyeOutlined />} aria-label={t('reveal.title')} />
    </Popover>
  );
}
