import { actorOf, doorFor } from '#electron/platform/door/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { importsContract, personalColumns } from '#shared/modules/imports/index.ts';
import type { ImportsDeps } from './deps.ts';
import { inspectFile } from './inspect-file.ts';
import type { ImportJobs } from './jobs.ts';
import type { MappingFiles } from './mapping-files.ts';
import { cellMasker } from './mask-cells.ts';
import { previewFile } from './preview-file.ts';
import { readReport } from './read-report.ts';
import { recordReportTaken } from './record-import.ts';

export function importsRouter(deps: ImportsDeps, jobs: ImportJobs, mappings: MappingFiles) {
  const { territory } = deps;
  const door = doorFor(importsContract);
  return door.router({
    inspect: door.inspect.handler(({ input }) =>
      inspectFile(territory, pathOf(deps, input.file), input.format ?? null),
    ),
    preview: door.preview.handler(({ input }) =>
      previewFile(territory, pathOf(deps, input.file), input.mapping),
    ),
    mappings: {
      list: door.mappings.list.handler(() => mappings.list()),
      save: door.mappings.save.handler(({ input }) => mappings.save(input.mapping)),
      remove: door.mappings.remove.handler(({ input }) => {
        mappings.remove(input.name);
        return {};
      }),
    },
    start: door.start.handler(async ({ input, context }) => ({
      jobId: await jobs.start(actorOf(context.session), { ...input, file: pathOf(deps, input.file) }),
    })),
    jobs: door.jobs.handler(() => jobs.list()),
    progress: door.progress.handler(async function* ({ input, signal }) {
      yield* jobs.follow(input.jobId, signal);
    }),
    cancel: door.cancel.handler(({ input }) => {
      jobs.cancel(input.jobId);
      return {};
    }),
    rejectedRows: door.rejectedRows.handler(({ input }) => {
      const after = Math.max(0, Number.parseInt(input.cursor ?? '0', 10) || 0);
      const rows = jobs.rejected(input.jobId, after, input.limit);
      const masked = cellMasker(personalColumns(jobs.mappingOf(input.jobId)));
      return {
        rows: rows.map(({ row, errors }) => ({
          row,
          errors: errors.map((error) => ({ ...error, excerpt: masked(error.column, error.excerpt) })),
        })),
        next: rows.length < input.limit ? null : String(after + rows.length),
      };
    }),
    report: door.report.handler(({ input, context }) => {
      const { file, fileName, rows } = jobs.report(input.jobId);
      if (input.offset === 0) recordReportTaken(deps.ledger, actorOf(context.session), input.jobId, rows);
      return { fileName, ...readReport(file, input.offset) };
    }),
  });
}

/** @throws Refusal `import.fileMissing` for a token that the shell did not give. */
function pathOf({ fileOf }: ImportsDeps, token: string): string {
  const file = fileOf(token);
  if (file === null) throw new Refusal('import.fileMissing', { file: '' });
  return file;
}
