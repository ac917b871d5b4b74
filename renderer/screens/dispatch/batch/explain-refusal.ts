import { Refusal, type RefusalData } from '#shared/kernel/refusal.ts';

/** A refusal of this page's own, or what the engine said. */
export function explainRefusal(error: unknown, ofEngine: (error: unknown) => RefusalData): RefusalData {
  return error instanceof Refusal ? error.toData() : ofEngine(error);
}
