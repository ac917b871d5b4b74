/** How values are compared: full width is half width, case and spaces around do not count. */
export function normalKey(text: string): string {
  const trimmed = text.trim();
  return (PLAIN.test(trimmed) ? trimmed : trimmed.normalize('NFKC')).toLowerCase();
}

const PLAIN = /^[\x20-\x7e]*$/;

/** A value table by {@link normalKey}; a Map, so that no cell text can reach what objects inherit. */
export function normalTable<V>(table: Readonly<Record<string, V>>): ReadonlyMap<string, V> {
  return new Map(Object.entries(table).map(([key, value]) => [normalKey(key), value]));
}

export function lookUp<V>(table: ReadonlyMap<string, V>, text: string): V | null {
  return table.get(normalKey(text)) ?? null;
}
