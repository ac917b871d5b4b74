import {
  columnsOf,
  compileClass,
  compileCode,
  compilePlace,
  compileText,
  compileTimes,
  compileUnit,
  lookUp,
  type MappedTimes,
  type MappingLookups,
  normalKey,
  normalTable,
  type RowError,
  type RowFlag,
  rowError,
} from '#shared/modules/imports/index.ts';
import { isTicketFinal } from './stages.ts';
import type { ImportedTicket } from './ticket-facts.ts';
import type { TicketMapping } from './ticket-mapping.ts';

/** A row of a hotline's export as a ticket; clocks are filled in from the district. Times are UTC ms. */
export interface MappedTicket extends Omit<ImportedTicket, 'starts' | 'calendar' | 'digest'> {
  dueAt: number | null;
}
export type MappedTicketRow =
  | { row: MappedTicket; flags: readonly RowFlag[] }
  | { errors: readonly RowError[] };

/** Longest texts that a ticket takes; beyond them a text is cut, not refused. */
const MAX = { number: 60, text: 2000, address: 300, name: 40, phone: 30, remark: 500 };

/** Every column that the mapping reads, once. */
export function ticketColumnsOf({ fields }: TicketMapping): string[] {
  const { point } = fields;
  const single = [
    fields.number,
    fields.receivedAt,
    fields.repliedAt,
    fields.endedAt,
    fields.dueAt,
    fields.channel,
    fields.kind,
    fields.urgency,
    fields.status,
    fields.street,
    fields.reporterName,
    fields.reporterPhone,
    fields.confidential,
    fields.unit,
    fields.satisfaction,
    fields.remark,
  ].flatMap((field) => field?.column ?? []);
  const texts = [fields.text, fields.address, fields.result].flatMap((text) => (text ? columnsOf(text) : []));
  const points = point ? ('lngColumn' in point ? [point.lngColumn, point.latColumn] : [point.column]) : [];
  return [...new Set([...single, ...texts, ...(fields.class?.columns ?? []), ...points])];
}

/**
 * Compiles a mapping for the columns of a file into a function from cells to a ticket or to all that is wrong with the
 * row. Pure and total: no text makes it throw. A column that the file lacks reads as empty.
 * @throws Error when the mapping's time rules are not readable.
 */
export function compileTicketMapping(
  mapping: TicketMapping,
  columns: readonly string[],
  lookups: MappingLookups,
): (cells: readonly string[]) => MappedTicketRow {
  const { fields, time, format } = mapping;
  const indexOf = (column: string) => columns.indexOf(column);
  const cellOf = (column: string | undefined) => {
    const index = column === undefined ? -1 : indexOf(column);
    return (cells: readonly string[]) => (cells[index] ?? '').trim();
  };
  const textOf = (source: TicketMapping['fields']['address']) =>
    source ? compileText(source, indexOf) : () => '';
  const { receivedAt: reportedAt, dueAt } = fields;
  const timesOf = compileTimes(
    { time, format, fields: { reportedAt, closedAt: fields.endedAt, dueAt } },
    cellOf,
  );
  const replyOf = compileTimes({ time, format, fields: { reportedAt, closedAt: fields.repliedAt } }, cellOf);
  const numberOf = cellOf(fields.number.column);
  const words = textOf(fields.text);
  const address = textOf(fields.address);
  const resultOf = textOf(fields.result);
  const channelOf = compileCode(fields.channel, cellOf, null);
  const kindOf = compileCode(fields.kind, cellOf, null);
  const urgencyOf = compileCode(fields.urgency, cellOf, null);
  const stageOf = compileCode(fields.status, cellOf, 'statusFallback');
  const classOf = fields.class
    ? compileClass({ ...fields.class, fallback: null }, cellOf, lookups)
    : () => null;
  const placeOf = compilePlace(fields, cellOf, lookups);
  const unitOf = compileUnit(fields.unit, cellOf, lookups);
  const nameOf = cellOf(fields.reporterName?.column);
  const phoneOf = cellOf(fields.reporterPhone?.column);
  const yes = new Set((fields.confidential?.yes ?? []).map(normalKey));
  const confidentialOf = cellOf(fields.confidential?.column);
  const answers = normalTable(fields.satisfaction?.table ?? {});
  const answerOf = cellOf(fields.satisfaction?.column);
  const remarkOf = cellOf(fields.remark?.column);

  return (cells) => {
    const errors: RowError[] = [];
    const flags: RowFlag[] = [];
    const number = numberOf(cells);
    if (number === '') errors.push(rowError('empty', fields.number.column, ''));
    if (number.length > MAX.number) errors.push(rowError('tooLong', fields.number.column, number));
    const text = words(cells);
    if (text === '') errors.push(rowError('empty', columnsOf(fields.text)[0] ?? '', ''));
    const times = timesOf(cells, errors);
    // What is wrong with the time of receipt is said once.
    const reply = times && replyOf(cells, errors);
    const place = placeOf(cells, errors, flags);
    if (errors.length > 0 || !times) return { errors };

    const life = lifeOf(stageOf(cells, flags) ?? fields.status.fallback, times, reply, flags);
    const row: MappedTicket = {
      sourceSystem: mapping.source,
      number,
      channel: channelOf(cells, flags) ?? fields.channel.fallback,
      kind: kindOf(cells, flags) ?? fields.kind.fallback,
      urgency: urgencyOf(cells, flags) ?? fields.urgency.fallback,
      text: cut(text, MAX.text),
      address: cut(address(cells), MAX.address),
      streetCode: place.streetCode,
      location: place.location,
      classKey: classOf(cells, flags),
      reporter: reporterOf(nameOf(cells), phoneOf(cells)),
      confidential: yes.has(normalKey(confidentialOf(cells))),
      remark: cut(remarkOf(cells), MAX.remark) || null,
      receivedAt: times.reportedAt,
      dueAt: times.dueAt,
      ...life,
      unitId: unitOf(cells, flags),
      signedAt: null,
      result: cut(resultOf(cells), MAX.text) || null,
      satisfaction: life.stage === 'archived' ? lookUp(answers, answerOf(cells)) : null,
    };
    return { row, flags };
  };
}

/** Where the ticket stands, and when it was answered and ended. An export that knows only one end means the reply by it. */
function lifeOf(
  stage: MappedTicket['stage'],
  { reportedAt, closedAt }: MappedTimes,
  reply: MappedTimes | null,
  flags: RowFlag[],
): Pick<MappedTicket, 'stage' | 'repliedAt' | 'endedAt'> {
  const ended = isTicketFinal(stage);
  if (ended && closedAt === null) flags.push('closedAtMissing');
  const repliedAt = reply?.closedAt ?? null;
  const isReplied = stage === 'to_revisit' || stage === 'archived';
  return {
    stage,
    repliedAt: isReplied ? (repliedAt ?? closedAt ?? reportedAt) : null,
    endedAt: ended ? (closedAt ?? repliedAt ?? reportedAt) : null,
  };
}

function reporterOf(nameCell: string, phoneCell: string): MappedTicket['reporter'] {
  const name = cut(nameCell, MAX.name) || null;
  const phone = cut(phoneCell, MAX.phone) || null;
  return name || phone ? { name, phone } : null;
}

/** Cuts without leaving half a character, which a database would store as another one. */
function cut(text: string, max: number): string {
  return text.length > max ? text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '') : text;
}
