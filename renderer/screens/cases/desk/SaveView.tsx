import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { viewNameSchema } from '#shared/modules/cases/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { useSession } from '../../../app/session.tsx';
import { client } from '../../../bridge/index.ts';
import { Refused } from '../../../ui/States.tsx';
import type { Queue } from './arrangement.ts';

/** Gives the queue as it is narrowed now a name, for oneself or for everyone who sits with a post. */
export function SaveView({ queue, onDone }: { queue: Queue; onDone(): void }) {
  const { t } = useTranslation('find');
  const { reference, postName } = useNames();
  const { may } = useSession();
  const [name, setName] = useState('');
  const [sharedWith, share] = useState('');
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    const { view, conditions, sort } = queue;
    const named = viewNameSchema.safeParse(name);
    if (!named.success) return;
    const saved = { name: named.data, view, conditions, sort };
    try {
      if (sharedWith === '') await client.cases.views.save(saved);
      else await client.cases.views.share({ ...saved, sharedWith });
      onDone();
    } catch (reason) {
      setError(reason);
    }
  };
  return (
    <form
      className="ucc-condition"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {error !== null && <Refused error={error} />}
      <Input
        autoFocus
        maxLength={20}
        value={name}
        placeholder={t('view.name')}
        aria-label={t('view.name')}
        data-testid="view-name"
        onChange={({ target }) => setName(target.value)}
      />
      {may('case.view.share') && (
        <Select
          value={sharedWith}
          aria-label={t('view.share')}
          data-testid="view-post"
          options={[
            { value: '', label: t('view.own') },
            ...reference.posts.map(({ id }) => ({ value: id, label: `${t('view.share')} ${postName(id)}` })),
          ]}
          onChange={share}
        />
      )}
      <Button type="primary" htmlType="submit" disabled={!viewNameSchema.safeParse(name).success}>
        {t('view.done')}
      </Button>
    </form>
  );
}
