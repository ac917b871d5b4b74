import { useQuery } from '@tanstack/react-query';
import { Button, Card, Input, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Station } from '#shared/station/contract.ts';
import { api, client, queryClient } from '../../../bridge/index.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { Problems } from '../../station/welcome/Problems.tsx';
import { matchPeople } from './model.ts';
import '../../station/welcome/welcome.css';

/** Who sits down, and with which post. */
export function SignIn({ station }: { station: Station }) {
  const { t, i18n } = useTranslation('station');
  const people = useQuery(api.accounts.people.queryOptions());
  const state = useQuery(api.station.state.queryOptions());
  const [text, setText] = useState('');
  const [error, setError] = useState<unknown>(null);
  const zh = i18n.language !== 'en';
  const problems = state.data?.phase === 'ready' ? state.data.problems : [];

  const signIn = async (personId: string, postId: string) => {
    setError(null);
    try {
      const me = await client.accounts.signIn({ personId, postId });
      queryClient.setQueryData(api.accounts.me.queryKey(), me);
    } catch (reason) {
      setError(reason);
    }
  };

  if (people.isError) return <Refused error={people.error} onRetry={() => void people.refetch()} />;
  if (!people.data) return <Loading />;
  const shown = matchPeople(people.data, text);
  return (
    <div className="ucc-welcome">
      <Card className="ucc-welcome-card">
        <Typography.Title level={3}>{zh ? station.bureau.zh : station.bureau.en}</Typography.Title>
        <p className="ucc-welcome-lead">{t('signIn.lead')}</p>
        <Problems problems={problems} />
        {error !== null && <Refused error={error} />}
        <Input.Search
          autoFocus
          allowClear
          value={text}
          placeholder={t('signIn.search')}
          aria-label={t('signIn.search')}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={() => {
            const [person] = shown;
            const [post] = person?.posts ?? [];
            // Only where there is nothing to choose any more.
            if (shown.length === 1 && person?.posts.length === 1 && post)
              void signIn(person.personId, post.postId);
          }}
          style={{ marginBottom: 8 }}
        />
        <div className="ucc-signin-people">
          {shown.length === 0 && <Nothing />}
          {shown.map((person) => (
            <div key={person.personId} className="ucc-signin-person">
              <span className="ucc-signin-name">
                <strong>{person.personName}</strong>
                <small>{zh ? person.unitName.zh : person.unitName.en}</small>
              </span>
              {person.posts.map(({ postId, postName }) => (
                <Button
                  key={postId}
                  data-testid={`sign-in-${postId}`}
                  onClick={() => void signIn(person.personId, postId)}
                >
                  {zh ? postName.zh : postName.en}
                </Button>
              ))}
            </div>
          ))}
        </div>
      </Card>
    </div>
  );
}
