import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';
import { maskWithin } from '#shared/kernel/personal.ts';
import { type CaseRow, foldText, runsOf } from '#shared/modules/cases/index.ts';
import { excerptFrom, partsOf } from '../../../app/command/highlight.ts';

/** Characters that stand before the first mark, so that it is in sight in a narrow column. */
const LEAD = 12;

/** Where the words of a search stand in a text: UTF-16 offsets, end excluded. */
export function marksOf(text: string, words: string): { start: number; end: number }[] {
  const folded = foldText(text);
  return runsOf(foldText(words)).flatMap((run) => {
    const marks: { start: number; end: number }[] = [];
    for (let at = folded.indexOf(run.text); at >= 0; at = folded.indexOf(run.text, at + run.text.length)) {
      marks.push({ start: at, end: at + run.text.length });
    }
    return marks;
  });
}

/** A text with the words searched for marked, begun shortly before the first; numbers of people in it are hidden. */
export class MarkedCell implements ICellRendererComp<CaseRow> {
  readonly #root = document.createElement('span');

  init(params: ICellRendererParams<CaseRow> & { words: string }): void {
    this.refresh(params);
  }

  getGui(): HTMLElement {
    return this.#root;
  }

  refresh({ value, words }: ICellRendererParams<CaseRow> & { words: string }): boolean {
    const text = maskWithin(String(value ?? ''));
    const marks = marksOf(text, words);
    const from = excerptFrom(marks, LEAD);
    const shown = partsOf(text, marks)
      .filter(({ at, text: part }) => at + part.length > from)
      .map(({ at, text: part, marked }) => {
        const cut = part.slice(Math.max(0, from - at));
        if (!marked) return document.createTextNode(cut);
        const mark = document.createElement('mark');
        mark.textContent = cut;
        return mark;
      });
    this.#root.replaceChildren(...(from > 0 ? [document.createTextNode('…')] : []), ...shown);
    return true;
  }
}
