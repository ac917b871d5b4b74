import { afterAll, expect, it } from 'vitest';
import { countersFor } from './counters.ts';
import { openEvaluationDb } from './testing.ts';
import { universeOf } from './universes.ts';

const db = openEvaluationDb();
afterAll(() => db.close());

const universes = [
  ...new Set(
    Object.values(countersFor({ source: '', example: true, public: [], collector: [] })).map(
      (counter) => counter.universe,
    ),
  ),
];

it.each(universes)('the universe %s walks an index and reads no table from end to end', (name) => {
  const params = { from: 1, to: 2, end: 2 };
  const { sql } = universeOf(name);
  const used = Object.fromEntries(Object.entries(params).filter(([key]) => sql.includes(`@${key}`)));
  const plan = db
    .prepare(`EXPLAIN QUERY PLAN SELECT street, count(*) FROM (${sql}) u GROUP BY 1`)
    .all(used) as {
    detail: string;
  }[];
  const walks = plan
    .map(({ detail }) => detail)
    .filter((detail) => /\b(cases|evaluation_steps)\b/.test(detail));
  expect(walks.length).toBeGreaterThan(0);
  // The open cases are walked whole, by an index that holds no others.
  for (const walk of walks) expect(walk).toMatch(/^SEARCH |USING (COVERING )?INDEX cases_open\b/);
});
