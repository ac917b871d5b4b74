import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '#shared/modules/devices/index.ts';
import type { StoredReading } from '#shared/modules/telemetry/index.ts';
import { api } from '../../../bridge/index.ts';
import { useNow } from '../../../ui/now.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { figure, unitText } from '../../alarms/shared/alarm-state.ts';
import { TONE_SHAPES } from '../../devices/links/link-state.ts';
import { DEVICE_TONES } from '../../devices/register/DeviceMark.tsx';
import { useDevices } from '../../devices/register/use-devices.ts';
import { ageWords } from '../age-words.ts';
import { useLiveTick } from '../use-live-tick.ts';
import { byDevice, mainFigures } from './figures.ts';

interface DeviceListProps {
  selected: string | null;
  onSelect(device: Device): void;
}

/** Devices a call for the latest figures may name. */
const PER_CALL = 200;
/** A person reads no faster than this. */
const RENEW_MS = 2_000;

/** Every device with its newest figures and their age; silent ones are grey. */
export function DeviceList({ selected, onSelect }: DeviceListProps) {
  const { t } = useTranslation('telemetry');
  const [text, setText] = useState('');
  const search = useDeferredValue(text.trim());
  const query = useDevices(search);
  const { devices } = query;
  const latest = useLatest(devices);
  return (
    <section className="ucc-devices" aria-label={t('devices')}>
      <Input.Search
        allowClear
        value={text}
        maxLength={80}
        placeholder={t('searchDevice')}
        aria-label={t('searchDevice')}
        onChange={(event) => setText(event.target.value)}
      />
      {query.isError && !devices && <Refused error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading />}
      {devices?.length === 0 && (
        <Nothing text={t(search ? 'noneFound' : 'noDevices')}>
          {!search && <p>{t('noDevicesHint')}</p>}
        </Nothing>
      )}
      <ul>
        {devices?.map((device) => (
          <li key={device.id}>
            <DeviceLine
              device={device}
              readings={latest.get(device.id)}
              selected={device.id === selected}
              onSelect={onSelect}
            />
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button type="link" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}

interface DeviceLineProps {
  device: Device;
  readings: StoredReading[] | undefined;
  selected: boolean;
  onSelect(device: Device): void;
}

function DeviceLine({ device, readings, selected, onSelect }: DeviceLineProps) {
  const { t } = useTranslation('telemetry');
  const now = useNow(1000);
  const figures = useMemo(() => mainFigures(readings ?? []), [readings]);
  const silent = device.state !== 'online';
  return (
    <button
      type="button"
      className="ucc-device-line"
      data-state={device.state}
      aria-current={selected || undefined}
      data-testid="device-line"
      onClick={() => onSelect(device)}
    >
      <span className="ucc-device-head">
        <b>
          <span aria-hidden="true">{TONE_SHAPES[DEVICE_TONES[device.state]]}</span> {device.name}
        </b>
        <small>
          {silent && `${t(`deviceState.${device.state}`)} `}
          {device.lastSeenAt !== null && ageWords(t, now - device.lastSeenAt)}
        </small>
      </span>
      <span className="ucc-device-figures">
        {figures.map(({ factor, value, unit, quality }) => (
          <span
            key={factor}
            data-quality={quality === 'ok' ? 'ok' : 'flagged'}
            title={t(`quality.${quality}`)}
          >
            {t([`factorShort.${factor}`, `factor.${factor}`], { defaultValue: factor })}{' '}
            <b>
              {quality !== 'ok' && '× '}
              {figure(value)}
            </b>{' '}
            {unitText(unit)}
          </span>
        ))}
      </span>
    </button>
  );
}

/** The newest figures of the devices, asked for again when some changed, at most every two seconds. */
function useLatest(devices: readonly Device[] | undefined): Map<string, StoredReading[]> {
  const tick = useLiveTick('telemetry', null, RENEW_MS);
  const calls: string[][] = [];
  for (let i = 0; i < (devices?.length ?? 0); i += PER_CALL)
    calls.push(devices?.slice(i, i + PER_CALL).map(({ id }) => id) ?? []);
  const { map, refetch } = useQueries({
    queries: calls.map((deviceIds) => api.telemetry.latest.queryOptions({ input: { deviceIds } })),
    combine,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a tick asks again, other changes do so by themselves
  useEffect(() => {
    if (tick > 0) refetch();
  }, [tick]);
  return map;
}

function combine(answers: UseQueryResult<StoredReading[]>[]) {
  return {
    map: byDevice(answers.flatMap(({ data }) => data ?? [])),
    refetch: () => {
      for (const { refetch } of answers) void refetch();
    },
  };
}
