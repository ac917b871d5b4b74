import type { Database } from '#electron/platform/db/index.ts';
import {
  MAX_RULE_VERSIONS,
  RULE_KINDS,
  type RuleContent,
  type RuleKind,
} from '#shared/modules/territory/index.ts';
import type { RuleOverlay } from './overlay.ts';

export interface RuleVersion {
  number: number;
  effectiveFrom: number;
  publishedAt: number;
  /** As the fact names its actor. */
  publishedBy: string;
  reason: string;
}

export interface StoredDraft {
  /** Counts every save of this draft, from 1. */
  revision: number;
  content: RuleContent;
  changedAt: number;
  changedBy: string;
}

const VERSION =
  'SELECT number, effective_from AS effectiveFrom, published_at AS publishedAt, published_by AS publishedBy, reason FROM rule_sets';
/** Of two that are to be in force from one moment on, the later published. */
const IN_FORCE =
  'FROM rule_sets WHERE kind = ? AND effective_from <= ? ORDER BY effective_from DESC, number DESC LIMIT 1';

/**
 * The bureau's own rule sets. Versions come from facts; drafts do not: nothing has happened yet, and nobody answers for
 * half a sentence.
 */
export class RuleSets {
  readonly #versions;
  readonly #planned;
  readonly #content;
  readonly #inForce;
  readonly #nextChange;
  readonly #last;
  readonly #draft;
  readonly #saveDraft;
  readonly #dropDraft;

  constructor(db: Database) {
    this.#versions = db.prepare<[string, number], RuleVersion>(
      `${VERSION} WHERE kind = ? ORDER BY number DESC LIMIT ?`,
    );
    this.#planned = db.prepare<[string, number], RuleVersion>(
      `${VERSION} WHERE kind = ? AND effective_from > ? ORDER BY effective_from, number LIMIT 20`,
    );
    this.#content = db
      .prepare<[string, number], string>('SELECT content FROM rule_sets WHERE kind = ? AND number = ?')
      .pluck();
    this.#inForce = db.prepare<[string, number], RuleVersion & { content: string }>(
      `SELECT number, effective_from AS effectiveFrom, content ${IN_FORCE}`,
    );
    this.#nextChange = db
      .prepare<[number], number | null>('SELECT min(effective_from) FROM rule_sets WHERE effective_from > ?')
      .pluck();
    this.#last = db
      .prepare<[string], number>('SELECT coalesce(max(number), 0) FROM rule_sets WHERE kind = ?')
      .pluck();
    this.#draft = db.prepare<[string], Omit<StoredDraft, 'content'> & { content: string }>(
      'SELECT revision, content, changed_at AS changedAt, changed_by AS changedBy FROM rule_drafts WHERE kind = ?',
    );
    this.#saveDraft = db.prepare(
      'INSERT OR REPLACE INTO rule_drafts (kind, revision, content, changed_at, changed_by) VALUES (?,?,?,?,?)',
    );
    this.#dropDraft = db.prepare('DELETE FROM rule_drafts WHERE kind = ?');
  }

  /** Newest first, at most {@link MAX_RULE_VERSIONS}. */
  versions(kind: RuleKind): RuleVersion[] {
    return this.#versions.all(kind, MAX_RULE_VERSIONS);
  }

  /** Versions that wait for their moment, the nearest first. */
  planned(kind: RuleKind, at: number): RuleVersion[] {
    return this.#planned.all(kind, at);
  }

  /** Null for a version that was never published. */
  content(kind: RuleKind, number: number): RuleContent | null {
    const text = this.#content.get(kind, number);
    return text === undefined ? null : (JSON.parse(text) as RuleContent);
  }

  /** The version of a kind in force at `at`; null: the shipped files. */
  inForceOf(
    kind: RuleKind,
    at: number,
  ): { number: number; effectiveFrom: number; content: RuleContent } | null {
    const row = this.#inForce.get(kind, at);
    return row
      ? {
          number: row.number,
          effectiveFrom: row.effectiveFrom,
          content: JSON.parse(row.content) as RuleContent,
        }
      : null;
  }

  /** Everything of the bureau's own that is in force at `at`. */
  inForce(at: number): RuleOverlay {
    const overlay: RuleOverlay = {};
    for (const kind of RULE_KINDS) {
      const row = this.#inForce.get(kind, at);
      if (row) overlay[kind] = { name: `published/${kind}.${row.number}`, text: row.content };
    }
    return overlay;
  }

  /** When a version that waits comes into force next; null when none waits. */
  nextChange(at: number): number | null {
    return this.#nextChange.get(at) ?? null;
  }

  lastNumber(kind: RuleKind): number {
    return this.#last.get(kind) ?? 0;
  }

  draft(kind: RuleKind): StoredDraft | null {
    const row = this.#draft.get(kind);
    return row ? { ...row, content: JSON.parse(row.content) as RuleContent } : null;
  }

  saveDraft(kind: RuleKind, { revision, content, changedAt, changedBy }: StoredDraft): void {
    this.#saveDraft.run(kind, revision, JSON.stringify(content), changedAt, changedBy);
  }

  dropDraft(kind: RuleKind): void {
    this.#dropDraft.run(kind);
  }
}
