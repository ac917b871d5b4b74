import type { Territory } from '#electron/modules/territory/index.ts';
import type { FactReader } from '#electron/platform/facts/index.ts';
import type { TimelineEntry } from '#shared/modules/cases/index.ts';
import type { CaseFinder } from '../find-case.ts';

type Params = TimelineEntry['params'];

/** What a time line may say of a payload: these fields and nothing else, so that no personal data slips in. */
const SAID = [
  'reason',
  'comment',
  'note',
  'text',
  'opinion',
  'reply',
  'feedback',
  'instruction',
  'purpose',
  'field',
  'unitId',
  'approved',
  'passed',
  'found',
  'rework',
  'reviewAt',
  'number',
  'sourceSystem',
  'stage',
  'cause',
  'address',
  'urgency',
  'emergency',
  'level',
  'replyBy',
  'finding',
  'count',
  'otherNumber',
  'relation',
  'matter',
  'arrived',
  'costFen',
  'estimateFen',
  'step',
] as const;

/** Who stands behind a fact's actor. */
export function actorView(actor: string, territory: Territory): TimelineEntry['actor'] {
  const [kind = 'system', rest = ''] = actor.split(/:(.*)/s);
  if (kind !== 'person') return { kind: kindOf(kind), id: rest || kind, name: null, postId: null };
  const [id = '', postId = null] = rest.split('/');
  return { kind: 'person', id, name: territory.person(id)?.name ?? null, postId };
}

function kindOf(kind: string): TimelineEntry['actor']['kind'] {
  return kind === 'policy' || kind === 'import' || kind === 'device' || kind === 'window' ? kind : 'system';
}

function paramsOf(payload: Record<string, unknown>): Params {
  const params: Params = {};
  for (const name of SAID) {
    const value = payload[name];
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      params[name] = value;
  }
  const { move, by, condition, photo, unitIds, children } = payload as {
    unitIds?: string[];
    children?: { number: string }[];
    move?: { to: string };
    by?: { value: number; unit: string };
    condition?: { condition: string; limit: { value: number; unit: string } } | null;
    photo?: { hash: string; kind: string };
  };
  if (move) params.to = move.to;
  if (by) Object.assign(params, { value: by.value, unit: by.unit });
  if (condition) {
    Object.assign(params, {
      condition: condition.condition,
      value: condition.limit.value,
      unit: condition.limit.unit,
    });
  }
  if (unitIds) params.unitIds = unitIds.join(' ');
  if (children) params.numbers = children.map(({ number }) => number).join(' ');
  if (photo) Object.assign(params, { hash: photo.hash, photoKind: photo.kind });
  return params;
}

/** The facts of a case, oldest first, at most 1000. */
export function timelineGetter(cases: CaseFinder, facts: FactReader, territory: Territory) {
  return (id: string): TimelineEntry[] => {
    cases.state(id);
    return facts.ofEntity(id, 1000).map((fact) => ({
      factId: fact.id,
      kind: fact.kind,
      at: fact.at,
      actor: actorView(fact.actor, territory),
      params: paramsOf(fact.payload as Record<string, unknown>),
      causedBy: fact.causedBy,
    }));
  };
}
