import type { CellOf } from './decide.ts';
import type { Mapping } from './mapping.ts';
import { compileTime } from './parse-time.ts';
import { type RowError, rowError } from './row-problem.ts';

export interface MappedTimes {
  reportedAt: number;
  closedAt: number | null;
  dueAt: number | null;
}

/** The part of a mapping that speaks of times, whatever its rows become. */
type TimeRules = Pick<Mapping, 'time' | 'format'> & {
  fields: Pick<Mapping['fields'], 'reportedAt' | 'closedAt' | 'dueAt'>;
};

/** Compiles the times of a row; null, with the reasons in `errors`, when there is no time of report. */
export function compileTimes(
  { fields, time, format }: TimeRules,
  cellOf: CellOf,
): (cells: readonly string[], errors: RowError[]) => MappedTimes | null {
  // Dates in cells of a workbook are handed on, and written to its report, in this form.
  const parse = compileTime({
    ...time,
    formats: format.kind === 'xlsx' ? [...time.formats, 'iso'] : time.formats,
  });
  const momentOf = (column: string | undefined) => {
    const cell = cellOf(column);
    return (cells: readonly string[], errors: RowError[]): number | null => {
      const text = cell(cells);
      if (text === '') return null;
      const parsed = parse(text);
      if ('at' in parsed) return parsed.at;
      errors.push(rowError(parsed.problem, column ?? '', text));
      return null;
    };
  };
  const reported = momentOf(fields.reportedAt.column);
  const reportedCell = cellOf(fields.reportedAt.column);
  const later = (column: string | undefined, code: 'closedBeforeReported' | 'dueBeforeReported') => {
    const moment = momentOf(column);
    const cell = cellOf(column);
    return (cells: readonly string[], errors: RowError[], reportedAt: number | null) => {
      const at = moment(cells, errors);
      if (at !== null && reportedAt !== null && at < reportedAt)
        errors.push(rowError(code, column ?? '', cell(cells)));
      return at;
    };
  };
  const closed = later(fields.closedAt?.column, 'closedBeforeReported');
  const due = later(fields.dueAt?.column, 'dueBeforeReported');
  return (cells, errors) => {
    const reportedAt = reported(cells, errors);
    if (reportedCell(cells) === '') errors.push(rowError('empty', fields.reportedAt.column, ''));
    const closedAt = closed(cells, errors, reportedAt);
    const dueAt = due(cells, errors, reportedAt);
    return reportedAt === null ? null : { reportedAt, closedAt, dueAt };
  };
}
