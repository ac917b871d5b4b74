import { isContractProcedure } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { contract } from './contract.ts';
import { PERMISSIONS } from './kernel/permissions.ts';
import { compileMasker } from './kernel/personal.ts';

interface Call {
  path: string;
  permission: unknown;
  output: unknown;
}

function callsOf(node: object, path: string[] = []): Call[] {
  return Object.entries(node).flatMap(([key, value]): Call[] => {
    const here = [...path, key];
    if (!isContractProcedure(value)) return callsOf(value as object, here);
    const { meta, outputSchema } = value['~orpc'];
    return [
      {
        path: here.join('.'),
        permission: (meta as { permission?: unknown }).permission,
        output: outputSchema,
      },
    ];
  });
}

const calls = callsOf(contract);

/** What a window may call before anybody has signed in. Adding to this list is a decision about safety. */
const FOR_ANYONE = [
  'accounts.me',
  'accounts.people',
  'accounts.signIn',
  'station.choices',
  'station.setUp',
  'station.state',
];

describe('every call of the contract', () => {
  it('is looked at', () => {
    expect(calls.length).toBeGreaterThan(70);
  });

  it.each(calls.map((call) => [call.path, call] as const))(
    '%s names a permission and what it answers',
    (_path, { permission, output }) => {
      expect(PERMISSIONS).toContain(permission);
      expect(output).toBeDefined();
    },
  );

  it.each(
    calls
      .filter(({ output }) => output && typeof output === 'object' && '_zod' in output)
      .map((call) => [call.path, call.output as z.ZodType] as const),
  )('%s can be searched for personal data', (_path, output) => {
    expect(() => compileMasker(output)).not.toThrow();
  });

  it('asks for a signed-in person, but for the few that lead there', () => {
    expect(
      calls
        .filter(({ permission }) => permission === 'anyone')
        .map(({ path }) => path)
        .sort(),
    ).toEqual(FOR_ANYONE);
  });
});
