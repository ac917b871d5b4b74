import { useQuery } from '@tanstack/react-query';
import { Button, Card, Progress, Radio, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../../bridge/index.ts';
import { Loading, Refused } from '../../../ui/States.tsx';
import { Problems } from './Problems.tsx';
import './welcome.css';

/** Cases of invented history that the demo district starts with. */
const DEMO_CASES = 5000;

interface Doing {
  step: string;
  share: number;
}

/** First start: choose what this seat is for. The demo is the first choice and needs nothing else. */
export function Welcome() {
  const { t, i18n } = useTranslation('station');
  const choices = useQuery(api.station.choices.queryOptions());
  const state = useQuery(api.station.state.queryOptions());
  const [chosen, choose] = useState('demo');
  const [doing, setDoing] = useState<Doing | null>(null);
  const [error, setError] = useState<unknown>(null);
  const zh = i18n.language !== 'en';

  const start = async () => {
    setError(null);
    setDoing({ step: 'rules', share: 0 });
    try {
      const steps = await client.station.setUp({
        profileId: chosen,
        demoCases: chosen === 'demo' ? DEMO_CASES : 0,
      });
      for await (const { step, done, total } of steps)
        setDoing({ step, share: total === 0 ? 0 : done / total });
    } catch (reason) {
      setError(reason);
      setDoing(null);
    }
  };

  if (choices.isError) return <Refused error={choices.error} onRetry={() => void choices.refetch()} />;
  if (!choices.data) return <Loading />;
  return (
    <div className="ucc-welcome">
      <Card className="ucc-welcome-card">
        <Typography.Title level={3}>{t('welcome.title')}</Typography.Title>
        <p className="ucc-welcome-lead">{t('welcome.lead')}</p>
        {state.data?.phase === 'unconfigured' && <Problems problems={state.data.problems} />}
        <Radio.Group
          className="ucc-welcome-choices"
          value={chosen}
          onChange={(event) => choose(event.target.value)}
          disabled={doing !== null}
        >
          {choices.data.map(({ id, kind, name }) => (
            <Radio key={id} value={id} data-testid={`choice-${id}`} className="ucc-welcome-choice">
              <strong>{zh ? name.zh : name.en}</strong>
              <span>{t(`welcome.kind.${kind}`, { cases: DEMO_CASES })}</span>
            </Radio>
          ))}
        </Radio.Group>
        {error !== null && <Refused error={error} />}
        {doing ? (
          <div role="status">
            <p>{t(`welcome.step.${doing.step}`)}</p>
            <Progress percent={Math.round(doing.share * 100)} status="active" />
          </div>
        ) : (
          <Button type="primary" size="large" autoFocus onClick={() => void start()} data-testid="set-up">
            {t('welcome.start')}
          </Button>
        )}
      </Card>
    </div>
  );
}
