import { createReadStream } from 'node:fs';
import { addAbortSignal } from 'node:stream';
import { createDecodeStream } from '#electron/modules/devices/index.ts';
import type { Command } from './command.ts';
import { knownProtocol } from './protocol-option.ts';

export const decodeCommand: Command = {
  usage: 'PROTOCOL [FILE|-]',
  summary:
    'Takes packets apart: one JSON line per frame and per run of bytes that belongs to none, in order.',
  examples: [
    'npm run -s cli -- decode hj212 capture.bin',
    'cat capture.bin | npm run -s cli -- decode hj212 -',
  ],
  options: {},
  async run({ positionals: [protocol, file = '-'] }, { stdin, out, signal }) {
    const decoder = createDecodeStream(knownProtocol(protocol));
    const source = file === '-' ? stdin : createReadStream(file);
    addAbortSignal(signal, source);
    try {
      for await (const chunk of source) for (const line of decoder.push(chunk as Buffer)) out(line);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    for (const line of decoder.end()) out(line);
    return signal.aborted ? 1 : 0;
  },
};
