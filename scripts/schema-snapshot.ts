/**
 * Compares the shape of fresh data files with docs/schema.sql, so that a change of shape is seen in review.
 * `node scripts/schema-snapshot.ts --write` records the new shape.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { migrations } from '../electron/migrations.ts';
import { telemetryMigrations } from '../electron/modules/telemetry/migrations.ts';
import { type Migration, openDatabase } from '../electron/platform/db/index.ts';
import { inRoot } from './lib/paths.ts';
import { runMain } from './lib/say.ts';

const SNAPSHOT = inRoot('docs', 'schema.sql');
const FILES: Record<string, readonly Migration[]> = {
  'station.db': migrations,
  'telemetry.db': telemetryMigrations,
};

/** Everything a fresh file declares, in a stable order. Shadow tables of FTS and R-tree belong to their owner. */
function schemaOf(migrations: readonly Migration[]): string {
  const db = openDatabase({ file: ':memory:', applicationId: 1, durability: 'NORMAL', migrations });
  const shadows = new Set(
    db
      .prepare<[], { name: string }>("SELECT name FROM pragma_table_list WHERE type = 'shadow'")
      .all()
      .map(({ name }) => name),
  );
  const rows = db
    .prepare<[], { name: string; tbl_name: string; sql: string }>(
      "SELECT name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY tbl_name, type DESC, name",
    )
    .all();
  db.close();
  return rows
    .filter(({ name, tbl_name }) => !shadows.has(name) && !shadows.has(tbl_name))
    .map(({ sql }) => `${sql.replace(/^[ \t]+$/gm, '').trim()};\n`)
    .join('\n');
}

function snapshot(): string {
  const parts = Object.entries(FILES).map(
    ([file, steps]) => `-- ${file}, version ${steps.at(-1)?.number ?? 0}\n\n${schemaOf(steps)}`,
  );
  return `-- The shape of fresh data files; written by scripts/schema-snapshot.ts --write.\n\n${parts.join('\n')}`;
}

/** The first line in which two texts differ, with both versions. */
function firstDifference(recorded: string, fresh: string): string {
  const [before, now] = [recorded.split('\n'), fresh.split('\n')];
  const index = now.findIndex((line, at) => line !== before[at]);
  const at = index === -1 ? now.length : index;
  return `line ${at + 1}:\n- ${before[at] ?? '(end)'}\n+ ${now[at] ?? '(end)'}`;
}

await runMain(async () => {
  const fresh = snapshot();
  if (process.argv.includes('--write')) {
    writeFileSync(SNAPSHOT, fresh);
    return 0;
  }
  const recorded = existsSync(SNAPSHOT) ? readFileSync(SNAPSHOT, 'utf8') : '';
  if (recorded === fresh) return 0;
  console.log(`docs/schema.sql differs from what the migrations make, ${firstDifference(recorded, fresh)}`);
  console.log('If the change is meant: node scripts/schema-snapshot.ts --write');
  return 1;
});
