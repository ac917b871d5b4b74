import type { Database } from '#electron/platform/db/index.ts';
import type { Fact, Projection } from '#electron/platform/facts/index.ts';
import { type RuleContent, type RuleKind, ruleText } from '#shared/modules/territory/index.ts';

/** Payload of `RuleSetPublished.v1`. A version is never changed: what is taken back is published anew. */
export interface RuleSetPublished {
  kind: RuleKind;
  /** Counts from 1 within the kind. */
  number: number;
  effectiveFrom: number;
  reason: string;
  content: RuleContent;
}

export const ruleSetsProjection: Projection = {
  module: 'territory',
  kinds: ['RuleSetPublished.v1'],
  tables: ['rule_sets'],
  bind(db: Database) {
    const insert = db.prepare(
      'INSERT INTO rule_sets (kind, number, content, effective_from, published_at, published_by, reason) VALUES (?,?,?,?,?,?,?)',
    );
    return ({ payload, at, actor }: Fact) => {
      const { kind, number, effectiveFrom, reason, content } = payload as RuleSetPublished;
      insert.run(kind, number, ruleText(content), effectiveFrom, at, actor, reason);
    };
  },
};
