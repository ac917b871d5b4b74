import {
  type Calendars,
  type CaseMark,
  type CaseRow,
  type CaseState,
  type ClockLog,
  clockView,
  isFinal,
  readClock,
  type StageClockLog,
} from '#shared/modules/cases/index.ts';
import type { ClockReading } from '#shared/time/index.ts';
import { cellOf } from './place-cell.ts';

/** Sorts after every deadline: an open case that has none. Below it all values are UTC ms. */
export const NO_DUE = 4_000_000_000_000_000;
/** Added to the day of review: what is paused stands last. */
export const PAUSED_DUE = 5_000_000_000_000_000;

/** Columns of `cases` after `seq`, in the order in which they are bound. */
export const COLUMNS = [
  'id',
  'version',
  'number',
  'class_key',
  'code_set',
  'source_code',
  'description',
  'address',
  'street_code',
  'lng',
  'lat',
  'origin',
  'cell',
  'urgency',
  'component_code',
  'reporter_name',
  'reporter_phone',
  'occurred_at',
  'stage',
  'open',
  'area_class',
  'condition',
  'source_system',
  'external_id',
  'import_digest',
  'caused_by',
  'registered_at',
  'filed_at',
  'dispatched_at',
  'accepted_at',
  'disposed_at',
  'closed_at',
  'changed_at',
  'unit_id',
  'dispatched_to',
  'feedback',
  'verification',
  'last_check',
  'end_reason',
  'pending',
  'supervision',
  'supervision_text',
  'supervision_reply',
  'urged_count',
  'rework_count',
  'extended_count',
  'photos',
  'clock_events',
  'overall_warn_at',
  'overall_due_at',
  'stage_warn_at',
  'stage_due_at',
  'sort_due',
  'sort_warn',
  'annex',
] as const;

export type Cell = string | number | null;
export type StoredCase = Record<(typeof COLUMNS)[number], Cell> & { seq: number };

const json = (value: unknown): string | null =>
  value === null || (Array.isArray(value) && value.length === 0) ? null : JSON.stringify(value);
const parsed = <T>(text: Cell, otherwise: T): T => (text === null ? otherwise : JSON.parse(text as string));

/** What a case's row holds, in the order of {@link COLUMNS}. Deadlines are derived from the clocks' logs. */
export function valuesOf(s: CaseState, calendars: Calendars): Cell[] {
  const overall = readClock(s.overall, calendars);
  const stage = readClock(s.stageClock, calendars);
  const { location, reporter } = s;
  return [
    s.id,
    s.version,
    s.number,
    s.classKey,
    s.codeSet,
    s.sourceCode,
    s.description,
    s.address,
    s.streetCode,
    location?.lng ?? null,
    location?.lat ?? null,
    location?.origin ?? null,
    location && cellOf(location),
    s.urgency,
    s.componentCode,
    reporter?.name ?? null,
    reporter?.phone ?? null,
    s.occurredAt,
    s.stage,
    isFinal(s.stage) ? 0 : 1,
    s.areaClass,
    json(s.condition),
    s.sourceSystem,
    s.externalId,
    s.importDigest,
    s.causedBy,
    s.registeredAt,
    s.filedAt,
    s.dispatchedAt,
    s.acceptedAt,
    s.disposedAt,
    s.closedAt,
    s.changedAt,
    s.unitId,
    json(s.dispatchedTo),
    s.feedback,
    json(s.verification),
    json(s.lastCheck),
    s.endReason,
    json(s.pending),
    s.supervision,
    s.supervisionText,
    s.supervisionReply,
    s.urgedCount,
    s.reworkCount,
    s.extendedCount,
    json(s.photos),
    JSON.stringify([s.overall, s.stageClock, s.parked]),
    overall?.warnAt ?? null,
    overall?.dueAt ?? null,
    stage?.warnAt ?? null,
    stage?.dueAt ?? null,
    sortDue(s, overall, stage),
    sortWarn(s, overall, stage),
    Object.keys(s.annex).length === 0 ? null : JSON.stringify(s.annex),
  ];
}

/** Time to breach: the earlier of both deadlines; then cases without one; then paused ones by their day of review. */
function sortDue(s: CaseState, overall: ClockReading | null, stage: ClockReading | null): number {
  if (isFinal(s.stage)) return 0;
  if (s.stage === 'suspended') return PAUSED_DUE + (s.pending?.reviewAt ?? s.changedAt);
  return Math.min(overall?.dueAt ?? NO_DUE, stage?.dueAt ?? NO_DUE);
}

