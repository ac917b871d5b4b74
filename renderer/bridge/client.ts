import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';
import type { Contract } from '#shared/contract.ts';
import { type RefusalData, refusalDataSchema } from '#shared/kernel/refusal.ts';
import { EngineLink, EngineLost } from './engine-link.ts';

export const engineLink = new EngineLink();

/** Every call of the contract, typed: `client.cases.get({ id })`. */
export const client: ContractRouterClient<Contract> = createORPCClient(engineLink);

/** The same calls as query and mutation options for TanStack Query. */
export const api = createTanstackQueryUtils(client);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => error instanceof EngineLost && count < 5,
      retryDelay: 300,
      staleTime: 5_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** What a refused call said, for `refusal.<code>` in the catalogue; other errors become `unexpected` or `engineLost`. */
export function refusalOf(error: unknown): RefusalData {
  if (error instanceof EngineLost) return { code: 'engineLost', params: {} };
  if (error instanceof ORPCError) {
    const data = refusalDataSchema.safeParse(error.data);
    if (error.code === 'REFUSED' && data.success) return data.data;
    if (error.code === 'BAD_REQUEST') return { code: 'badInput', params: {} };
  }
  return { code: 'unexpected', params: { detail: error instanceof Error ? error.message : String(error) } };
}

/** Turns a file that a person chose into the token the engine knows it by. */
export function chooseFile(file: File): Promise<string> {
  return window.ucc.chooseFile(file);
}

/** Asks the person where to save a file of this name; null when they thought better of it. */
export function saveAs(name: string): Promise<string | null> {
  return window.ucc.saveAs(name);
}

/** Hands a finished document to the shell: a PDF where the person chooses, or the system's print dialog. */
export function printDocument(document: Parameters<typeof window.ucc.print>[0]): Promise<boolean> {
  return window.ucc.print(document);
}
