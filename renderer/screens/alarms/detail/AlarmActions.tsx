import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmRow } from '#shared/modules/alarms/index.ts';
import { useNav } from '../../../app/nav.ts';
import { useSession } from '../../../app/session.tsx';
import { client, refusalOf } from '../../../bridge/index.ts';
import { refusalText } from '../../../ui/refusal-text.ts';
import { useAcknowledge } from '../shared/use-acknowledge.ts';
import { ShelveDialog } from './ShelveDialog.tsx';

interface AlarmActionsProps {
  alarm: AlarmRow;
  onWhy(): void;
}

/** What may be done with the alarm now, by this person's rights and its state. */
export function AlarmActions({ alarm, onWhy }: AlarmActionsProps) {
  const { t } = useTranslation('alarms');
  const { may } = useSession();
  const { message } = App.useApp();
  const acknowledge = useAcknowledge();
  const [shelving, shelve] = useState(false);
  const [busy, setBusy] = useState(false);
  const over = !alarm.state.active && alarm.state.acknowledged;
  const run = async (step: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await step();
    } catch (error) {
      const { text, advice } = refusalText(t, refusalOf(error));
      void message.error(`${text} ${advice}`);
    } finally {
      setBusy(false);
    }
  };
  const toCase = (caseId: string) => useNav.getState().go('desk', { caseId });
  return (
    <div className="ucc-alarm-actions" role="toolbar" aria-label={t('actions')}>
      {!alarm.state.acknowledged && may('alarm.acknowledge') && (
        <Button
          type="primary"
          loading={busy}
          data-testid="alarm-acknowledge"
          onClick={() => void run(() => acknowledge([alarm.id]))}
        >
          {t('acknowledge')}
        </Button>
      )}
      {alarm.caseId === null && may('alarm.openCase') && (
        <Popconfirm
          title={t('openCaseConfirm')}
          onConfirm={() =>
            run(async () => toCase((await client.alarms.openCase({ alarmId: alarm.id })).caseId))
          }
        >
          <Button disabled={busy} data-testid="alarm-open-case">
            {t('openCase')}
          </Button>
        </Popconfirm>
      )}
      {alarm.caseId !== null && may('case.read') && (
        <Button data-testid="alarm-go-case" onClick={() => toCase(alarm.caseId ?? '')}>
          {t('goToCase')}
        </Button>
      )}
      {alarm.shelvedUntil === null && !over && may('alarm.shelve') && (
        <Button disabled={busy} data-testid="alarm-shelve" onClick={() => shelve(true)}>
          {t('shelve')}
        </Button>
      )}
      {alarm.shelvedUntil !== null && may('alarm.shelve') && (
        <Button
          disabled={busy}
          data-testid="alarm-unshelve"
          onClick={() => void run(() => client.alarms.unshelve({ alarmId: alarm.id }))}
        >
          {t('unshelve')}
        </Button>
      )}
      <span className="ucc-alarm-space" />
      {may('telemetry.read') && (
        <Button onClick={() => useNav.getState().go('telemetry', { deviceId: alarm.deviceId })}>
          {t('trend')}
        </Button>
      )}
      <Button data-testid="alarm-why" onClick={onWhy}>
        {t('why')}
      </Button>
      {shelving && <ShelveDialog alarmId={alarm.id} onClose={() => shelve(false)} />}
    </div>
  );
}
