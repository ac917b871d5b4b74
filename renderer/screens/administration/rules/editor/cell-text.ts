import type { RuleRow } from '#shared/modules/territory/index.ts';
import { valueAt } from './edit-rows.ts';
import type { RuleField } from './fields.ts';

/** How codes are said. */
export interface RuleWords {
  /** `E0302 暴露垃圾`, or what a pattern covers. */
  pattern(pattern: string): string;
  street(code: string): string;
  unit(id: string): string;
  limit(limit: { value: number; unit: string }): string;
  choice(words: string, value: string): string;
  permission(permission: string): string;
  yes: string;
}

/** What a cell of the table shows; a value of another shape than the field's is shown as it stands. */
export function cellText({ control, path }: RuleField, row: RuleRow, words: RuleWords): string {
  const value = valueAt(row, path);
  if (value === undefined || value === null || value === '') return '';
  switch (control.type) {
    case 'limit':
      return isLimit(value) ? words.limit(value) : JSON.stringify(value);
    case 'classPattern':
      return words.pattern(String(value));
    case 'classPatterns':
      return Array.isArray(value)
        ? value.map((each) => words.pattern(String(each))).join('、')
        : String(value);
    case 'words':
      return Array.isArray(value) ? value.join('、') : String(value);
    case 'permissions':
      return Array.isArray(value)
        ? value.map((each) => words.permission(String(each))).join('、')
        : String(value);
    case 'street':
      return words.street(String(value));
    case 'unit':
      return words.unit(String(value));
    case 'choice':
      return words.choice(control.words, String(value));
    case 'boolean':
      return value === true ? words.yes : '';
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}

function isLimit(value: unknown): value is { value: number; unit: string } {
  return typeof value === 'object' && value !== null && 'value' in value && 'unit' in value;
}
