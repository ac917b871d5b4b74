import type { Command } from './command.ts';
import { decodeCommand } from './decode.ts';

/** Every verb, by the words it is called with. */
export const commands: Record<string, Command> = {
  decode: decodeCommand,
};
