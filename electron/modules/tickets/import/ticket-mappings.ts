import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readMappingAs } from '#electron/modules/cases/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { type TicketMapping, ticketMappingSchema } from '#shared/modules/tickets/index.ts';

export interface TicketMappings {
  /** Those that come with the application, then those that the bureau keeps, each by its name. */
  list(): TicketMapping[];
  /** By name, by the name of a file that comes along, or by path. @throws Refusal `import.mappingMissing`, `import.mappingWrong` */
  find(named: string): TicketMapping;
}

/** Mappings of hotline exports as files in some folders: the shipped ones and the station's own. */
export function ticketMappings(folders: readonly string[]): TicketMappings {
  const files = () =>
    folders.flatMap((folder) =>
      existsSync(folder)
        ? readdirSync(folder)
            .filter((name) => name.endsWith('.json'))
            .sort()
            .map((name) => join(folder, name))
        : [],
    );
  const read = (file: string) => readMappingAs(ticketMappingSchema, file);
  const readable = () =>
    files().flatMap((file) => {
      try {
        return [{ file, mapping: read(file) }];
      } catch (error) {
        // A file that is no mapping (any more) is left out of the list; asked for by name it is refused.
        if (error instanceof Refusal) return [];
        throw error;
      }
    });
  return {
    list: () => readable().map(({ mapping }) => mapping),
    find(named) {
      const known = readable().find(
        ({ file, mapping }) => mapping.name === named || basename(file, '.json') === named,
      );
      return known?.mapping ?? read(named);
    },
  };
}
