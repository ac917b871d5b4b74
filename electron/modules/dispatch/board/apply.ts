import type { Database } from '#electron/platform/db/index.ts';
import type { DispatchFact } from '../fact.ts';

/** A row of `person_states` is the last that was said of a person; any word ends a silence. */
export function applyToBoard(db: Database): (fact: DispatchFact) => void {
  const put = db.prepare(`
    INSERT INTO person_states
      (person_id, id, unit_id, status_id, since, reported_at, case_id, note, lng, lat, placed_at, silence)
    VALUES (@personId, @id, @unitId, @statusId, @at, @at, @caseId, @note, @lng, @lat, @placedAt, 'none')
    ON CONFLICT (person_id) DO UPDATE SET
      id = @id, unit_id = @unitId, since = iif(status_id = @statusId, since, @at), status_id = @statusId,
      reported_at = @at, case_id = @caseId, note = @note,
      lng = coalesce(@lng, lng), lat = coalesce(@lat, lat), placed_at = coalesce(@placedAt, placed_at),
      silence = 'none'`);
  const checkIn = db.prepare(
    "UPDATE person_states SET reported_at = ?, note = iif(? = '', note, ?), silence = 'none' WHERE person_id = ?",
  );
  const notice = db.prepare('UPDATE person_states SET silence = ? WHERE person_id = ?');
  return ({ kind, entity, at, payload }) => {
    switch (kind) {
      case 'PersonStatusSet.v1': {
        const { place, ...said } = payload;
        const where = { lng: place?.lng ?? null, lat: place?.lat ?? null, placedAt: place && at };
        put.run({ ...said, ...where, id: entity, at });
        break;
      }
      case 'PersonCheckedIn.v1':
        checkIn.run(at, payload.note, payload.note, payload.personId);
        break;
      case 'PersonSilenceNoticed.v1':
        notice.run(payload.level, payload.personId);
        break;
    }
  };
}
