import type { Territory } from '#electron/modules/territory/index.ts';
import type { MappingLookups } from '#shared/modules/imports/index.ts';
import { classKeyOf } from '#shared/modules/territory/index.ts';

/** What a mapping asks the station by name. A name that two rows share finds neither. */
export function lookupsOf(territory: Territory): MappingLookups {
  const classes = new Names();
  for (const { kind, code, zh, en } of territory.parts.codeSet?.classes ?? []) {
    const key = classKeyOf(kind, code);
    classes.add(key, [key, code, zh, en]);
  }
  const streets = new Names();
  // 云溪街道 is written 云溪 as well.
  for (const { code, zh } of territory.parts.streets)
    streets.add(code, [code, zh, zh.replace(/(?:街道办事处|街道|镇|乡)$/, '')]);
  const units = new Names();
  for (const { id, zh, en } of territory.parts.units) units.add(id, [id, zh, en]);
  const hasOutlines = territory.parts.streetMap !== null;
  return {
    classExists: (classKey) => territory.classOf(classKey) !== null,
    classByName: (name) => classes.find(name),
    streetByName: (name) => streets.find(name),
    unitByName: (name) => units.find(name),
    streetAt: (lng, lat) => (hasOutlines ? (territory.streetAt({ lon: lng, lat })?.code ?? null) : undefined),
  };
}

class Names {
  readonly #ids = new Map<string, string | null>();

  add(id: string, names: readonly string[]): void {
    for (const key of new Set(names.map(plain))) {
      if (key === '') continue;
      const other = this.#ids.get(key);
      this.#ids.set(key, other === undefined || other === id ? id : null);
    }
  }

  find(name: string): string | null {
    return this.#ids.get(plain(name)) ?? null;
  }
}

const plain = (name: string) => name.slice(0, 200).normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');
