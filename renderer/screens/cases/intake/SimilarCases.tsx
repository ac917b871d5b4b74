import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type CaseLocation, type CaseRow, isFinal } from '#shared/modules/cases/index.ts';
import { useNav } from '../../../app/nav.ts';
import { useNames } from '../../../app/reference.tsx';
import { useSession } from '../../../app/session.tsx';
import { api } from '../../../bridge/index.ts';
import { useDebounced } from '../../../ui/debounced.ts';
import { useNow } from '../../../ui/now.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { dayTime } from '../../../ui/time-text.ts';
import { clockLight, nearestClock } from '../shared/clock-light.ts';
import { StatusLight } from '../shared/StatusLight.tsx';
import { placeWords, similarRadius } from './place.ts';

const DEBOUNCE_MS = 350;
const DAYS = 30;
const SHOWN = 8;

interface SimilarCasesProps {
  location: CaseLocation | null;
  classKey: string;
  address: string;
  description: string;
  /** The case that the new one will be joined to; '' when to none. */
  chosen: string;
  onChoose(row: CaseRow | null): void;
}

interface Similar {
  row: CaseRow;
  sameClass: boolean;
  distanceM: number | null;
}

/** Cases that may be the same one: around the point where there is one, otherwise by the words of the address. */
export function SimilarCases({
  location,
  classKey,
  address,
  description,
  chosen,
  onChoose,
}: SimilarCasesProps) {
  const { t } = useTranslation('intake');
  const query = useSimilar({ location, classKey, address, description });
  const { may } = useSession();
  const radiusM = similarRadius(classKey || null);
  return (
    <section className="ucc-similar" aria-label={t('similar.title')}>
      <h2>
        {t('similar.title')}
        {query.basis !== null && (
          <small>
            {' '}
            {t(`similar.by.${query.basis}`, { radiusM, days: DAYS, words: placeWords(address) })}
          </small>
        )}
      </h2>
      {query.error != null && <Refused error={query.error} onRetry={query.retry} />}
      {query.basis === null && <p className="ucc-intake-note">{t('similar.waiting')}</p>}
      {query.basis !== null && !query.found && query.error == null && <Loading />}
      {query.basis !== null && query.found?.length === 0 && <Nothing text={t('similar.none')} />}
      {query.basis !== null && query.found && query.found.length > 0 && (
        <ul aria-live="polite">
          {query.found.map((similar) => (
            <Item
              key={similar.row.id}
              {...similar}
              chosen={similar.row.id === chosen}
              onChoose={may('case.merge') && !isFinal(similar.row.stage) ? onChoose : null}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function useSimilar({
  location,
  classKey,
  address,
  description,
}: Pick<SimilarCasesProps, 'location' | 'classKey' | 'address' | 'description'>) {
  const point = useDebounced(location ? `${location.lng},${location.lat}` : '', DEBOUNCE_MS);
  const words = useDebounced(placeWords(address), DEBOUNCE_MS);
  const text = useDebounced(description, DEBOUNCE_MS);
  const [lng = 0, lat = 0] = point.split(',').map(Number);
  const basis = point !== '' ? 'point' : words !== '' ? 'address' : null;
  const near = useQuery(
    api.cases.similar.queryOptions({
      input: {
        lng,
        lat,
        radiusM: similarRadius(classKey || null),
        classKey: classKey || null,
        days: DAYS,
        text,
        limit: SHOWN,
      },
      enabled: basis === 'point',
      placeholderData: keepPreviousData,
    }),
  );
  const worded = useQuery(
    api.cases.search.queryOptions({
      input: { text: words, limit: SHOWN },
      enabled: basis === 'address',
      placeholderData: keepPreviousData,
    }),
  );
  const query = basis === 'point' ? near : worded;
  const found: Similar[] | undefined =
    basis === 'point'
      ? near.data
      : worded.data?.hits
          .filter(({ row }) => row.stage !== 'voided' && row.stage !== 'rejected' && row.stage !== 'merged')
          .map(({ row }) => ({ row, sameClass: row.classKey === classKey, distanceM: null }))
          .sort((a, b) => Number(b.sameClass) - Number(a.sameClass));
  return {
    basis,
    found,
    error: basis === null ? null : query.error,
    retry: () => void query.refetch(),
  } as const;
}

interface ItemProps extends Similar {
  chosen: boolean;
  /** Null where nothing can be joined to it. */
  onChoose: ((row: CaseRow | null) => void) | null;
}

function Item({ row, sameClass, distanceM, chosen, onChoose }: ItemProps) {
  const { t } = useTranslation('intake');
  const names = useNames();
  const now = useNow(15_000);
  return (
    <li>
      <p>
        <StatusLight light={clockLight(nearestClock(row.clocks), now)} /> {names.className(row.classKey)}
        {sameClass && <Tag>{t('similar.sameClass')}</Tag>}
        {distanceM !== null && <small>{t('similar.metres', { count: Math.round(distanceM) })}</small>}
        <Button
          size="small"
          data-testid="open-similar"
          onClick={() => useNav.getState().go('desk', { caseId: row.id })}
        >
          {t('similar.open')}
        </Button>
        {onChoose && (
          <Button
            size="small"
            type={chosen ? 'primary' : 'default'}
            aria-pressed={chosen}
            data-testid="merge-similar"
            onClick={() => onChoose(chosen ? null : row)}
          >
            {t('similar.merge')}
          </Button>
        )}
      </p>
      <p className="ucc-similar-text" title={row.description}>
        {row.description}
      </p>
      <p className="ucc-intake-note">
        {row.number} · {row.address} · {t(`cases:stage.${row.stage}`)} ·{' '}
        <time>{dayTime(row.registeredAt)}</time>
      </p>
    </li>
  );
}
