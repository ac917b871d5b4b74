import {
  type AreaClass,
  type CaseSource,
  type CaseStage,
  type ClassSuggestion,
  type CodeSet,
  type Community,
  classKeyOf,
  type DispatchRules,
  districtOf,
  type FilingCondition,
  type MinorClass,
  type OperationRules,
  type Person,
  type PersonStatus,
  type Phrase,
  type Point,
  type Post,
  type Profile,
  type Responsibility,
  type ResponsibilityRow,
  type RoadMap,
  resolveFilingConditions,
  resolveResponsibility,
  type StageLimit,
  type StreetMap,
  stageLimitOf,
  suggestClasses,
  type TicketLimit,
  type TicketRules,
  type Township,
  type Unit,
  type Urgency,
  type Vertical,
} from '#shared/modules/territory/index.ts';
import { type FoundName, NameIndex } from './find-names.ts';

/** What a load gives: checked rows, in the order of their files. */
export interface TerritoryParts {
  profile: Profile;
  /** The profile as its file says it, whatever the bureau has published since. */
  shippedProfile: Profile;
  codeSet: CodeSet | null;
  streets: readonly Township[];
  communities: readonly Community[];
  streetMap: StreetMap | null;
  roadMap: RoadMap | null;
  units: readonly Unit[];
  persons: readonly Person[];
  phrases: readonly Phrase[];
  responsibility: readonly ResponsibilityRow[];
  conditions: readonly FilingCondition[];
  stageLimits: readonly StageLimit[];
  posts: readonly Post[];
  caseSources: readonly CaseSource[];
  ticketLimits: readonly TicketLimit[];
  ticketRules: TicketRules | null;
  statuses: readonly PersonStatus[];
  dispatch: DispatchRules | null;
  operations: OperationRules;
  verticals: readonly Vertical[];
  /** sha256 (hex) of every file read, by its path below the resources folder. */
  versions: ReadonlyMap<string, string>;
}

const byKey = <R>(rows: readonly R[], keyOf: (row: R) => string) =>
  new Map(rows.map((row) => [keyOf(row), row]));

/** Look-ups by code over one load. */
function indexOf(parts: TerritoryParts) {
  return {
    classes: byKey(parts.codeSet?.classes ?? [], ({ kind, code }) => classKeyOf(kind, code)),
    streets: byKey(parts.streets, (row) => row.code),
    communities: byKey(parts.communities, (row) => row.code),
    units: byKey(parts.units, (row) => row.id),
    persons: byKey(parts.persons, (row) => row.id),
    posts: byKey(parts.posts, (row) => row.id),
  };
}

/**
 * A district in memory: its rows, look-ups by code, and the questions a case asks of them. When another version of a
 * rule set comes into force it is replaced as a whole, so ask it each time and keep none of its rows.
 */
export class Territory {
  #parts: Readonly<TerritoryParts>;
  #index: ReturnType<typeof indexOf>;
  #names: NameIndex | null = null;

  constructor(parts: TerritoryParts) {
    this.#parts = parts;
    this.#index = indexOf(parts);
  }

  get parts(): Readonly<TerritoryParts> {
    return this.#parts;
  }

  /** From here on it answers with what another load gave. */
  replaceBy(other: Territory): void {
    this.#parts = other.#parts;
    this.#index = other.#index;
    this.#names = null;
  }

  get profile(): Profile {
    return this.parts.profile;
  }

  classOf(classKey: string): MinorClass | null {
    return this.#index.classes.get(classKey) ?? null;
  }

  street(code: string): Township | null {
    return this.#index.streets.get(code) ?? null;
  }

  community(code: string): Community | null {
    return this.#index.communities.get(code) ?? null;
  }

  unit(id: string): Unit | null {
    return this.#index.units.get(id) ?? null;
  }

  person(id: string): Person | null {
    return this.#index.persons.get(id) ?? null;
  }

  post(id: string): Post | null {
    return this.#index.posts.get(id) ?? null;
  }

  /** The street whose outline holds the point (WGS-84); null outside, or where the profile has no outlines. */
  streetAt(point: Point): Township | null {
    const code = this.parts.streetMap && districtOf(this.parts.streetMap, point);
    return code === null ? null : this.street(code);
  }

  /** The unit that answers for the class in the street, with the row that says so. */
  responsible(classKey: string, streetCode: string): Responsibility | null {
    return resolveResponsibility(this.parts.responsibility, { classKey, streetCode });
  }

  /** Filing conditions for the class, most specific first. */
  filingConditions(classKey: string, areaClass?: AreaClass, urgency?: Urgency): FilingCondition[] {
    return resolveFilingConditions(this.parts.conditions, classKey, areaClass, urgency);
  }

  stageLimit(stage: CaseStage, urgency: Urgency = 'normal'): StageLimit | null {
    return stageLimitOf(this.parts.stageLimits, stage, urgency);
  }

  suggestClasses(text: string, max: number): ClassSuggestion[] {
    return this.parts.codeSet ? suggestClasses(this.parts.codeSet, text, max) : [];
  }

  /** Classes, streets, communities and units by Chinese text, pinyin or initials; see {@link NameIndex.find}. */
  findNames(query: string, max: number): FoundName[] {
    this.#names ??= new NameIndex([
      ...[...this.#index.classes].map(([id, { zh }]) => ({ kind: 'class' as const, id, zh })),
      ...this.parts.streets.map(({ code, zh }) => ({ kind: 'street' as const, id: code, zh })),
      ...this.parts.units.map(({ id, zh }) => ({ kind: 'unit' as const, id, zh })),
      ...this.parts.communities.map(({ code, zh }) => ({ kind: 'community' as const, id: code, zh })),
    ]);
    return this.#names.find(query, max);
  }
}
