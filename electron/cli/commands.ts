import { casesCountCommand, casesListCommand, casesShowCommand, overdueReportCommand } from './cases.ts';
import type { Command } from './command.ts';
import { decodeCommand } from './decode.ts';
import { importCasesCommand } from './import.ts';
import { importTicketsCommand } from './import-tickets.ts';
import { listenCommand } from './listen.ts';
import { seedCommand } from './seed.ts';
import { simulateCommand } from './simulate.ts';
import { verifyCommand } from './verify.ts';

/** Every verb, by the words it is called with. */
export const commands: Record<string, Command> = {
  decode: decodeCommand,
  'import cases': importCasesCommand,
  'import tickets': importTicketsCommand,
  'cases list': casesListCommand,
  'cases show': casesShowCommand,
  'cases count': casesCountCommand,
  'cases overdue-report': overdueReportCommand,
  listen: listenCommand,
  simulate: simulateCommand,
  seed: seedCommand,
  verify: verifyCommand,
};
