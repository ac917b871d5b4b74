import type { TextSource } from './mapping.ts';

const PLACE = /\{([^{}]+)\}/g;

/** The columns that a text source reads. */
export function columnsOf(source: TextSource): string[] {
  return 'column' in source
    ? [source.column]
    : [...source.template.matchAll(PLACE)].map((match) => match[1] ?? '');
}

/**
 * Compiles a text source into a function of cells. `{A}：{B}` puts the text between two columns only where both
 * hold something; what stands before the first and after the last column always stays.
 */
export function compileText(
  source: TextSource,
  indexOf: (column: string) => number,
): (cells: readonly string[]) => string {
  if ('column' in source) {
    const index = indexOf(source.column);
    return (cells) => (cells[index] ?? '').trim();
  }
  const pieces = source.template.split(PLACE);
  const indexes = columnsOf(source).map(indexOf);
  const [head, tail] = [pieces[0] ?? '', pieces.at(-1) ?? ''];
  return (cells) => {
    let text = '';
    let filled = 0;
    indexes.forEach((index, place) => {
      const cell = (cells[index] ?? '').trim();
      if (cell === '') return;
      text += filled === 0 ? cell : (pieces[place * 2] ?? '') + cell;
      filled += 1;
    });
    return filled === 0 && indexes.length > 0 ? '' : head + text + (pieces.length > 1 ? tail : '');
  };
}
