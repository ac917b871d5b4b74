import { createWriteStream } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import type { Duplex, Writable } from 'node:stream';
import { Refusal } from '#shared/kernel/refusal.ts';
import { linkRefusal } from '../transports/link-refusal.ts';

/** Where simulated bytes go: `tcp:HOST:PORT`, `serial:PATH` or `file:PATH`. */
export type SinkAddress = `tcp:${string}:${number}` | `serial:${string}` | `file:${string}`;

export interface Sink {
  /** Resolves when the far end has room for more. */
  write(bytes: Uint8Array): Promise<void>;
  /** Answers come back here; a file gives none. */
  readonly answers: boolean;
  close(): Promise<void>;
}

const SERIAL_BAUD = 9600;

/**
 * Opens the far end; `onAnswer` gets what it sends back, `onGone` why it went away on its own.
 * @throws Refusal `simulate.badAddress`, `link.refused`, `link.missing` …
 */
export async function openSink(
  to: SinkAddress,
  onAnswer: (bytes: Uint8Array) => void,
  onGone: (error: Refusal) => void,
): Promise<Sink> {
  const [, kind = '', target = ''] = /^(tcp|serial|file):(.+)$/.exec(to) ?? [];
  try {
    switch (kind) {
      case 'tcp':
        return sinkOf(await dial(target), target, onAnswer, onGone);
      case 'serial':
        return sinkOf(await openSerial(target), target, onAnswer, onGone);
      case 'file':
        return sinkOf(await openFile(target), target, null, onGone);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : asRefusal(error, target);
  }
  throw new Refusal('simulate.badAddress', { to });
}

function asRefusal(error: unknown, target: string): Refusal {
  const { code, params } = linkRefusal(error, target);
  return new Refusal(code, params);
}

async function dial(target: string): Promise<Socket> {
  const [, host = '', port = ''] = /^\[?([^\]]+)\]?:(\d{1,5})$/.exec(target) ?? [];
  if (host === '' || Number(port) > 65_535) throw new Refusal('simulate.badAddress', { to: target });
  const socket = createConnection({ host, port: Number(port), noDelay: true });
  await settled(socket, 'connect');
  return socket;
}

async function openSerial(path: string): Promise<Duplex> {
  const { SerialPort } = await import('serialport');
  const port = new SerialPort({ path, baudRate: SERIAL_BAUD, autoOpen: false });
  await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
  return port;
}

async function openFile(path: string): Promise<Writable> {
  const file = createWriteStream(path);
  await settled(file, 'open');
  return file;
}

async function settled(stream: Writable, event: 'connect' | 'open'): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    stream.once('error', reject);
    stream.once(event, () => {
      stream.off('error', reject);
      resolve();
    });
  });
}

function sinkOf(
  stream: Duplex | Writable,
  target: string,
  onAnswer: ((bytes: Uint8Array) => void) | null,
  onGone: (error: Refusal) => void,
): Sink {
  let closing = false;
  let failure: unknown = Object.assign(new Error('closed by the far end'), { code: 'ECONNRESET' });
  if (onAnswer) stream.on('data', onAnswer);
  stream.on('error', (error) => {
    failure = error;
  });
  const closed = new Promise<void>((resolve) => {
    stream.on('close', () => {
      resolve();
      if (!closing) onGone(asRefusal(failure, target));
    });
  });
  return {
    answers: onAnswer !== null,
    async write(bytes) {
      if (stream.write(bytes) || stream.destroyed) return;
      const drained = new Promise<void>((resolve) => stream.once('drain', resolve));
      await Promise.race([drained, closed]);
    },
    async close() {
      closing = true;
      // What was written last still goes out.
      if (!stream.destroyed) await new Promise<void>((resolve) => stream.end(() => resolve()));
      if (onAnswer) stream.destroy();
      await closed;
    },
  };
}
