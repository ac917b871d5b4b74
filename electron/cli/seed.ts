import { Refusal } from '#shared/kernel/refusal.ts';
import { writeHistory } from '../demo/set-up-demo.ts';
import { systemClock } from '../platform/clock/index.ts';
import { type Command, numberOption, textOption } from './command.ts';
import { openExisting, setUpIfNew } from './open.ts';

export const seedCommand: Command = {
  usage: '--db DIR --profile ID --cases N [--seed S]',
  summary: 'Makes a new station with invented history: the same seed gives the same cases.',
  examples: ['npm run -s cli -- seed --db /tmp/station --profile demo --cases 5000'],
  options: {
    db: { type: 'string' },
    profile: { type: 'string' },
    cases: { type: 'string' },
    seed: { type: 'string' },
  },
  async run({ values }, streams) {
    const dir = textOption(values, 'db');
    const profile = textOption(values, 'profile');
    const cases = numberOption(values, 'cases', { min: 0, max: 10_000_000 });
    const seed = numberOption(values, 'seed', { fallback: 1, min: 0, max: 2 ** 31 - 1 });
    const began = performance.now();
    if (!(await setUpIfNew(dir, streams, { profile, cases: 0 }))) throw new Refusal('station.alreadySetUp');
    const { modules, close } = openExisting(dir, streams);
    try {
      const isWhole = await modules.cases.filling(true, async () => {
        for await (const { done } of writeHistory(modules, { cases, now: systemClock.now(), seed })) {
          if (done % 50_000 === 0) streams.err(`${done} of ${cases} cases`);
          if (streams.signal.aborted) return false;
        }
        return true;
      });
      if (!isWhole) return 1;
    } finally {
      await close();
    }
    streams.out({ profile, cases, seconds: Math.round(performance.now() - began) / 1000 });
    return 0;
  },
};
