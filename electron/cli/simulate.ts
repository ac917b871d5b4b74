import {
  loadProtocolTables,
  type SimulateOptions,
  simulateDevice,
  withDefaults,
} from '../modules/devices/index.ts';
import { systemClock } from '../platform/clock/index.ts';
import { type Command, numberOption, textOption, UsageError } from './command.ts';
import { RESOURCES_DIR } from './open.ts';
import { knownProtocol, optionsOf } from './protocol-option.ts';

/** Share of packets that something is wrong with when faults are asked for. */
const FAULTS = 0.1;

export const simulateCommand: Command = {
  usage:
    'PROTOCOL --to tcp:HOST:PORT|serial:PATH|file:PATH [--rate N] --count N --seed S [--mn NUMBER] [--set OPTION=VALUE,…] [--faults]',
  summary: 'A device that sends real packets, answers requests and counts the answers.',
  examples: [
    'npm run -s cli -- simulate hj212 --to tcp:127.0.0.1:9212 --rate 100 --count 1000 --seed 1',
    'npm run -s cli -- simulate hj212 --to file:capture.bin --rate 1000 --count 500 --seed 7 --faults',
    'npm run -s cli -- simulate jt808 --to tcp:127.0.0.1:9808 --rate 10 --count 100 --mn 13900000001',
  ],
  options: {
    to: { type: 'string' },
    rate: { type: 'string' },
    count: { type: 'string' },
    seed: { type: 'string' },
    mn: { type: 'string' },
    set: { type: 'string' },
    faults: { type: 'boolean' },
  },
  async run({ values, positionals: [name] }, { out, err, signal }) {
    const protocol = knownProtocol(name);
    const to = textOption(values, 'to');
    if (!/^(tcp:[^:]+:\d+|serial:.+|file:.+)$/.test(to))
      throw new UsageError('--to takes tcp:HOST:PORT, serial:PATH or file:PATH');
    const count =
      values.count === undefined ? null : numberOption(values, 'count', { min: 1, max: 100_000_000 });
    const seed = numberOption(values, 'seed', { fallback: 1, min: 0, max: 2 ** 31 - 1 });
    const number = typeof values.mn === 'string' ? values.mn : protocol.simulatedNumber(seed);
    const options = withDefaults(protocol.manifest.options, optionsOf(protocol, values.set));
    const faults = values.faults === true ? FAULTS : 0;
    const tables = loadProtocolTables(RESOURCES_DIR).get(protocol.manifest.name);
    const began = performance.now();
    let told = 0;
    const report = await simulateDevice(
      {
        to: to as SimulateOptions['to'],
        rate: values.rate === undefined ? null : numberOption(values, 'rate', { min: 1, max: 1_000_000 }),
        count,
        signal,
      },
      (startAt) => protocol.createSimulator({ seed, number, startAt, faults, options }, tables),
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
