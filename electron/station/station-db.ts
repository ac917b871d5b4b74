import { join } from 'node:path';
import { migrations } from '#electron/migrations.ts';
import { type Database, openDatabase } from '#electron/platform/db/index.ts';

/** Marks `station.db` as ours: "UCC1". */
const APPLICATION_ID = 0x55434331;

/** The station file of a folder. @throws Refusal `db.…` */
export function openStationDb(dir: string, { readonly = false } = {}): Database {
  return openStationFile(join(dir, 'station.db'), { readonly });
}

/** A file of the station's shape at any path or in `:memory:`. @throws Refusal `db.…` */
export function openStationFile(file: string, { readonly = false } = {}): Database {
  return openDatabase({ file, applicationId: APPLICATION_ID, durability: 'FULL', migrations, readonly });
}
