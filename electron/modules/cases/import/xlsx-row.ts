import { MAX_COLUMNS } from '#shared/modules/imports/index.ts';
import { serialText } from './xlsx-styles.ts';
import { stringText, unescapeXml } from './xlsx-text.ts';

export interface SheetContext {
  strings: readonly string[];
  /** By style number: numbers in it are dates. */
  dates: readonly boolean[];
  from1904: boolean;
}

const CELL = /<(?:\w+:)?c(?=[\s/>])([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;
const VALUE = /<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?v>/;
const REFERENCE = /\sr="([A-Z]{1,3})\d+"/;
const TYPE = /\st="(\w+)"/;
const STYLE = /\ss="(\d+)"/;
const ROW = /^<(?:\w+:)?row(?:\s[^>]*?)?\sr="(\d{1,7})"/;

/** Number that a row gives itself; null when it gives none. */
export function rowNumber(xml: string): number | null {
  const match = ROW.exec(xml);
  return match ? Number(match[1]) : null;
}

/** Cells of a `row` element as text, in their places; those right of the last column a file may have are dropped. */
export function rowCells(xml: string, sheet: SheetContext): string[] {
  const cells: string[] = [];
  let place = -1;
  for (const [, attributes = '', inner = ''] of xml.matchAll(CELL)) {
    const letters = REFERENCE.exec(attributes)?.[1];
    place = letters ? columnIndex(letters) : place + 1;
    if (place > MAX_COLUMNS) continue;
    while (cells.length < place) cells.push('');
    cells[place] = cellText(attributes, inner, sheet);
  }
  return cells;
}

function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

function cellText(attributes: string, inner: string, sheet: SheetContext): string {
  if (inner === '') return '';
  const type = TYPE.exec(attributes)?.[1];
  if (type === 'inlineStr') return stringText(inner);
  const value = VALUE.exec(inner)?.[1] ?? '';
  switch (type) {
    case 's':
      return sheet.strings[Number(value)] ?? '';
    case 'str':
    case 'd':
      return unescapeXml(value);
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'e':
      // What a formula failed with (#N/A) is no value.
      return '';
    default:
      return numberText(
        value,
        sheet.dates[Number(STYLE.exec(attributes)?.[1] ?? -1)] === true,
        sheet.from1904,
      );
  }
}

function numberText(value: string, isDate: boolean, from1904: boolean): string {
  if (isDate) return serialText(Number(value), from1904) ?? value;
  // Whole numbers keep their digits (long ids); binary fractions lose the noise of their last places.
  return value === '' || /^-?\d+$/.test(value) ? value : String(Number(Number(value).toPrecision(15)));
}
