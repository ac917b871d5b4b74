import { readdir } from 'node:fs/promises';
import type { SerialPortInfo } from '#shared/modules/devices/index.ts';

const MAX_LISTED = 256;
/** Names of serial adapters on Linux, where listing needs `udevadm` and without it finds nothing. */
const LINUX_NAME = /^tty(S|USB|ACM|WCH|AMA)/;

/** Ports that can be found. Never throws: a port that is not found may still be typed. */
export async function listSerialPorts(): Promise<SerialPortInfo[]> {
  try {
    const { SerialPort } = await import('serialport');
    const ports = await SerialPort.list();
    if (ports.length > 0)
      return ports.slice(0, MAX_LISTED).map(({ path, manufacturer, vendorId, productId, serialNumber }) => ({
        path,
        label: manufacturer ?? null,
        vendorId: vendorId ?? null,
        productId: productId ?? null,
        serialNumber: serialNumber ?? null,
      }));
  } catch {
    // No driver or no udevadm: the names in /dev are what is left.
  }
  return process.platform === 'win32' ? [] : byName();
}

async function byName(): Promise<SerialPortInfo[]> {
  const names = await readdir('/dev').catch(() => []);
  return names
    .filter((name) => LINUX_NAME.test(name))
    .sort()
    .slice(0, MAX_LISTED)
    .map((name) => ({
      path: `/dev/${name}`,
      label: null,
      vendorId: null,
      productId: null,
      serialNumber: null,
    }));
}
