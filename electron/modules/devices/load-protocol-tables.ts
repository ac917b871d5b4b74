import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProtocolTables } from './links/protocol-intakes.ts';
import { hj212 } from './protocols/index.ts';

/** Reads the tables of all protocols; `resources` is the application's resource folder. */
export function loadProtocolTables(resources: string): ProtocolTables {
  const file = join(resources, 'protocols', 'hj212', 'factors.json');
  return { hj212: hj212.parseFactors(JSON.parse(readFileSync(file, 'utf8'))) };
}
