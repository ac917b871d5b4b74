import { setImmediate } from 'node:timers/promises';
import type { Territory } from '#electron/modules/territory/index.ts';
import { actorOf, type Session } from '#electron/platform/door/index.ts';
import type { Ledger } from '#electron/platform/facts/index.ts';
import { type ExportJobs, type SheetCell, writeSheet } from '#electron/platform/sheet/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { MAX_PAGE } from '#shared/kernel/page.ts';
import type { ExportRequest } from '#shared/modules/cases/index.ts';
import { localMinute } from '../local-day.ts';
import type { StateLister } from '../queries/list-queue.query.ts';
import { EXPORT_COLUMNS, type RowWords } from './export-row.ts';

/** Facts of an export (`entity`: the job's id). The first is on disk before the first row leaves. */
export interface ExportFacts {
  'CaseExportStarted.v1': Pick<ExportRequest, 'view' | 'conditions' | 'sort' | 'format'> & {
    fileName: string;
    full: boolean;
    purpose: string | null;
  };
  'CaseExportEnded.v1': { outcome: 'finished' | 'cancelled' | 'failed'; rows: number };
}

interface ExportDeps {
  territory: Territory;
  ledger: Ledger;
  clock: Clock;
  jobs: ExportJobs;
  listStates: StateLister;
}

interface ExportOrder extends ExportRequest {
  file: string;
  /** Why personal data may leave as it is; null masks it. */
  purpose: string | null;
}

/** Writes a view to a file page by page, between two facts; the engine answers others between two pages. */
export function caseExporter({ territory, ledger, clock, jobs, listStates }: ExportDeps) {
  return (session: Session, order: ExportOrder): string => {
    const { view, conditions, sort, format, file, purpose, words } = order;
    const actor = actorOf(session);
    const full = purpose !== null;
    const append = <K extends keyof ExportFacts>(kind: K, entity: string, payload: ExportFacts[K]) =>
      ledger.write({ actor }, (writer) => writer.append({ kind, entity, payload }));
    return jobs.start(file, async ({ jobId, signal, tell }) => {
      const fileName = file.replace(/^.*[\\/]/, '');
      append('CaseExportStarted.v1', jobId, { view, conditions, sort, format, fileName, full, purpose });
      let [rows, looked] = [0, 0];
      async function* read(with_: RowWords): AsyncGenerator<SheetCell[]> {
        let cursor: string | null = null;
        do {
          signal.throwIfAborted();
          const page = listStates(session, { view, conditions, sort, cursor, limit: MAX_PAGE });
          for (const state of page.states) yield EXPORT_COLUMNS.map(({ cell }) => cell(state, with_));
          rows += page.states.length;
          looked += page.looked;
          tell({ rows, looked });
          cursor = page.next;
          await setImmediate();
        } while (cursor !== null);
      }
      let outcome: ExportFacts['CaseExportEnded.v1']['outcome'] = 'failed';
      try {
        const columns = EXPORT_COLUMNS.map(({ id, width }) => ({
          heading: words[`column.${id}`] ?? id,
          width,
        }));
        const watermark = fill(words.watermark ?? '{{who}} {{when}} {{view}}', {
          who: `${session.signedIn?.personName ?? ''} ${actor}`.trim(),
          when: localMinute(clock.now()),
          view: words.view ?? view,
        });
        const with_ = { territory, words, english: order.language === 'en', full };
        await writeSheet(
          file,
          format,
          { name: words.sheet ?? view, columns, rows: read(with_), watermark },
          signal,
        );
        outcome = 'finished';
      } finally {
        if (outcome === 'failed' && signal.aborted) outcome = 'cancelled';
        append('CaseExportEnded.v1', jobId, { outcome, rows });
      }
    });
  };
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_slot, name: string) => values[name] ?? '');
}
