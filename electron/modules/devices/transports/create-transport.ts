import type { Clock } from '#shared/kernel/clock.ts';
import type { TransportSettings } from '#shared/modules/devices/index.ts';
import { ReplayFileTransport } from './replay-file.ts';
import { SerialTransport } from './serial.ts';
import { TcpClientTransport } from './tcp-client.ts';
import { TcpServerTransport } from './tcp-server.ts';
import type { Transport } from './transport.ts';

export type TransportFactory = (settings: TransportSettings) => Transport;

/** The transport that a link's settings name; opening it is the link's business. */
export function createTransport(settings: TransportSettings, clock: Clock): Transport {
  switch (settings.kind) {
    case 'tcp-server':
      return new TcpServerTransport(settings);
    case 'tcp-client':
      return new TcpClientTransport(settings);
    case 'serial':
      return new SerialTransport(settings);
    case 'replay':
      return new ReplayFileTransport(settings, clock);
  }
}
