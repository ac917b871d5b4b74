import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNav } from '../../../app/nav.ts';
import { useSession } from '../../../app/session.tsx';
import { api, onChange } from '../../../bridge/index.ts';
import { summarise } from './link-state.ts';
import './links.css';

/** Rates and ends of silence are not announced, so the state is asked for again this often. */
const RENEW_MS = 10_000;

/** In the top bar: how many links carry data, red when one needs a person. */
export function LinkSummary() {
  const { t } = useTranslation('devices');
  const { may } = useSession();
  const enabled = may('device.read');
  const { data, refetch } = useQuery(
    api.devices.links.status.queryOptions({ enabled, refetchInterval: RENEW_MS }),
  );
  useEffect(() => (enabled ? onChange('links', () => void refetch()) : undefined), [enabled, refetch]);
  if (!enabled || !data) return null;
  const { up, total, bad, stopped } = summarise(data);
  return (
    <button
      type="button"
      className="ucc-link-summary"
      data-bad={bad > 0}
      data-testid="link-summary"
      title={t('summaryHint', { up, bad, stopped })}
      onClick={() => useNav.getState().go('links')}
    >
      {bad > 0 && <span aria-hidden="true">▲ </span>}
      {t('summary', { up, total })}
    </button>
  );
}
