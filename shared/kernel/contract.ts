import { oc } from '@orpc/contract';
import type { Permission } from './permissions.ts';
import { refusalDataSchema } from './refusal.ts';

export interface ProcedureMeta extends Record<string, unknown> {
  /** The right that the caller's post must hold; the door refuses a procedure that names none. */
  permission?: Permission;
}

/**
 * Starts the declaration of a call: `permitted('case.file').input(…).output(…)`.
 * A refusal crosses the wall as the defined error `REFUSED` with its code and params.
 */
export function permitted(permission: Permission) {
  return oc
    .$meta<ProcedureMeta>({})
    .errors({ REFUSED: { data: refusalDataSchema } })
    .meta({ permission });
}
