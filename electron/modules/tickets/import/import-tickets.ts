import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type ImportSummary, importFile, recordImport } from '#electron/modules/cases/index.ts';
import { actorOf, type Session } from '#electron/platform/door/index.ts';
import { newId } from '#shared/kernel/id.ts';
import { mask } from '#shared/kernel/personal.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { TicketImport, TicketImportResult, TicketMapping } from '#shared/modules/tickets/index.ts';
import type { TicketUpserter } from '../bulk.ts';
import type { TicketsDeps } from '../deps.ts';
import { type TicketMappings, ticketMappings } from './ticket-mappings.ts';
import { ticketTarget } from './ticket-target.ts';

/** Rejected rows that an answer shows; the command line writes all of them to a file. */
const SHOWN = 200;

/** Import of a hotline's spreadsheet, over the readers of the cases' import. */
export function ticketImporter(deps: TicketsDeps, upsert: TicketUpserter) {
  const { ledger, territory, resourcesDir, dir, fileOf } = deps;
  const target = ticketTarget(territory, upsert);
  const mappings: TicketMappings = ticketMappings(
    [resourcesDir, dir].map((folder) => join(folder, 'mappings', 'tickets')),
  );

  /** From a screen: the file is named by its token, a dry run changes nothing. */
  async function fromScreen(session: Session, input: TicketImport): Promise<TicketImportResult> {
    const file = fileOf(input.file);
    if (file === null) throw new Refusal('import.fileMissing', { file: '' });
    const mapping = mappings.find(input.mapping);
    const folder = mkdtempSync(join(tmpdir(), 'ucc-tickets-'));
    try {
      const { counts, report } = await recordImport(ledger, target, actorOf(session), newId(), {
        file,
        mapping,
        dryRun: input.dryRun,
        reportStem: join(folder, 'report'),
        signal: new AbortController().signal,
        onBatch: () => {},
      });
      const { read, created, updated, unchanged, rejected, flags } = counts;
      const hidden = personalColumns(mapping);
      const rows = report.shown.slice(0, SHOWN).map(({ row, errors }) => ({
        row,
        errors: errors.map((error) => {
          const kind = hidden.get(error.column);
          return kind ? { ...error, excerpt: mask(kind, error.excerpt) } : error;
        }),
      }));
      const fileName = basename(file);
      return { fileName, mapping: mapping.name, read, created, updated, unchanged, rejected, flags, rows };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** From the command line: rejected rows go to a file beside the file. */
  function fromFile(request: {
    file: string;
    mapping: TicketMapping;
    dryRun: boolean;
    actor: string;
    signal?: AbortSignal;
  }): Promise<ImportSummary> {
    return importFile(ledger, target, request);
  }
  return { mappings, fromScreen, fromFile };
}

function personalColumns({ fields }: TicketMapping): Map<string, 'name' | 'phone'> {
  const columns = new Map<string, 'name' | 'phone'>();
  if (fields.reporterName) columns.set(fields.reporterName.column, 'name');
  if (fields.reporterPhone) columns.set(fields.reporterPhone.column, 'phone');
  return columns;
}
