/** Bytes after which it is known who speaks. */
export const STRANGER_BYTES = 8;

const GREETINGS = [
  'GET ',
  'POST ',
  'PUT ',
  'HEAD ',
  'OPTIONS ',
  'CONNECT ',
  'DELETE ',
  'PATCH ',
  'TRACE ',
  'PRI * ',
  'SSH-',
  'HELP',
  'EHLO ',
  'HELO ',
  'USER ',
  'RTSP/',
  'SIP/',
];
/** TLS handshake record, SSL 2, remote desktop, MQTT connect. */
const BINARY = [
  [0x16, 0x03],
  [0x80, 0x2e],
  [0x03, 0x00, 0x00],
  [0x10, 0x0c],
];

/** True when the first bytes of a connection are those of another protocol: a browser, a scanner, a mistake. */
export function isStranger(first: Uint8Array): boolean {
  if (BINARY.some((magic) => magic.every((byte, i) => first[i] === byte))) return true;
  const text = Buffer.from(first.buffer, first.byteOffset, first.length).toString('latin1');
  return GREETINGS.some((greeting) => text.startsWith(greeting.slice(0, STRANGER_BYTES)));
}
