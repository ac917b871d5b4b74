import { actorOf, type Session } from '#electron/platform/door/index.ts';
import { newId } from '#shared/kernel/id.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { type BoardPerson, silenceLimits } from '#shared/modules/dispatch/index.ts';
import type { Person, PersonStatus } from '#shared/modules/territory/index.ts';
import { appendDispatch } from '../append.ts';
import type { DispatchDeps } from '../deps.ts';
import { whoAsks } from '../seat.ts';
import type { PersonState, StateBook } from './state-book.ts';

/** Who of the squads and units is where, doing what, and when they were last heard of. */
export class Board {
  readonly #deps: DispatchDeps;
  readonly #states: StateBook;

  constructor(deps: DispatchDeps, states: StateBook) {
    this.#deps = deps;
    this.#states = states;
  }

  read() {
    const { cases } = this.#deps;
    const people = this.#members();
    const states = new Map(this.#states.all().map((state) => [state.personId, state]));
    const unitIds = [...new Set(people.map(({ unit }) => unit))];
    return {
      statuses: [...this.#deps.territory.parts.statuses],
      people: people.map((person) => this.#view(person, states.get(person.id) ?? null)),
      units: unitIds.map((unitId) => ({ unitId, ...cases.unitWork.load(unitId) })),
    };
  }

  /** @throws Refusal `dispatch.unknownPerson`, `dispatch.unknownStatus`, `case.unknown`, `door.notPermitted` */
  set(
    session: Session,
    said: { personId: string; statusId: string; caseId: string | null; note: string },
  ): BoardPerson {
    const { ledger, cases } = this.#deps;
    const person = this.#mayReport(session, said.personId);
    const status = this.#status(said.statusId);
    if (!status) throw new Refusal('dispatch.unknownStatus', { status: said.statusId });
    const atCase = said.caseId === null ? null : cases.state(said.caseId).location;
    const place = status.atCase && atCase ? { lng: atCase.lng, lat: atCase.lat } : null;
    const id = this.#states.find(person.id)?.id ?? newId();
    ledger.write({ actor: actorOf(session) }, (writer) =>
      appendDispatch(writer, 'PersonStatusSet.v1', id, { ...said, unitId: person.unit, place }),
    );
    return this.#view(person, this.#states.find(person.id));
  }

  /** @throws Refusal `dispatch.unknownPerson`, `dispatch.noStatusYet`, `door.notPermitted` */
  checkIn(session: Session, { personId, note }: { personId: string; note: string }): BoardPerson {
    const person = this.#mayReport(session, personId);
    const state = this.#states.find(personId);
    if (!state) throw new Refusal('dispatch.noStatusYet', { person: person.name });
    this.#deps.ledger.write({ actor: actorOf(session) }, (writer) =>
      appendDispatch(writer, 'PersonCheckedIn.v1', state.id, { personId, note }),
    );
    return this.#view(person, this.#states.find(personId));
  }

  /** Those whose post reports a status and does not manage those of others: the field. */
  #members(): Person[] {
    const { parts } = this.#deps.territory;
    const field = new Set(
      parts.posts
        .filter(
          ({ permissions }) =>
            permissions.includes('status.report') && !permissions.includes('status.manage'),
        )
        .map(({ id }) => id),
    );
    return parts.persons.filter(({ posts }) => posts.some((post) => field.has(post)));
  }

  #mayReport(session: Session, personId: string): Person {
    const me = whoAsks(session);
    if (me.personId !== personId && !me.permissions.has('status.manage'))
      throw new Refusal('door.notPermitted', { permission: 'status.manage' });
    const person = this.#members().find(({ id }) => id === personId);
    if (!person) throw new Refusal('dispatch.unknownPerson', { person: personId });
    return person;
  }

  #status(id: string): PersonStatus | null {
    return this.#deps.territory.parts.statuses.find((status) => status.id === id) ?? null;
  }

  #view(person: Person, state: PersonState | null): BoardPerson {
    const status = state && this.#status(state.statusId);
    return {
      personId: person.id,
      personName: person.name,
      unitId: person.unit,
      statusId: state?.statusId ?? null,
      since: state?.since ?? null,
      reportedAt: state?.reportedAt ?? null,
      ...silenceLimits(status, state?.reportedAt ?? null),
      caseId: state?.caseId ?? null,
      caseNumber: state?.caseId ? this.#deps.cases.state(state.caseId).number : null,
      note: state?.note ?? '',
    };
  }
}
