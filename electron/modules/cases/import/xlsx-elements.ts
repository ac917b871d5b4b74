import { MAX_RECORD } from './bounds.ts';
import { damaged } from './zip-file.ts';

/** Sixteen thousand cells are a row's most (ECMA-376); none of ours takes this much text. */
const MAX_ELEMENT = 4 * MAX_RECORD;

/**
 * Cuts whole elements of one name (`row`, `si`) out of XML that comes in pieces. Empty ones (`<row/>`) are given
 * as they stand. @throws Refusal `import.damaged` when one is longer than any sheet needs.
 */
export async function* elementsOf(
  pieces: AsyncIterable<string>,
  name: string,
): AsyncGenerator<string[], void> {
  const opening = new RegExp(`<(\\w+:)?${name}(?=[\\s/>])[^>]*>`, 'g');
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    const elements: string[] = [];
    let at = 0;
    for (;;) {
      opening.lastIndex = at;
      const start = opening.exec(text);
      if (!start) break;
      let end = opening.lastIndex;
      if (!start[0].endsWith('/>')) {
        const closing = `</${start[1] ?? ''}${name}>`;
        const closeAt = text.indexOf(closing, end);
        if (closeAt < 0) {
          at = start.index;
          break;
        }
        end = closeAt + closing.length;
      }
      elements.push(text.slice(start.index, end));
      at = end;
    }
    // What is left may be the beginning of an element, or of its tag.
    opening.lastIndex = at;
    const unfinished = opening.exec(text)?.index ?? Math.max(at, text.lastIndexOf('<'));
    text = text.slice(unfinished);
    if (text.length > MAX_ELEMENT) throw damaged(name);
    yield elements;
  }
}
