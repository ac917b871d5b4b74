import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown, Image, Spin } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, CasePhoto } from '#shared/modules/cases/index.ts';
import { api, client } from '../../../bridge/index.ts';
import { Refused } from '../../../ui/States.tsx';
import { dayTime } from '../../../ui/time-text.ts';
import { preparePhoto } from './prepare-photo.ts';

type Kind = CasePhoto['kind'];
const KINDS: readonly Kind[] = ['before', 'after', 'scene'];

/** Pictures before and after, small; a click shows one whole. New ones are reduced here and hashed by the engine. */
export function Photos({ detail, onChanged }: { detail: CaseDetail; onChanged(): void }) {
  const { t } = useTranslation('cases');
  const input = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<Kind>('before');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const mayAdd = detail.actions.some(({ command, refusal }) => command === 'addPhoto' && refusal === null);

  const add = async (files: FileList | null) => {
    if (!files) return;
    setBusy(true);
    setError(null);
    try {
      let { version } = detail;
      for (const file of files) {
        const photo = await preparePhoto(file);
        ({ version } = await client.cases.addPhoto({
          id: detail.id,
          expectedVersion: version,
          kind,
          ...photo,
        }));
      }
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
      onChanged();
    }
  };
  const choose = (next: Kind) => {
    setKind(next);
    input.current?.click();
  };

  return (
    <section aria-label={t('photos')} className="ucc-photos">
      {detail.photos.map((photo) => (
        <Photo key={photo.hash} caseId={detail.id} photo={photo} />
      ))}
      {mayAdd && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: KINDS.map((key) => ({ key, label: t(`photo.${key}`) })),
            onClick: ({ key }) => choose(key as Kind),
          }}
        >
          <Button
            type="dashed"
            className="ucc-photo-add"
            loading={busy}
            icon={<PlusOutlined />}
            data-testid="add-photo"
          >
            {t('addPhoto')}
          </Button>
        </Dropdown>
      )}
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept="image/jpeg,image/png,image/webp"
        data-testid="photo-file"
        onChange={(event) => void add(event.target.files).then(() => (event.target.value = ''))}
      />
      {error !== null && <Refused error={error} />}
    </section>
  );
}

function Photo({ caseId, photo }: { caseId: string; photo: CasePhoto }) {
  const { t } = useTranslation('cases');
  const [whole, showWhole] = useState(false);
  const stays = Number.POSITIVE_INFINITY;
  const thumbnail = useQuery(
    api.cases.photo.queryOptions({
      input: { id: caseId, hash: photo.hash, size: 'thumbnail' },
      staleTime: stays,
    }),
  );
  const full = useQuery(
    api.cases.photo.queryOptions({
      input: { id: caseId, hash: photo.hash, size: 'full' },
      staleTime: stays,
      enabled: whole,
    }),
  );
  const source = (data: typeof thumbnail.data) =>
    data ? `data:${data.type};base64,${data.base64}` : undefined;
  const label = `${t(`photo.${photo.kind}`)} ${dayTime(photo.at)}`;
  if (thumbnail.isError) return <Refused error={thumbnail.error} />;
  return (
    <figure
      className="ucc-photo"
      title={`${photo.name} · ${photo.width}×${photo.height} · ${photo.hash.slice(0, 12)}`}
    >
      {thumbnail.data ? (
        <Image
          src={source(thumbnail.data)}
          alt={label}
          height={84}
          preview={{ src: source(full.data), open: whole, onOpenChange: showWhole }}
        />
      ) : (
        <Spin />
      )}
      <figcaption>{label}</figcaption>
    </figure>
  );
}
