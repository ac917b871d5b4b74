import { existsSync } from 'node:fs';
import { Refusal } from '#shared/kernel/refusal.ts';
import { type Command, textOption, UsageError } from './command.ts';
import { openExisting } from './open.ts';

export const importTicketsCommand: Command = {
  usage: 'FILE --mapping NAME|FILE.json --db DIR [--dry-run]',
  summary:
    "Takes in a hotline's export of tickets. Rejected rows go to a file beside FILE; twice imported, a ticket stands once.",
  examples: [
    'npm run -s cli -- import tickets 工单.xlsx --mapping hotline-12345-tickets --db /tmp/station --dry-run',
  ],
  options: {
    mapping: { type: 'string' },
    db: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  async run({ values, positionals: [file] }, streams) {
    if (!file) throw new UsageError('Which file?');
    const named = textOption(values, 'mapping');
    if (!existsSync(file)) throw new Refusal('import.fileMissing', { file });
    const { modules, close } = openExisting(textOption(values, 'db'), streams);
    try {
      const { importer } = modules.tickets;
      const mapping = importer.mappings.find(named);
      const dryRun = values['dry-run'] === true;
      const { signal } = streams;
      const summary = await importer.fromFile({ file, mapping, dryRun, actor: 'window:cli', signal });
      streams.out(summary);
      return summary.cancelled ? 1 : 0;
    } finally {
      await close();
    }
  },
};
