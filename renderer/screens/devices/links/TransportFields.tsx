import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../bridge/index.ts';
import type { TransportKind } from './link-form.ts';

const BAUD_RATES = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200];

/** The fields of one kind of transport. */
export function TransportFields({ kind }: { kind: TransportKind }) {
  const { t } = useTranslation('devices');
  switch (kind) {
    case 'tcp-server':
      return (
        <>
          <Form.Item name={['transport', 'host']} label={t('field.listenOn')} extra={t('field.listenHint')}>
            <Input maxLength={253} />
          </Form.Item>
          <PortField />
          <Form.Item
            name={['transport', 'allowedPeers']}
            label={t('field.allowedPeers')}
            extra={t('field.allowedHint')}
          >
            <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ' ', ';']} />
          </Form.Item>
        </>
      );
    case 'tcp-client':
      return (
        <>
          <Form.Item name={['transport', 'host']} label={t('field.host')}>
            <Input maxLength={253} />
          </Form.Item>
          <PortField />
        </>
      );
    case 'serial':
      return <SerialFields />;
    case 'replay':
      return (
        <>
          <Form.Item name={['transport', 'file']} label={t('field.file')} extra={t('field.fileHint')}>
            <Input maxLength={1000} />
          </Form.Item>
          <Form.Item
            name={['transport', 'bytesPerSecond']}
            label={t('field.bytesPerSecond')}
            extra={t('field.bytesPerSecondHint')}
          >
            <InputNumber min={0} max={10_000_000} style={{ width: 160 }} />
          </Form.Item>
        </>
      );
  }
}

function PortField() {
  const { t } = useTranslation('devices');
  return (
    <Form.Item name={['transport', 'port']} label={t('field.port')}>
      <InputNumber min={0} max={65_535} style={{ width: 160 }} />
    </Form.Item>
  );
}

function SerialFields() {
  const { t } = useTranslation('devices');
  const ports = useQuery(api.devices.serialPorts.list.queryOptions({ staleTime: 0 }));
  const options = (values: (string | number)[], word?: (value: string | number) => string) =>
    values.map((value) => ({ value, label: word ? word(value) : String(value) }));
  return (
    <>
      <Form.Item
        name={['transport', 'path']}
        label={t('field.path')}
        extra={ports.data?.length === 0 ? t('field.noPorts') : t('field.pathHint')}
      >
        <AutoComplete
          onOpenChange={(open) => void (open && ports.refetch())}
          options={
            ports.data?.map(({ path, label }) => ({
              value: path,
              label: label ? `${path} · ${label}` : path,
            })) ?? []
          }
        />
      </Form.Item>
      <Form.Item name={['transport', 'baudRate']} label={t('field.baudRate')}>
        <Select options={options(BAUD_RATES)} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name={['transport', 'dataBits']} label={t('field.dataBits')}>
        <Select options={options([8, 7])} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name={['transport', 'parity']} label={t('field.parity')}>
        <Select
          options={options(['none', 'even', 'odd'], (value) => t(`field.parities.${value}`))}
          style={{ width: 160 }}
        />
      </Form.Item>
      <Form.Item name={['transport', 'stopBits']} label={t('field.stopBits')}>
        <Select options={options([1, 2])} style={{ width: 160 }} />
      </Form.Item>
    </>
  );
}
