import {
  areaClassSchema,
  caseStageSchema,
  classKindSchema,
  PHRASE_USES,
  type RuleKind,
  urgencySchema,
} from '#shared/modules/territory/index.ts';

/** How a member of a row is edited and worded. */
export type FieldType =
  | { type: 'text'; max: number; long?: boolean }
  | { type: 'number'; min: number; max: number }
  | { type: 'boolean' }
  | { type: 'limit' }
  | { type: 'classPattern' }
  | { type: 'classPatterns' }
  | { type: 'street' }
  | { type: 'unit' }
  /** Short texts, each of at most `max` characters. */
  | { type: 'words'; max: number }
  | { type: 'permissions' }
  /** Worded as `rules:choice.<words>.<value>`. */
  | { type: 'choice'; words: string; values: readonly string[] };

export interface RuleField {
  /** Worded as `rules:field.<name>`. */
  name: string;
  /** Where it stands in the row. */
  path: readonly string[];
  control: FieldType;
  /** May be left out. */
  optional?: boolean;
  /** Width of its column, px; a field without one has no column. */
  width?: number;
}

const text = (
  name: string,
  path: readonly string[],
  max: number,
  more: Partial<RuleField> = {},
): RuleField => ({
  name,
  path,
  control: { type: 'text', max },
  ...more,
});
const longText = (name: string, path: readonly string[], max: number, width?: number): RuleField => ({
  name,
  path,
  control: { type: 'text', max, long: true },
  ...(width === undefined ? {} : { width }),
});
const choice = (
  name: string,
  words: string,
  values: readonly string[],
  more: Partial<RuleField> = {},
): RuleField => ({ name, path: [name], control: { type: 'choice', words, values }, ...more });
const id = text('id', ['id'], 64, { width: 130 });
const limit: RuleField = { name: 'limit', path: ['limit'], control: { type: 'limit' }, width: 110 };
const urgency = choice('urgency', 'urgency', urgencySchema.options, { optional: true, width: 100 });
const provenance: readonly RuleField[] = [
  longText('source', ['source'], 400, 200),
  { name: 'example', path: ['example'], control: { type: 'boolean' }, width: 70 },
];

/** The members of each kind's rows, in the order in which they are filled in. */
export const ROW_FIELDS: Readonly<Record<RuleKind, readonly RuleField[]>> = {
  filingConditions: [
    { name: 'classKeys', path: ['classKeys'], control: { type: 'classPatterns' }, width: 210 },
    longText('condition', ['condition', 'zh'], 200, 240),
    choice('areaClass', 'areaClass', areaClassSchema.options, { optional: true, width: 90 }),
    urgency,
    limit,
    longText('closingCondition', ['closingCondition', 'zh'], 200, 170),
    longText('conditionEn', ['condition', 'en'], 200),
    longText('closingConditionEn', ['closingCondition', 'en'], 200),
    text('series', ['stage', 'series'], 64, { optional: true }),
    { name: 'step', path: ['stage', 'step'], control: { type: 'number', min: 1, max: 9 }, optional: true },
    ...provenance,
    id,
  ],
  stageLimits: [
    choice('stage', 'stage', caseStageSchema.options, { width: 130 }),
    urgency,
    limit,
    ...provenance,
  ],
  responsibility: [
    { name: 'classKey', path: ['classKey'], control: { type: 'classPattern' }, width: 260 },
    { name: 'street', path: ['street'], control: { type: 'street' }, width: 150 },
    { name: 'unit', path: ['unit'], control: { type: 'unit' }, width: 220 },
    choice('basis', 'basis', ['owner', 'territory'], { width: 110 }),
    {
      name: 'priority',
      path: ['priority'],
      control: { type: 'number', min: -99, max: 99 },
      optional: true,
      width: 80,
    },
    id,
  ],
  codeSet: [
    choice('kind', 'classKind', classKindSchema.options, { width: 90 }),
    text('code', ['code'], 4, { width: 90 }),
    text('name', ['zh'], 40, { width: 240 }),
    text('nameEn', ['en'], 80, { width: 240 }),
    { name: 'keywords', path: ['keywords'], control: { type: 'words', max: 20 }, width: 360 },
  ],
  posts: [
    text('name', ['zh'], 40, { width: 160 }),
    text('nameEn', ['en'], 80, { width: 200 }),
    id,
    { name: 'permissions', path: ['permissions'], control: { type: 'permissions' }, width: 480 },
  ],
  /** These two have no rows. */
  calendar: [],
  numberFormat: [],
  phrases: [choice('use', 'use', PHRASE_USES, { width: 120 }), longText('zh', ['zh'], 300, 520), id],
};

/** A row to begin with; `id` is taken where rows have one. What is left open is told as a problem beside its field. */
export function emptyRow(kind: RuleKind, newId: string): Record<string, unknown> {
  switch (kind) {
    case 'filingConditions':
      return {
        id: newId,
        classKeys: [],
        condition: { zh: '', en: '' },
        limit: { value: 1, unit: 'workDay' },
        closingCondition: { zh: '', en: '' },
        source: '',
        example: false,
      };
    case 'stageLimits':
      return { stage: 'accept', limit: { value: 1, unit: 'workHour' }, source: '', example: false };
    case 'responsibility':
      return { id: newId, classKey: '', street: '*', unit: '', basis: 'owner' };
    case 'codeSet':
      return { kind: 'event', code: '', zh: '', en: '', keywords: [] };
    case 'posts':
      return { id: newId, zh: '', en: '', permissions: ['preference.write'] };
    case 'calendar':
    case 'numberFormat':
      return {};
    case 'phrases':
      return { id: newId, use: 'register', zh: '' };
  }
}
