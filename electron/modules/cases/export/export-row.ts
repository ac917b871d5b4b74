import type { Territory } from '#electron/modules/territory/index.ts';
import type { SheetCell } from '#electron/platform/sheet/index.ts';
import { mask, maskWithin } from '#shared/kernel/personal.ts';
import type { SheetWords } from '#shared/kernel/sheet.ts';
import type { CaseState } from '#shared/modules/cases/index.ts';
import { localMinute } from '../local-day.ts';

/** What a row is said with. */
export interface RowWords {
  territory: Territory;
  words: SheetWords;
  english: boolean;
  /** Personal data as it is, not masked. */
  full: boolean;
}

interface Column {
  id: string;
  /** In characters. */
  width: number;
  cell(state: CaseState, with_: RowWords): SheetCell;
}

const time = (at: number | null) => (at === null ? null : localMinute(at));
const named = ({ english }: RowWords, item: { zh: string; en?: string } | null, code: string) =>
  item ? (english ? (item.en ?? item.zh) : item.zh) : code;
const coded = ({ words }: RowWords, field: string, code: string) => words[`${field}.${code}`] ?? code;
const free = ({ full }: RowWords, text: string | null) => (text === null || full ? text : maskWithin(text));

/** Columns of an exported list of cases, in their order; their headings are words of the screen. */
export const EXPORT_COLUMNS: readonly Column[] = [
  { id: 'number', width: 22, cell: (s) => s.number },
  { id: 'stage', width: 12, cell: (s, w) => coded(w, 'stage', s.stage) },
  { id: 'class', width: 18, cell: (s, w) => named(w, w.territory.classOf(s.classKey), s.classKey) },
  { id: 'classKey', width: 8, cell: (s) => s.classKey },
  { id: 'description', width: 50, cell: (s, w) => free(w, s.description) },
  { id: 'address', width: 30, cell: (s, w) => free(w, s.address) },
  {
    id: 'street',
    width: 14,
    cell: (s, w) => s.streetCode && named(w, w.territory.street(s.streetCode), s.streetCode),
  },
  { id: 'unit', width: 20, cell: (s, w) => s.unitId && named(w, w.territory.unit(s.unitId), s.unitId) },
  { id: 'source', width: 14, cell: (s, w) => named(w, sourceOf(w.territory, s.sourceCode), s.sourceCode) },
  { id: 'urgency', width: 10, cell: (s, w) => coded(w, 'urgency', s.urgency) },
  { id: 'reporterName', width: 10, cell: (s, w) => personOf(s.reporter?.name, 'name', w) },
  { id: 'reporterPhone', width: 14, cell: (s, w) => personOf(s.reporter?.phone, 'phone', w) },
  { id: 'registered', width: 17, cell: (s) => time(s.registeredAt) },
  { id: 'filed', width: 17, cell: (s) => time(s.filedAt) },
  { id: 'dispatched', width: 17, cell: (s) => time(s.dispatchedAt) },
  { id: 'disposed', width: 17, cell: (s) => time(s.disposedAt) },
  { id: 'closed', width: 17, cell: (s) => time(s.closedAt) },
  { id: 'supervision', width: 10, cell: (s, w) => coded(w, 'supervision', s.supervision) },
  { id: 'urged', width: 8, cell: (s) => s.urgedCount },
  { id: 'rework', width: 8, cell: (s) => s.reworkCount },
  { id: 'extended', width: 8, cell: (s) => s.extendedCount },
  { id: 'feedback', width: 40, cell: (s, w) => free(w, s.feedback) },
  { id: 'lng', width: 12, cell: (s) => s.location?.lng ?? null },
  { id: 'lat', width: 12, cell: (s) => s.location?.lat ?? null },
  { id: 'externalId', width: 18, cell: (s) => s.externalId },
];

const sourceOf = (territory: Territory, code: string) =>
  territory.parts.caseSources.find((source) => source.code === code) ?? null;

function personOf(
  value: string | null | undefined,
  kind: 'name' | 'phone',
  { full }: RowWords,
): string | null {
  if (value == null) return null;
  return full ? value : mask(kind, value);
}
