import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CursorBook } from './cursor-book.ts';

it('knows only the first page at the start', () => {
  const book = new CursorBook(100);
  expect(book.nearest(7)).toEqual({ page: 0, cursor: null });
  expect(book.total).toBeUndefined();
});

it('reads any list to its end, whatever page is asked for', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 950 }),
      fc.array(fc.nat({ max: 12 }), { maxLength: 20 }),
      (size, asked) => {
        const book = new CursorBook(100);
        const read = (cursor: string | null) => {
          const from = cursor === null ? 0 : Number(cursor);
          const rows = Math.min(100, size - from);
          return { rows, next: from + rows < size ? String(from + rows) : null };
        };
        for (const page of [...asked, 12]) {
          for (let at = book.nearest(page); ; at = book.nearest(page)) {
            expect(at.cursor).toBe(at.page === 0 ? null : String(at.page * 100));
            const { rows, next } = read(at.cursor);
            book.note(at.page, rows, next);
            if (at.page === page || next === null) break;
          }
        }
        expect(book.total).toBe(size);
      },
    ),
  );
});
