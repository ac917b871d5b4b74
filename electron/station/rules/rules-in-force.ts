import {
  loadTerritory,
  type Problem,
  type RuleOverlay,
  type RuleSets,
  type Territory,
} from '#electron/modules/territory/index.ts';
import type { Log } from '#electron/platform/log/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { RULE_KINDS, type RuleContent, type RuleKind, ruleText } from '#shared/modules/territory/index.ts';
import type { WorkCalendar } from '#shared/time/index.ts';
import { loadCalendar } from '../calendars.ts';

export interface LoadedRules {
  overlay: RuleOverlay;
  territory: Territory;
  problems: Problem[];
  calendar: WorkCalendar;
}

interface District {
  resourcesDir: string;
  profileId: string;
}

/**
 * Everything a district works by, with an overlay of its own rule sets standing in for files.
 * @throws Refusal `station.noSuchProfile`, `station.badProfile`, `calendar.bad`
 */
export function loadRules({ resourcesDir, profileId }: District, overlay: RuleOverlay): LoadedRules {
  const { territory, problems } = loadTerritory({ resourcesDir, profileId, overlay });
  if (!territory) throw profileRefused(profileId, problems[0]);
  return { overlay, territory, problems, calendar: loadCalendar(resourcesDir, territory, overlay) };
}

/** What is in force, with a draft in place of its kind. */
export function draftOverlay(inForce: RuleOverlay, kind: RuleKind, content: RuleContent): RuleOverlay {
  return { ...inForce, [kind]: { name: `draft/${kind}`, text: ruleText(content) } };
}

/** Without its `profile.json` no case of a district can be numbered; what is wrong with it is said. */
function profileRefused(profile: string, problem: Problem | undefined): Refusal {
  if (!problem || problem.code === 'missing') return new Refusal('station.noSuchProfile', { profile });
  const { file, line, path, reason } = problem;
  return new Refusal('station.badProfile', { file, line, reason: path ? `${path}: ${reason}` : reason });
}

/** A clock may be set and a machine may sleep: what is in force is looked at at least so often. */
const LOOK_EVERY_MS = 60_000;

export interface RulesInForceDeps extends District {
  ruleSets: RuleSets;
  clock: Clock;
  log: Log;
  /** What was loaded at the start. */
  loaded: LoadedRules;
  /** Makes everyone work by what was loaded; `kinds` are those whose version is another. */
  take(loaded: LoadedRules, kinds: RuleKind[]): void;
}

/** Brings a version into force at its moment, without a restart, and all of it at once. */
export class RulesInForce {
  readonly #deps: RulesInForceDeps;
  #loaded: LoadedRules;
  #cancel: (() => void) | null = null;

  constructor(deps: RulesInForceDeps) {
    this.#deps = deps;
    this.#loaded = deps.loaded;
  }

  get loaded(): LoadedRules {
    return this.#loaded;
  }

  /** Takes what is in force now, if it is another, and waits for the next moment. */
  look(): void {
    const { ruleSets, clock, log } = this.#deps;
    const now = clock.now();
    const overlay = ruleSets.inForce(now);
    const kinds = RULE_KINDS.filter((kind) => overlay[kind]?.name !== this.#loaded.overlay[kind]?.name);
    if (kinds.length > 0) {
      try {
        const loaded = loadRules(this.#deps, overlay);
        this.#deps.take(loaded, kinds);
        this.#loaded = loaded;
        log.info('rules.inForce', { sets: Object.values(overlay).map(({ name }) => name) });
      } catch (error) {
        // What was in force goes on: half a set of rules would be worse. The next look tries again.
        log.error('rules.notTaken', { kinds, error: String(error) });
      }
    }
    this.#wait(now);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #wait(now: number): void {
    this.stop();
    const next = this.#deps.ruleSets.nextChange(now);
    const delay = Math.min(next === null ? LOOK_EVERY_MS : next - now, LOOK_EVERY_MS);
    this.#cancel = this.#deps.clock.after(delay, () => this.look());
  }
}
