import { Button, Tag } from 'antd';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/modules/cases/index.ts';
import { useNav } from '../../../app/nav.ts';
import { useNames } from '../../../app/reference.tsx';
import { dayTime } from '../../../ui/time-text.ts';
import { daysOnAccount } from './on-account.ts';
import { SupervisionThread } from './SupervisionThread.tsx';

const FEN_PER_YUAN = 100;

/** What happens to few cases: links, supervision, returns, suspension, calls, what was fixed first. Nothing where there is none. */
export function Annex({ detail, now }: { detail: CaseDetail; now: number }) {
  const { t } = useTranslation('cases');
  const names = useNames();
  const { annex, urgedCount } = detail;
  const { proposal, taskReturned, returns, kept, links, fixFirst, whistles, spotChecks, emergency } = annex;
  const yuan = (fen: number) => t('money', { yuan: (fen / FEN_PER_YUAN).toFixed(2) });
  const received = annex.urgesReceived;
  const suspended = daysOnAccount(detail, now);
  return (
    <>
      {links && links.length > 0 && (
        <Part name="links">
          {links.map(({ id, number, relation, at }) => (
            <li key={id}>
              <Tag>{t(`relation.${relation}`)}</Tag>
              <Button
                type="link"
                size="small"
                data-testid="open-linked"
                onClick={() => useNav.getState().go('desk', { caseId: id })}
              >
                {number}
              </Button>
              <time>{dayTime(at)}</time>
            </li>
          ))}
        </Part>
      )}
      {annex.supervisions && <SupervisionThread entries={annex.supervisions} now={now} />}
      {urgedCount > 0 && (
        <Part name="urges">
          <li>
            {t('urges.count', { count: urgedCount })}
            {received
              ? t('urges.received', { count: received.count, at: dayTime(received.at) })
              : t('urges.notReceived')}
          </li>
        </Part>
      )}
      {proposal && (
        <Part name="proposal">
          <li>
            {t(`urgency.${proposal.urgency}`)} {proposal.note} <time>{dayTime(proposal.at)}</time>
          </li>
        </Part>
      )}
      {taskReturned && (
        <Part name="taskReturned">
          <li>
            <Tag color="volcano">{t(`cause.${taskReturned.cause}`)}</Tag>
            {taskReturned.text} <time>{dayTime(taskReturned.at)}</time>
          </li>
        </Part>
      )}
      {emergency && (
        <Part name="emergencySince">
          <li>
            {emergency.reason} <time>{dayTime(emergency.at)}</time>
          </li>
        </Part>
      )}
      {suspended !== null && (
        <Part name="suspendedFor">
          <li>{t('suspendedDays', { days: suspended })}</li>
          {kept?.map(({ at, reason, reviewAt }) => (
            <li key={at}>
              <time>{dayTime(at)}</time> {t('keptUntil', { at: dayTime(reviewAt) })} {reason}
            </li>
          ))}
        </Part>
      )}
      {returns && (
        <Part name="returns">
          {returns.map(({ unitId, reason, finding, at }) => (
            <li key={at}>
              <Tag>{t(`finding.${finding}`)}</Tag>
              {names.unitName(unitId)} {reason} <time>{dayTime(at)}</time>
            </li>
          ))}
        </Part>
      )}
      {whistles && (
        <Part name="whistles">
          {whistles.map(({ matter, at, calls }) => (
            <li key={at}>
              <time>{dayTime(at)}</time> {matter}
              <ul>
                {calls.map(({ unitId, answeredAt, arrivedAt }) => (
                  <li key={unitId}>
                    {names.unitName(unitId)} {t('whistle.answered', { after: after(t, at, answeredAt) })}{' '}
                    {t('whistle.arrived', { after: after(t, at, arrivedAt) })}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </Part>
      )}
      {fixFirst && (
        <Part name="fixFirst">
          <li>
            {fixFirst.reason} · {t('fixFirst.estimate')}{' '}
            {fixFirst.estimateFen === null ? t('moneyUnknown') : yuan(fixFirst.estimateFen)}
          </li>
          <li>
            {fixFirst.settled
              ? `${fixFirst.settled.liable} · ${yuan(fixFirst.settled.costFen)} ${fixFirst.settled.note}`
              : t('fixFirst.open')}
          </li>
        </Part>
      )}
      {spotChecks && (
        <Part name="spotChecks">
          {spotChecks.map(({ passed, text, at }) => (
            <li key={at}>
              <Tag color={passed ? 'green' : 'red'}>{t(`passed.${passed}`)}</Tag>
              {text} <time>{dayTime(at)}</time>
            </li>
          ))}
        </Part>
      )}
    </>
  );
}

/** How long after a call: 12 分, or that it has not come. */
function after(t: TFunction<'cases'>, from: number, at: number | null): string {
  return at === null
    ? t('whistle.notYet')
    : t('whistle.minutes', { count: Math.round((at - from) / 60_000) });
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation('cases');
  return (
    <section className="ucc-annex" aria-label={t(`field.${name}`)} data-testid={`annex-${name}`}>
      <h3>{t(`field.${name}`)}</h3>
      <ul>{children}</ul>
    </section>
  );
}
