import { mask } from '#shared/kernel/personal.ts';

/** Under these keys facts carry personal data, wherever they stand in a payload. */
const KINDS: Readonly<Record<string, 'phone' | 'name' | 'idNumber'>> = {
  phone: 'phone',
  idNumber: 'idNumber',
  reporterName: 'name',
  reporterPhone: 'phone',
};

/** A packet for the eye: its hex without secrets, and what it says, field by field. */
export type Explain = (
  protocol: string,
  raw: Uint8Array,
) => { hex: string; fields: readonly { label: string; text: string }[] };

/** A payload as an auditor may read it: reporters' names and phones are masked, packets lose their passwords. */
export function hidePersonal(payload: unknown, explain: Explain): unknown {
  return walk(payload, '', explain);
}

function walk(value: unknown, under: string, explain: Explain): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, '', explain));
  if (value === null || typeof value !== 'object') return value;
  const { protocol } = value as { protocol?: unknown };
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const kind = KINDS[key] ?? (under === 'reporter' && key === 'name' ? 'name' : undefined);
      if (kind && typeof item === 'string') return [key, mask(kind, item)];
      if (key === 'hex' && typeof item === 'string' && typeof protocol === 'string') {
        return [key, explain(protocol, Buffer.from(item, 'hex')).hex];
      }
      return [key, walk(item, key, explain)];
    }),
  );
}
