import type { Territory } from '#electron/modules/territory/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import {
  type Calendars,
  type CaseState,
  foldText,
  isFinal,
  type SearchResult,
} from '#shared/modules/cases/index.ts';
import type { CaseFinder } from '../find-case.ts';
import { caseRow } from '../row.ts';
import { queryOf } from '../search-text.ts';

type Hit = SearchResult['hits'][number];
type Found = { state: CaseState; by: Hit['by'] };

/** Rows that a text search reads at most to find true hits. */
const MAX_CANDIDATES = 400;
const MAX_HIGHLIGHTS = 20;
const FIELDS = ['number', 'description', 'address'] as const;

/** Where the needles stand in the row's texts. */
export function highlightsOf(state: CaseState, needles: readonly string[]): Hit['highlights'] {
  const marks: Hit['highlights'] = [];
  for (const field of FIELDS) {
    const folded = foldText(state[field]);
    for (const needle of needles) {
      for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
        if (marks.length < MAX_HIGHLIGHTS) marks.push({ field, start: at, end: at + needle.length });
      }
    }
  }
  return marks;
}

function holdsAll(state: CaseState, needles: readonly string[]): boolean {
  const texts = FIELDS.map((field) => foldText(state[field]));
  return needles.every((needle) => texts.some((text) => text.includes(needle)));
}

/** Open cases first, the soonest deadline in front; then the newest. */
function byUrgency(a: Found, b: Found): number {
  const ended = Number(isFinal(a.state.stage)) - Number(isFinal(b.state.stage));
  return ended || b.state.registeredAt - a.state.registeredAt;
}

/**
 * Finds cases by one text: number or external id (whole, its beginning, the number's end), phone (whole, beginning,
 * last four), words of one and more characters. Bounded however common the words are: of many hits the latest
 * entered are looked at.
 */
export function caseSearcher(db: Database, cases: CaseFinder, territory: Territory, calendars: Calendars) {
  const text = db.prepare('SELECT rowid FROM case_text WHERE case_text MATCH ? ORDER BY rowid DESC').pluck();
  const numbers = db
    .prepare('SELECT seq FROM cases INDEXED BY cases_by_number WHERE number >= ? AND number < ? LIMIT ?')
    .pluck();
  const externals = db
    .prepare(
      'SELECT seq FROM cases INDEXED BY cases_by_external WHERE external_id >= ? AND external_id < ? LIMIT ?',
    )
    .pluck();
  const phones = db.prepare('SELECT seq FROM case_phones WHERE phone >= ? AND phone < ? LIMIT ?').pluck();
  const tails = db
    .prepare(
      'SELECT seq FROM case_phones INDEXED BY case_phones_by_tail WHERE tail = ? ORDER BY seq DESC LIMIT ?',
    )
    .pluck();

  function take(found: Map<number, Found>, seqs: unknown[], by: Hit['by']): void {
    for (const seq of seqs as number[]) {
      const state = found.has(seq) ? null : cases.bySeq(seq);
      if (state) found.set(seq, { state, by });
    }
  }

  function byText(
    found: Map<number, Found>,
    match: string,
    needles: readonly string[],
    limit: number,
  ): boolean {
    let read = 0;
    let hits = 0;
    for (const seq of text.iterate(match) as IterableIterator<number>) {
      if (hits >= limit || read >= MAX_CANDIDATES) return true;
      read += 1;
      const state = cases.bySeq(seq);
      if (!state || !holdsAll(state, needles)) continue;
      hits += 1;
      if (!found.has(seq)) found.set(seq, { state, by: 'text' });
    }
    return false;
  }

  return (input: { text: string; limit: number }): SearchResult => {
    const { limit } = input;
    const { match, needles } = queryOf(input.text);
    const found = new Map<number, Found>();
    const code = input.text.trim().toUpperCase();
    if (/^[0-9A-Z][0-9A-Z_-]{2,}$/.test(code)) {
      take(found, numbers.all(code, `${code}~`, limit), 'number');
      const id = input.text.trim();
      take(found, externals.all(id, `${id}~`, limit), 'externalId');
    }
    const digits = /^[\d\s-]+$/.test(input.text) ? input.text.replace(/\D/g, '') : '';
    if (digits.length === 4) take(found, tails.all(digits, limit), 'phone');
    if (digits.length >= 5) take(found, phones.all(digits, `${digits}~`, limit), 'phone');
    // More than is shown, so that the urgent ones among them stand in front.
    const more = match !== null && byText(found, match, needles, limit * 4);

    const hits = [...found.values()].sort(byUrgency);
    return {
      hits: hits.slice(0, limit).map(({ state, by }) => ({
        row: caseRow(state, calendars),
        by,
        highlights: highlightsOf(state, needles),
        phone: by === 'phone' ? (state.reporter?.phone ?? null) : null,
      })),
      more: more || hits.length > limit,
      names: territory
        .findNames(input.text, 8)
        .flatMap(({ kind, id, zh }) => (kind === 'community' ? [] : [{ kind, id, zh }])),
    };
  };
}
