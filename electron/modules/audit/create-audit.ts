import type { Database } from '#electron/platform/db/index.ts';
import { doorFor, type Session } from '#electron/platform/door/index.ts';
import { factReader } from '#electron/platform/facts/index.ts';
import type { Permission } from '#shared/kernel/permissions.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { auditContract, type VerifyEvent, type WhyInput } from '#shared/modules/audit/index.ts';
import { factLister } from './queries/list-facts.query.ts';
import { type WhyDeps, why } from './queries/why.query.ts';
import { type VerifyDeps, verify } from './verify.ts';

export interface AuditDeps extends Omit<WhyDeps, 'facts'>, VerifyDeps {
  /** Station file. */
  db: Database;
}

/** Who may see a thing may ask why it is here, evidence included; so may an auditor. */
const MAY_ASK: Readonly<Record<WhyInput['kind'], Permission>> = {
  case: 'case.read',
  alarm: 'alarm.read',
  reading: 'telemetry.read',
};

function refuseUnlessShown({ signedIn }: Session, kind: WhyInput['kind']): void {
  const permission = MAY_ASK[kind];
  const held = signedIn?.permissions;
  if (!held?.has(permission) && !held?.has('audit.read'))
    throw new Refusal('door.notPermitted', { permission });
}

/** Answers "why is this here?", shows the log to auditors and proves that nobody has altered it. */
export function createAudit(deps: AuditDeps) {
  const facts = factReader(deps.db);
  const list = factLister(deps.db, deps.explain);
  const door = doorFor(auditContract);
  let verifying = false;

  async function* verifyOnce(): AsyncGenerator<VerifyEvent, void> {
    if (verifying) throw new Refusal('audit.busy');
    verifying = true;
    try {
      yield* verify(deps);
    } finally {
      verifying = false;
    }
  }

  return {
    router: {
      why: door.why.handler(({ input, context }) => {
        refuseUnlessShown(context.session, input.kind);
        return why({ ...deps, facts }, input);
      }),
      verify: door.verify.handler(() => verifyOnce()),
      facts: door.facts.handler(({ input }) => list(input)),
    },
    /** As behind the door, for the command line. Refuses `audit.busy`. */
    verify: verifyOnce,
  };
}

export type Audit = ReturnType<typeof createAudit>;
