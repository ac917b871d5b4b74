import type { Page } from '@playwright/test';

/**
 * Calls the engine as a page could that runs somebody else's script: through the window's own line, past every screen.
 * Answers with what the engine says, or with the code of its refusal.
 */
export function callEngine(page: Page, path: readonly string[], input?: unknown): Promise<unknown> {
  return page.evaluate(
    async ({ steps, given }) => {
      type Callable = Record<string, unknown> & ((input: unknown) => Promise<unknown>);
      const at = (root: unknown, names: readonly string[]) =>
        names.reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], root) as Callable;
      const isClient = async (candidate: unknown): Promise<boolean> => {
        try {
          const state = await at(candidate, ['station', 'state'])(undefined);
          return typeof state === 'object' && state !== null && 'phase' in state;
        } catch {
          return false;
        }
      };
      const call = async (client: unknown): Promise<unknown> => {
        try {
          const answer = await at(client, steps)(given);
          const isStream = typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
          if (!isStream) return answer;
          const parts: unknown[] = [];
          for await (const part of answer as AsyncIterable<unknown>) parts.push(part);
          return parts;
        } catch (error) {
          const { code, data } = error as { code?: string; data?: { code?: string } };
          return { refused: data?.code ?? code ?? String(error) };
        }
      };
      const named = [...document.querySelectorAll<HTMLLinkElement>('link[rel="modulepreload"]')].map(
        ({ href }) => href,
      );
      for (const url of named) {
        const module = (await import(url)) as Record<string, unknown>;
        for (const value of Object.values(module)) if (await isClient(value)) return call(value);
      }
      throw new Error('The page holds no client of the engine');
    },
    { steps: [...path], given: input },
  );
}
