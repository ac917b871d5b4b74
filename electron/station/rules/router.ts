import {
  baseContent,
  type RuleSets,
  type RuleVersion,
  type StoredDraft,
  type Territory,
} from '#electron/modules/territory/index.ts';
import { actorOf, doorFor, type Session } from '#electron/platform/door/index.ts';
import type { Ledger } from '#electron/platform/facts/index.ts';
import type { LiveHub } from '#electron/platform/live/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import {
  MAX_RULE_CHARS,
  type PastCase,
  RULE_KINDS,
  type RuleContent,
  type RuleKind,
  rulesContract,
} from '#shared/modules/territory/index.ts';
import { statutoryDays } from '../calendars.ts';
import { checkDraft } from './check-draft.ts';
import { asksCases, effectOf } from './effect-of-draft.ts';
import { publishVersion } from './publish-draft.ts';
import { draftOverlay, loadRules, type RulesInForce } from './rules-in-force.ts';

/** Days of the past that a report looks back on. */
const DAYS_BACK = 30;

export interface RulesRouterDeps {
  resourcesDir: string;
  profileId: string;
  /** Code of this seat. */
  station: string;
  territory: Territory;
  ruleSets: RuleSets;
  inForce: RulesInForce;
  ledger: Ledger;
  hub: LiveHub;
  clock: Clock;
  /** Open cases and those registered since; see {@link PastCase}. */
  pastCases(since: number): Promise<PastCase[]>;
}

export function createRulesRouter(deps: RulesRouterDeps) {
  const { territory, ruleSets, inForce, ledger, hub, clock, resourcesDir } = deps;
  const door = doorFor(rulesContract);
  const base = (kind: RuleKind) => baseContent(resourcesDir, territory.parts.shippedProfile, kind);
  const check = (kind: RuleKind, content: RuleContent) => checkDraft(deps, inForce.loaded, kind, content);

  const editor = (actor: string) => {
    const [, id = actor, postId = null] = /^person:(.+)\/(.+)$/.exec(actor) ?? [];
    return { name: territory.person(id)?.name ?? id, postId };
  };
  const versionView = ({ publishedBy, ...version }: RuleVersion) => ({ ...version, by: editor(publishedBy) });
  const headOf = ({ revision, changedAt, changedBy }: Omit<StoredDraft, 'content'>) => ({
    revision,
    changedAt,
    by: editor(changedBy),
  });
  const draftOf = (kind: RuleKind, revision?: number): StoredDraft => {
    const draft = ruleSets.draft(kind);
    if (!draft) throw new Refusal('rules.noDraft');
    if (revision !== undefined && draft.revision !== revision) throw draftChanged(draft);
    return draft;
  };
  const draftChanged = ({ changedBy }: StoredDraft) =>
    new Refusal('rules.draftChanged', { name: editor(changedBy).name });

  function save(session: Session, kind: RuleKind, revision: number, content: RuleContent) {
    if (JSON.stringify(content).length > MAX_RULE_CHARS) throw new Refusal('rules.tooLarge');
    const before = ruleSets.draft(kind);
    if (before && before.revision !== revision) throw draftChanged(before);
    const now = clock.now();
    // Never given twice, so that an editor left open over night cannot take a later draft for its own.
    const draft = {
      revision: Math.max(revision + 1, now),
      changedAt: now,
      changedBy: actorOf(session),
      content,
    };
    ruleSets.saveDraft(kind, draft);
    hub.publish('rules', `draft/${kind}`);
    return draft;
  }

  return {
    list: door.list.handler(() =>
      RULE_KINDS.map((kind) => {
        const version = ruleSets.inForceOf(kind, clock.now());
        const draft = ruleSets.draft(kind);
        return {
          kind,
          inForce: version?.number ?? 0,
          inForceSince: version?.effectiveFrom ?? null,
          planned: ruleSets.planned(kind, clock.now()),
          draft: draft && headOf(draft),
        };
      }),
    ),
    open: door.open.handler(({ input: { kind } }) => {
      const version = ruleSets.inForceOf(kind, clock.now());
      const draft = ruleSets.draft(kind);
      return {
        inForce: version?.number ?? 0,
        content: version?.content ?? base(kind),
        draft: draft && {
          ...headOf(draft),
          content: draft.content,
          problems: check(kind, draft.content),
        },
      };
    }),
    saveDraft: door.saveDraft.handler(({ input: { kind, revision, content }, context: { session } }) => ({
      ...headOf(save(session, kind, revision, content)),
      problems: check(kind, content),
    })),
    discardDraft: door.discardDraft.handler(({ input: { kind, revision } }) => {
      draftOf(kind, revision);
      ruleSets.dropDraft(kind);
      hub.publish('rules', `draft/${kind}`);
      return { kind };
    }),
    effect: door.effect.handler(async ({ input: { kind } }) => {
      const { content, revision } = draftOf(kind);
      const blocking = check(kind, content).filter(({ blocks }) => blocks).length;
      if (blocking > 0) throw new Refusal('rules.hasProblems', { count: blocking });
      const now = inForce.loaded;
      const next = loadRules(deps, draftOverlay(now.overlay, kind, content));
      const since = clock.now() - DAYS_BACK * 86_400_000;
      const cases = asksCases(kind) ? await deps.pastCases(since) : [];
      const version = ruleSets.inForceOf(kind, clock.now());
      return {
        ...effectOf(kind, now, next, cases, { at: clock.now(), station: deps.station }),
        inForce: version?.number ?? 0,
        revision,
        days: DAYS_BACK,
      };
    }),
    publish: door.publish.handler(({ input, context: { session } }) => {
      const { kind, revision, effectiveFrom, reason } = input;
      const { content } = draftOf(kind, revision);
      const blocking = check(kind, content).filter(({ blocks }) => blocks).length;
      if (blocking > 0) throw new Refusal('rules.hasProblems', { count: blocking });
      const number = ledger.write({ actor: actorOf(session) }, (writer) => {
        const given = publishVersion(writer, ruleSets, base, { kind, content, effectiveFrom, reason });
        ruleSets.dropDraft(kind);
        return given;
      });
      inForce.look();
      hub.publish('rules', kind);
      const version = ruleSets.versions(kind).find((each) => each.number === number);
      if (!version) throw new Error(`Version ${number} of ${kind} was published but cannot be read`);
      return versionView(version);
    }),
    statutoryDays: door.statutoryDays.handler(() => ({
      content: statutoryDays(resourcesDir) as RuleContent,
    })),
    history: door.history.handler(({ input: { kind } }) => ruleSets.versions(kind).map(versionView)),
    version: door.version.handler(({ input: { kind, number } }) => {
      const content = number === 0 ? base(kind) : ruleSets.content(kind, number);
      if (!content) throw new Refusal('rules.noVersion', { number });
      return { content };
    }),
  };
}
