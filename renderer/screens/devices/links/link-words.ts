import type { LinkStatus, TransportSettings } from '#shared/modules/devices/index.ts';

type Translate = (key: string, values?: Record<string, unknown>) => string;

const PARITY = { none: 'N', even: 'E', odd: 'O' } as const;

/** Where a link goes: `TCP 监听 0.0.0.0:9212`, `串口 COM3 9600 8N1`. */
export function transportText(t: Translate, transport: TransportSettings): string {
  const kind = t(`devices:link.kind.${transport.kind}`);
  switch (transport.kind) {
    case 'tcp-server':
    case 'tcp-client':
      return `${kind} ${transport.host}:${transport.port}`;
    case 'serial': {
      const { path, baudRate, dataBits, parity, stopBits } = transport;
      return `${kind} ${path} ${baudRate} ${dataBits}${PARITY[parity]}${stopBits}`;
    }
    case 'replay':
      return `${kind} ${transport.file.replace(/^.*[\\/]/, '')}`;
  }
}

/** Bytes with a unit that keeps the figure short: `940 B`, `12.3 KB`. */
export function byteText(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} B`;
  const [size, unit] = bytes < 1e6 ? [1e3, 'KB'] : bytes < 1e9 ? [1e6, 'MB'] : [1e9, 'GB'];
  return `${(bytes / size).toFixed(1)} ${unit}`;
}

export function rateText(
  t: Translate,
  { bytesPerSecond, framesPerSecond }: Pick<LinkStatus, 'bytesPerSecond' | 'framesPerSecond'>,
): string {
  if (bytesPerSecond === 0) return '0';
  return t('devices:link.rate', {
    bytes: byteText(bytesPerSecond),
    frames: framesPerSecond < 10 ? framesPerSecond.toFixed(1) : Math.round(framesPerSecond),
  });
}
