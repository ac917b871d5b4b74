import { type SimulateOptions, simulateHj212 } from '../modules/devices/index.ts';
import { systemClock } from '../platform/clock/index.ts';
import { type Command, numberOption, textOption, UsageError } from './command.ts';

/** Share of packets that something is wrong with when faults are asked for. */
const FAULTS = 0.1;

export const simulateCommand: Command = {
  usage: 'hj212 --to tcp:HOST:PORT|serial:PATH|file:PATH [--rate N] --count N --seed S [--mn MN] [--faults]',
  summary: 'A dust monitor that sends real packets and counts the answers.',
  examples: [
    'npm run -s cli -- simulate hj212 --to tcp:127.0.0.1:9212 --rate 100 --count 1000 --seed 1',
    'npm run -s cli -- simulate hj212 --to file:capture.bin --rate 1000 --count 500 --seed 7 --faults',
  ],
  options: {
    to: { type: 'string' },
    rate: { type: 'string' },
    count: { type: 'string' },
    seed: { type: 'string' },
    mn: { type: 'string' },
    faults: { type: 'boolean' },
  },
  async run({ values, positionals: [protocol] }, { out, err, signal }) {
    if (protocol !== 'hj212') throw new UsageError('Which protocol? Known: hj212');
    const to = textOption(values, 'to');
    if (!/^(tcp:[^:]+:\d+|serial:.+|file:.+)$/.test(to))
      throw new UsageError('--to takes tcp:HOST:PORT, serial:PATH or file:PATH');
    const count =
      values.count === undefined ? null : numberOption(values, 'count', { min: 1, max: 100_000_000 });
    const seed = numberOption(values, 'seed', { fallback: 1, min: 0, max: 2 ** 31 - 1 });
    const began = performance.now();
    let told = 0;
    const report = await simulateHj212(
      {
        to: to as SimulateOptions['to'],
        mn: typeof values.mn === 'string' ? values.mn : `SIM${String(seed).padStart(21, '0')}`,
        rate: values.rate === undefined ? null : numberOption(values, 'rate', { min: 1, max: 1_000_000 }),
        count,
        seed,
        faults: values.faults === true ? FAULTS : 0,
        signal,
      },
      systemClock,
      ({ sent, acked }) => {
        if (performance.now() - told < 1000) return;
        told = performance.now();
        err(`${sent} sent, ${acked} acknowledged`);
      },
    );
    out({ ...report, seconds: Math.round(performance.now() - began) / 1000 });
    return 0;
  },
};
