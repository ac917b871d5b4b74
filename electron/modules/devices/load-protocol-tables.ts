import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProtocol, type Intake, type IntakeContext, protocols } from './protocols/index.ts';

/** What the protocols made of their files under `resources/protocols/`, by name. */
export type ProtocolTables = ReadonlyMap<string, unknown>;

/** Reads the tables of all protocols; `resources` is the application's resource folder. */
export function loadProtocolTables(resources: string): ProtocolTables {
  return new Map(
    protocols.map((protocol) => {
      const { name } = protocol.manifest;
      return [name, protocol.readTables(jsonFiles(join(resources, 'protocols', name)))];
    }),
  );
}

function jsonFiles(folder: string): Map<string, unknown> {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  return new Map(
    files.map((file) => [file.slice(0, -5), JSON.parse(readFileSync(join(folder, file), 'utf8'))]),
  );
}

/** The intake of a protocol for one link. @throws Error for a protocol that this version does not have */
export function createIntake(name: string, tables: ProtocolTables, context: IntakeContext): Intake {
  const protocol = findProtocol(name);
  if (!protocol) throw new Error(`no protocol ${name}`);
  return protocol.createIntake(tables.get(name), context);
}
