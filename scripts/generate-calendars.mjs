// Writes resources/calendars/cn-statutory.json from the chinese-days package: the State Council's holidays and
// make-up workdays. Run `node scripts/generate-calendars.mjs` after updating that package.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const FIRST_YEAR = 2015;

const require = createRequire(import.meta.url);
const published = require('chinese-days/dist/chinese-days.json');
const { version } = require('chinese-days/package.json');

/** Entries look like `2026-01-01: "New Year's Day,元旦,1"`: English, Chinese, number of statutory days. */
function marks(entries, kind) {
  return Object.entries(entries).map(([date, text]) => [date, { kind, name: text.split(',')[1] }]);
}

const days = [...marks(published.holidays, 'holiday'), ...marks(published.workdays, 'workday')]
  .filter(([date]) => Number(date.slice(0, 4)) >= FIRST_YEAR)
  .sort(([a], [b]) => (a < b ? -1 : 1));

const names = new Set(days.map(([date]) => date));
if (names.size !== days.length) throw new Error('a date is both holiday and workday');
const lastYear = Math.max(...days.map(([date]) => Number(date.slice(0, 4))));
for (let year = FIRST_YEAR; year <= lastYear; year++) {
  const holidays = days.filter(([date, mark]) => date.startsWith(`${year}-`) && mark.kind === 'holiday');
  if (holidays.length < 11) throw new Error(`${year} has only ${holidays.length} holidays`);
}

const digest = createHash('sha256').update(JSON.stringify(days)).digest('hex').slice(0, 8);
const head = {
  id: 'cn-statutory',
  version: `${FIRST_YEAR}-${lastYear}-${digest}`,
  years: { from: FIRST_YEAR, to: lastYear },
  source:
    "The State Council General Office's yearly notices on holiday arrangements, as collected by chinese-days (MIT)",
  generatedWith: `chinese-days ${version}`,
};
const rows = days.map(([date, { kind, name }]) => `    "${date}": { "kind": "${kind}", "name": "${name}" }`);
const text = `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "days": {\n${rows.join(',\n')}\n  }\n}\n`;
const target = new URL('../resources/calendars/cn-statutory.json', import.meta.url);
writeFileSync(target, text);
console.log(`${days.length} days, ${head.version}`);
