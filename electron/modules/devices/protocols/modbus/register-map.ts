import { z } from 'zod';
import type { ProtocolOption, ProtocolPoint } from '#shared/modules/devices/index.ts';
import type { ResourceFiles } from '../protocol.ts';

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const Register = z.strictObject({
  /** 3 holding, 4 input registers. */
  function: z.union([z.literal(3), z.literal(4)]).default(3),
  address: z.string().regex(/^0x[0-9A-F]{4}$/),
  type: z.enum(['u16', 'i16', 'u32', 'i32', 'f32']).default('u16'),
  /** Which half of 32 bits comes first. */
  wordOrder: z.enum(['high-first', 'low-first']).default('high-first'),
  scale: z.number().default(1),
  code: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,31}$/),
  unit: z.string().max(12),
  name: words.optional(),
  /** What can be true, in `unit`. */
  range: z.tuple([z.number(), z.number()]),
});
const File = z.strictObject({
  name: words,
  source: z.string(),
  kind: z.enum(['dust-monitor', 'noise-monitor', 'weather-station', 'fume-monitor', 'sensor', 'other']),
  registers: z.array(Register).min(1).max(200),
});

export type RegisterMap = z.infer<typeof File>;
export type MappedRegister = RegisterMap['registers'][number];
export type RegisterMaps = ReadonlyMap<string, RegisterMap>;

/** A stretch of registers that one request asks for. */
export interface Block {
  readonly function: 3 | 4;
  readonly address: number;
  readonly count: number;
  readonly registers: readonly MappedRegister[];
}

const MAX_BLOCK = 100;
/** Asking for a few registers that nobody wants is quicker than asking twice. */
const MAX_GAP = 8;

export function readMaps(files: ResourceFiles): RegisterMaps {
  return new Map([...files].map(([name, json]) => [name, File.parse(json)]));
}

export function pointsOf(maps: RegisterMaps): ProtocolPoint[] {
  const registers = [...maps.values()].flatMap((map) => map.registers);
  return [
    ...new Map(
      registers.map(({ code, unit, name }) => [code, { code, unit, ...(name && { name }) }]),
    ).values(),
  ];
}

/** The map option with every map that there is to choose from. */
export function mapOption(option: ProtocolOption | undefined, maps: RegisterMaps): ProtocolOption[] {
  if (option?.kind !== 'text') return [];
  const { maxLength, ...kept } = option;
  const choices = [...maps].map(([value, { name }]) => ({ value, label: name }));
  return [{ ...kept, kind: 'choice', choices }];
}

const addressOf = ({ address }: MappedRegister): number => Number.parseInt(address, 16);
const widthOf = ({ type }: MappedRegister): number => (type.endsWith('32') ? 2 : 1);

/** The requests that a map takes, in the order of addresses. */
export function blocksOf({ registers }: RegisterMap): Block[] {
  const blocks: { function: 3 | 4; address: number; count: number; registers: MappedRegister[] }[] = [];
  const sorted = [...registers].sort((a, b) => a.function - b.function || addressOf(a) - addressOf(b));
  for (const register of sorted) {
    const [address, width] = [addressOf(register), widthOf(register)];
    const last = blocks.at(-1);
    const near =
      last?.function === register.function &&
      address <= last.address + last.count + MAX_GAP &&
      address + width - last.address <= MAX_BLOCK;
    if (last && near) {
      last.count = Math.max(last.count, address + width - last.address);
      last.registers.push(register);
    } else blocks.push({ function: register.function, address, count: width, registers: [register] });
  }
  return blocks;
}

/** The figure of one register of an answer to `block`. Twelve digits undo what binary fractions add. */
export function figureOf(block: Block, register: MappedRegister, words: readonly number[]): number {
  const at = addressOf(register) - block.address;
  const pair = [words[at] ?? 0, words[at + 1] ?? 0];
  if (register.wordOrder === 'low-first') pair.reverse();
  const view = new DataView(new ArrayBuffer(4));
  view.setUint16(0, pair[0] as number);
  view.setUint16(2, pair[1] as number);
  const read = {
    u16: () => words[at] ?? 0,
    i16: () => ((words[at] ?? 0) << 16) >> 16,
    u32: () => view.getUint32(0),
    i32: () => view.getInt32(0),
    f32: () => view.getFloat32(0),
  }[register.type];
  return Number((read() * register.scale).toPrecision(12));
}
