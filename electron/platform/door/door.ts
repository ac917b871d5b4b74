import { type AnyContractRouter, type AnySchema, getEventIteratorSchemaDetails } from '@orpc/contract';
import { implement, ORPCError } from '@orpc/server';
import type { z } from 'zod';
import type { ProcedureMeta } from '#shared/kernel/contract.ts';
import type { Permission } from '#shared/kernel/permissions.ts';
import { compileMasker } from '#shared/kernel/personal.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { CallContext, Session } from './call-context.ts';

/** Input is validated before anything else runs, the answer after the handler and before it is masked. */
const VALIDATE_INPUT_FIRST = { initialInputValidationIndex: Number.NEGATIVE_INFINITY };

type Masker = ReturnType<typeof compileMasker>;
const maskers = new WeakMap<object, Masker>();

/**
 * Implements a module's contract behind the one door: known window → input → permission → run → mask.
 * Every change a handler makes is a fact, so the audit of a call is what it appended.
 */
export function doorFor<C extends AnyContractRouter>(contract: C) {
  const open = implement(contract, VALIDATE_INPUT_FIRST).$context<CallContext>();
  // The builder's middleware types depend on the whole contract; the door needs none of that.
  const guard = async (call: GuardCall): Promise<unknown> => {
    const { '~orpc': definition } = call.procedure;
    refuseUnlessPermitted(call.context.session, (definition.meta as ProcedureMeta).permission);
    const result = await call.next();
    const masker = maskerOf(definition.outputSchema);
    return masker ? { ...result, output: masker(result.output) } : result;
  };
  // biome-ignore lint/suspicious/noExplicitAny: see above
  return (open as any).use(guard) as typeof open;
}

interface GuardCall {
  context: CallContext;
  procedure: { '~orpc': { meta: unknown; outputSchema?: unknown } };
  next(): Promise<{ output: unknown }>;
}

function refuseUnlessPermitted(session: Session | undefined, permission: Permission | undefined): void {
  if (!session) throw new Refusal('door.unknownWindow');
  if (!permission) throw new Error('A procedure names no permission');
  if (permission === 'anyone') return;
  if (!session.signedIn) throw new Refusal('door.signInFirst');
  if (permission === 'signedIn') return;
  if (!session.signedIn.permissions.has(permission)) throw new Refusal('door.notPermitted', { permission });
}

function maskerOf(schema: unknown): Masker {
  if (!schema || typeof schema !== 'object') return null;
  if (!('_zod' in schema)) {
    refuseLeakyStream(schema);
    return null;
  }
  const known = maskers.get(schema);
  if (known !== undefined) return known;
  const masker = compileMasker(schema as z.ZodType);
  maskers.set(schema, masker);
  return masker;
}

/** What a stream yields goes past the mask, so it may hold nothing that is marked. */
function refuseLeakyStream(schema: object): void {
  const yields = getEventIteratorSchemaDetails(schema as AnySchema)?.yields;
  if (yields && '_zod' in yields && compileMasker(yields as unknown as z.ZodType)) {
    throw new Error('A stream carries no personal data: its events are not masked');
  }
}

/**
 * Turns what a handler, or a stream it gave, threw into what crosses the wall: a refusal as data; a bug is logged
 * with its call.
 */
export function refusalsAsData(log: (path: string, error: unknown) => void) {
  return async <T>(call: { path: readonly string[]; next(): Promise<T> }): Promise<T> => {
    const explain = (error: unknown): unknown => {
      if (error instanceof Refusal) {
        return new ORPCError('REFUSED', { defined: true, data: error.toData() });
      }
      if (!(error instanceof ORPCError)) log(call.path.join('.'), error);
      return error;
    };
    try {
      const answer = await call.next();
      return isStream(answer) ? (explainedStream(answer, explain) as T) : answer;
    } catch (error) {
      throw explain(error);
    }
  };
}

function isStream(answer: unknown): answer is AsyncGenerator<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

async function* explainedStream(
  stream: AsyncGenerator<unknown>,
  explain: (error: unknown) => unknown,
): AsyncGenerator<unknown> {
  try {
    yield* stream;
  } catch (error) {
    throw explain(error);
  }
}
