import { mask } from '#shared/kernel/personal.ts';

/** Under these keys facts carry personal data, wherever they stand in a payload. */
const KINDS: Readonly<Record<string, 'phone' | 'name' | 'idNumber'>> = {
  phone: 'phone',
  idNumber: 'idNumber',
  reporterName: 'name',
  reporterPhone: 'phone',
};

/** A payload as an auditor may read it: names and phones of those who reported are masked. */
export function hidePersonal(payload: unknown): unknown {
  return walk(payload, false);
}

function walk(value: unknown, inReporter: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, inReporter));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const kind = KINDS[key] ?? (inReporter && key === 'name' ? 'name' : undefined);
      if (kind && typeof item === 'string') return [key, mask(kind, item)];
      return [key, walk(item, key === 'reporter')];
    }),
  );
}
