export { ExportJobs } from './export-jobs.ts';
export { type SheetCell, writeSheet } from './write-sheet.ts';
