import type { ProtocolManifest } from '#shared/modules/devices/index.ts';

/** What protocols call themselves, their points and the parts of their packets, as keys of the catalogue. */
export function wordsOf(
  protocols: readonly ProtocolManifest[],
  language: 'zh' | 'en',
): { devices: Record<string, string>; telemetry: Record<string, string> } {
  const devices: Record<string, string> = {};
  const telemetry: Record<string, string> = {};
  for (const { name, label, labels, points } of protocols) {
    devices[`protocol.${name}`] = label[language];
    for (const [key, words] of Object.entries(labels)) devices[`frame.${name}.${key}`] = words[language];
    // A dot parts the catalogue's keys.
    for (const point of points)
      if (point.name && !point.code.includes('.')) telemetry[`factor.${point.code}`] = point.name[language];
  }
  return { devices, telemetry };
}
