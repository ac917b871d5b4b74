import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mappingJsonSchema, mappingSchema } from './mapping.ts';

const ROOT = join(import.meta.dirname, '../../..');
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

describe('mapping files', () => {
  it('are described by the published schema as the application reads them', () => {
    expect(readJson('docs/schemas/case-mapping.schema.json')).toEqual(mappingJsonSchema());
  });

  it.each(readdirSync(join(ROOT, 'resources/mappings')).filter((name) => name.endsWith('.json')))(
    '%s is one',
    (name) => {
      const parsed = mappingSchema.safeParse(readJson(`resources/mappings/${name}`));
      expect(parsed.error?.issues ?? []).toEqual([]);
    },
  );

  it.each([
    ['an unknown member', { more: 1 }],
    ['a name that is a path', { name: '../x' }],
    ['a class that is none', { fields: { class: { table: { a: 'X99' }, fallback: null } } }],
  ])('refuses %s', (_what, change) => {
    const good = readJson('resources/mappings/service-requests-311.json') as { fields: object };
    const fields = { ...good.fields, ...(change as { fields?: object }).fields };
    expect(mappingSchema.safeParse({ ...good, ...change, fields }).success).toBe(false);
  });
});
