import { type Command, textOption } from './command.ts';
import { openExisting } from './open.ts';

export const verifyCommand: Command = {
  usage: '--db DIR',
  summary:
    'Walks the hash chain, rebuilds the tables from the facts and compares. Exit code 1 and the first broken fact when something was altered.',
  examples: ['npm run -s cli -- verify --db /tmp/station'],
  options: { db: { type: 'string' } },
  async run({ values }, streams) {
    const { modules, close } = openExisting(textOption(values, 'db'), streams);
    try {
      for await (const { phase, done, total, result } of modules.audit.verify()) {
        if (result) {
          streams.out(result);
          return result.ok ? 0 : 1;
        }
        if (streams.signal.aborted) break;
        streams.err(`${phase}: ${done} of ${total}`);
      }
      return 1;
    } finally {
      await close();
    }
  },
};
