import type { Database } from '#electron/platform/db/index.ts';
import { actorOf, type Session } from '#electron/platform/door/index.ts';
import type { Ledger } from '#electron/platform/facts/index.ts';
import { newId } from '#shared/kernel/id.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import {
  MAX_SAVED_VIEWS,
  type NewView,
  type SavedView,
  savedViewSchema,
} from '#shared/modules/cases/index.ts';
import type { ViewFacts } from './store.ts';

interface Row {
  id: string;
  name: string;
  personId: string;
  sharedWith: string | null;
  queue: string;
}

const COLUMNS = 'id, name, person_id AS personId, shared_with AS sharedWith, queue';

/** Queues that people named: each person's own, and those shared with a post. */
export function savedViews(deps: { db: Database; ledger: Ledger; postExists(id: string): boolean }) {
  const { db, ledger, postExists } = deps;
  const ofPerson = db.prepare(
    `SELECT ${COLUMNS} FROM case_views INDEXED BY case_views_of_person WHERE person_id = ? AND shared_with IS NULL ORDER BY saved_at LIMIT ${MAX_SAVED_VIEWS}`,
  );
  const ofPost = db.prepare(
    `SELECT ${COLUMNS} FROM case_views INDEXED BY case_views_of_post WHERE shared_with = ? ORDER BY saved_at LIMIT ${MAX_SAVED_VIEWS}`,
  );
  const byPersonShared = db.prepare(
    `SELECT ${COLUMNS} FROM case_views INDEXED BY case_views_of_person WHERE person_id = ? AND shared_with IS NOT NULL ORDER BY saved_at LIMIT ${MAX_SAVED_VIEWS}`,
  );
  const byId = db.prepare(`SELECT ${COLUMNS} FROM case_views WHERE id = ?`);

  const who = ({ signedIn }: Session) => signedIn?.personId ?? '';
  const append = <K extends keyof ViewFacts>(
    session: Session,
    kind: K,
    entity: string,
    payload: ViewFacts[K],
  ) =>
    ledger.write({ actor: actorOf(session) }, (writer) => {
      writer.append({ kind, entity, payload });
    });

  function list(session: Session): SavedView[] {
    const own = ofPerson.all(who(session)) as Row[];
    const shared = ofPost.all(session.signedIn?.postId ?? '') as Row[];
    // Who shared a view with another post still sees it, to take it away.
    const given = (byPersonShared.all(who(session)) as Row[]).filter(
      ({ id }) => !shared.some((one) => one.id === id),
    );
    return [...own, ...shared, ...given].flatMap(({ personId, queue, ...row }) => {
      const read = savedViewSchema.safeParse({
        ...row,
        ...JSON.parse(queue),
        own: personId === who(session),
      });
      // A view may name what a later version no longer knows; it stands in the log, and is not offered.
      return read.success ? [read.data] : [];
    });
  }

  /** @throws Refusal `view.tooMany` {limit}, `view.nameTaken` {name}, `view.unknownPost` */
  function save(session: Session, view: NewView, sharedWith: string | null): { id: string } {
    if (sharedWith !== null && !postExists(sharedWith)) throw new Refusal('view.unknownPost');
    const beside = (sharedWith === null ? ofPerson.all(who(session)) : ofPost.all(sharedWith)) as Row[];
    if (beside.length >= MAX_SAVED_VIEWS) throw new Refusal('view.tooMany', { limit: MAX_SAVED_VIEWS });
    if (beside.some(({ name }) => name === view.name))
      throw new Refusal('view.nameTaken', { name: view.name });
    const id = newId();
    append(session, 'CaseViewSaved.v1', id, { ...view, personId: who(session), sharedWith });
    return { id };
  }

  /** @throws Refusal `view.unknown`, `view.notYours` */
  function remove(session: Session, id: string): void {
    const row = byId.get(id) as Row | undefined;
    if (!row) throw new Refusal('view.unknown');
    if (row.personId !== who(session)) throw new Refusal('view.notYours');
    append(session, 'CaseViewRemoved.v1', id, {});
  }

  return { list, save, remove };
}