function sortWarn(s: CaseState, overall: ClockReading | null, stage: ClockReading | null): number {
  if (isFinal(s.stage) || s.stage === 'suspended') return NO_DUE;
  return Math.min(overall?.warnAt ?? NO_DUE, stage?.warnAt ?? NO_DUE);
}

export function stateOf(row: StoredCase): CaseState {
  const [overall, stageClock, parked] = parsed<[ClockLog | null, StageClockLog | null, StageClockLog | null]>(
    row.clock_events,
    [null, null, null],
  );
  const text = (column: (typeof COLUMNS)[number]) => row[column] as string;
  const maybe = (column: (typeof COLUMNS)[number]) => row[column] as string | null;
  const number = (column: (typeof COLUMNS)[number]) => row[column] as number;
  const moment = (column: (typeof COLUMNS)[number]) => row[column] as number | null;
  return {
    id: text('id'),
    version: number('version'),
    number: text('number'),
    classKey: text('class_key'),
    codeSet: text('code_set'),
    sourceCode: text('source_code'),
    description: text('description'),
    address: text('address'),
    streetCode: maybe('street_code'),
    location:
      row.lng === null ? null : { lng: number('lng'), lat: number('lat'), origin: text('origin') as 'wgs84' },
    urgency: text('urgency') as CaseState['urgency'],
    componentCode: maybe('component_code'),
    reporter:
      row.reporter_name === null && row.reporter_phone === null
        ? null
        : { name: maybe('reporter_name'), phone: maybe('reporter_phone') },
    occurredAt: moment('occurred_at'),
    stage: text('stage') as CaseState['stage'],
    areaClass: maybe('area_class') as CaseState['areaClass'],
    condition: parsed(row.condition, null),
    sourceSystem: maybe('source_system'),
    externalId: maybe('external_id'),
    importDigest: maybe('import_digest'),
    causedBy: maybe('caused_by'),
    registeredAt: number('registered_at'),
    filedAt: moment('filed_at'),
    dispatchedAt: moment('dispatched_at'),
    acceptedAt: moment('accepted_at'),
    disposedAt: moment('disposed_at'),
    closedAt: moment('closed_at'),
    changedAt: number('changed_at'),
    unitId: maybe('unit_id'),
    dispatchedTo: parsed(row.dispatched_to, []),
    feedback: maybe('feedback'),
    verification: parsed(row.verification, null),
    lastCheck: parsed(row.last_check, null),
    endReason: maybe('end_reason'),
    pending: parsed(row.pending, null),
    supervision: text('supervision') as CaseState['supervision'],
    supervisionText: maybe('supervision_text'),
    supervisionReply: maybe('supervision_reply'),
    urgedCount: number('urged_count'),
    reworkCount: number('rework_count'),
    extendedCount: number('extended_count'),
    photos: parsed(row.photos, []),
    overall,
    stageClock,
    parked,
    annex: parsed(row.annex, {}),
  };
}

/** What the queue marks a case with, beside its counts. */
function marksOf({ annex }: CaseState): CaseMark[] {
  const marks: Record<CaseMark, boolean> = {
    listed:
      annex.supervisions?.some(({ level, liftedAt }) => level === 'listed' && liftedAt === null) ?? false,
    emergency: annex.emergency !== undefined,
    fixFirst: annex.fixFirst !== undefined,
    selfHandled: annex.selfHandled !== undefined,
    whistle: annex.whistles?.some(({ calls }) => calls.some(({ arrivedAt }) => arrivedAt === null)) ?? false,
    linked: (annex.links?.length ?? 0) > 0,
  };
  return (Object.keys(marks) as CaseMark[]).filter((mark) => marks[mark]);
}

/** The line of the queue that a state gives. */
export function caseRow(s: CaseState, calendars: Calendars): CaseRow {
  return {
    id: s.id,
    number: s.number,
    classKey: s.classKey,
    description: s.description,
    address: s.address,
    streetCode: s.streetCode,
    unitId: s.unitId,
    sourceCode: s.sourceCode,
    urgency: s.urgency,
    stage: s.stage,
    clocks: {
      overall: clockView(readClock(s.overall, calendars)),
      stage: clockView(readClock(s.stageClock, calendars)),
    },
    supervision: s.supervision,
    urgedCount: s.urgedCount,
    reworkCount: s.reworkCount,
    extendedCount: s.extendedCount,
    photoCount: s.photos.length,
    pending: s.pending,
    marks: marksOf(s),
    registeredAt: s.registeredAt,
    closedAt: s.closedAt,
    version: s.version,
  };
}
