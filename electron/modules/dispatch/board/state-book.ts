import type { Database } from '#electron/platform/db/index.ts';
import { MAX_PEOPLE, type PlaceText, type Silence } from '#shared/modules/dispatch/index.ts';

/** What was last said of a person. */
export interface PersonState {
  id: string;
  personId: string;
  unitId: string;
  statusId: string;
  since: number;
  reportedAt: number;
  caseId: string | null;
  note: string;
  /** Where the person was known to be, and when. */
  place: (PlaceText & { at: number }) | null;
  /** The level of silence that was noticed last. */
  silence: Silence;
}

interface Row extends Omit<PersonState, 'place'> {
  lng: number | null;
  lat: number | null;
  placedAt: number | null;
}

const COLUMNS = `id, person_id AS personId, unit_id AS unitId, status_id AS statusId, since, reported_at AS reportedAt,
  case_id AS caseId, note, lng, lat, placed_at AS placedAt, silence`;

/** Reads the board. */
export function stateBook(db: Database) {
  const one = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM person_states WHERE person_id = ?`);
  const all = db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM person_states ORDER BY person_id LIMIT ?`);
  return {
    find(personId: string): PersonState | null {
      const row = one.get(personId);
      return row ? stateOf(row) : null;
    },
    all: (): PersonState[] => all.all(MAX_PEOPLE).map(stateOf),
  };
}

function stateOf({ lng, lat, placedAt, ...row }: Row): PersonState {
  const place = lng === null || lat === null || placedAt === null ? null : { lng, lat, at: placedAt };
  return { ...row, place };
}

export type StateBook = ReturnType<typeof stateBook>;
