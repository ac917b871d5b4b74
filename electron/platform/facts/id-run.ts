import { newId } from '#shared/kernel/id.ts';

/** The last group of an id: 48 bits, which a number holds exactly. */
const TAIL = 12;
const TAIL_END = 16 ** TAIL;

const headOf = (id: string) => id.slice(0, -TAIL);
const tailOf = (id: string) => Number.parseInt(id.slice(-TAIL), 16);
const joined = (head: string, tail: number) => head + tail.toString(16).padStart(TAIL, '0');

/** A new id after which `count - 1` more can be counted without a carry. */
export function newIdRun(count: number): string {
  for (;;) {
    const first = newId();
    if (tailOf(first) + count <= TAIL_END) return first;
  }
}

/** The id that is `index` after `first`; new when that is from {@link newIdRun} and long enough. */
export function idAfter(first: string, index: number): string {
  return index === 0 ? first : joined(headOf(first), tailOf(first) + index);
}

/** Which of the ids counted up from `first` an id is: 0 for itself, negative when it is none of them. */
export function indexFrom(first: string, id: string): number {
  return headOf(first) === headOf(id) ? tailOf(id) - tailOf(first) : -1;
}

/** Where ids that an id can be counted up from begin. */
export const lowestOf = (id: string): string => joined(headOf(id), 0);
