import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PRINT_FIELDS } from '#shared/modules/cases/index.ts';
import { formLines, WIDE } from './form-fields.ts';

it('puts every field on a line once, in order, wide ones alone', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...PRINT_FIELDS]), (fields) => {
      const lines = formLines(fields);
      expect(lines.flat()).toEqual(fields);
      for (const line of lines) {
        expect(line.length).toBeLessThanOrEqual(2);
        if (line.some((field) => WIDE.has(field))) expect(line).toHaveLength(1);
      }
    }),
  );
});
