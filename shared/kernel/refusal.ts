import { z } from 'zod';

export const refusalDataSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

/** What crosses the wall when a call is refused; the screen finds its text under `refusal.<code>`. */
export type RefusalData = z.infer<typeof refusalDataSchema>;

/**
 * A refusal that a person can do something about: illegal step, missing permission, bad file, newer database.
 * Thrown by the engine, carried over the contract as data, shown by the screen. A bug is an ordinary `Error`.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly params: RefusalData['params'];

  constructor(code: string, params: RefusalData['params'] = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
  }

  toData(): RefusalData {
    return { code: this.code, params: this.params };
  }
}
