import { z } from 'zod';

/** Folder name of a protocol, also its word on the command line. Which there are, the engine says (`protocols.list`). */
export const protocolSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/);
export type ProtocolName = z.infer<typeof protocolSchema>;

/** One text in both languages. */
const wordsSchema = z.object({ zh: z.string(), en: z.string() }).readonly();
export type Words = z.infer<typeof wordsSchema>;

const optionValueSchema = z.union([z.string().max(200), z.number(), z.boolean()]);
export type OptionValue = z.infer<typeof optionValueSchema>;

/** What a link's protocol can be told; `protocols.list` names the options there are. */
export const optionValuesSchema = z
  .record(z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,31}$/), optionValueSchema)
  .refine((values) => Object.keys(values).length <= 32);
export type OptionValues = z.infer<typeof optionValuesSchema>;

const named = { key: z.string(), label: wordsSchema, hint: wordsSchema.optional() };
const choiceSchema = z.object({ value: z.string(), label: wordsSchema }).readonly();

/** A field of a form that a protocol asks for: of its links, or of a command to a device. */
export const protocolOptionSchema = z
  .discriminatedUnion('kind', [
    z.object({
      ...named,
      kind: z.literal('choice'),
      default: z.string(),
      choices: z.array(choiceSchema).readonly(),
    }),
    z.object({ ...named, kind: z.literal('number'), default: z.number(), min: z.number(), max: z.number() }),
    z.object({ ...named, kind: z.literal('text'), default: z.string(), maxLength: z.number().int() }),
    z.object({ ...named, kind: z.literal('flag'), default: z.boolean() }),
  ])
  .readonly();
export type ProtocolOption = z.infer<typeof protocolOptionSchema>;

/** Something that the station can say to a device. */
const protocolCommandSchema = z
  .object({
    key: z.string(),
    label: wordsSchema,
    hint: wordsSchema.optional(),
    fields: z.array(protocolOptionSchema).readonly(),
    /** It is said to one device; otherwise to whatever is on the link. */
    toDevice: z.boolean(),
  })
  .readonly();
export type ProtocolCommand = z.infer<typeof protocolCommandSchema>;

/** A quantity that a protocol can bring. */
const protocolPointSchema = z
  .object({ code: z.string(), unit: z.string(), name: wordsSchema.optional() })
  .readonly();
export type ProtocolPoint = z.infer<typeof protocolPointSchema>;

export const protocolTransportSchema = z.enum(['tcp-server', 'tcp-client', 'serial']);
export type ProtocolTransport = z.infer<typeof protocolTransportSchema>;

/** What a form and a screen must know of a protocol; every one of them can also be replayed from a file. */
export const protocolManifestSchema = z
  .object({
    name: protocolSchema,
    label: wordsSchema,
    /** The standard or manual it follows. */
    standard: z.string(),
    /** The usual one first. */
    transports: z.array(protocolTransportSchema).min(1).readonly(),
    /** What a fresh link starts with. */
    defaults: z
      .object({
        port: z.number().int().optional(),
        baudRate: z.number().int().optional(),
        dataBits: z.union([z.literal(7), z.literal(8)]).optional(),
        parity: z.enum(['none', 'even', 'odd']).optional(),
      })
      .readonly(),
    /** Points that a device of this protocol may have. */
    points: z.array(protocolPointSchema).readonly(),
    options: z.array(protocolOptionSchema).readonly(),
    /** What the station can say to its devices. */
    commands: z.array(protocolCommandSchema).readonly(),
    /** What the labels of an explained frame say, under the label without the protocol's name. */
    labels: z.record(z.string(), wordsSchema).readonly(),
    /** Silence is normal: such a line is never reopened because nothing came. */
    maySleep: z.boolean(),
    /** Its packets name a person: none is kept, and what is thrown away is kept as a count only. */
    personal: z.boolean(),
  })
  .readonly();
export type ProtocolManifest = z.infer<typeof protocolManifestSchema>;
