import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/paths.ts';

// Writes docs/third-party-notices.md from the installed packages: what is shipped, under which licence.

/** Packages whose code is in the application; the rest only build or test it. */
const SHIPPED = [
  'hucre',
  'better-sqlite3',
  'serialport',
  'react',
  'react-dom',
  'antd',
  '@ant-design/icons',
  'ag-grid-community',
  'ag-grid-react',
  '@ag-grid-community/locale',
  'recharts',
  'uplot',
  '@orpc/server',
  '@orpc/client',
  '@orpc/contract',
  '@orpc/tanstack-query',
  '@tanstack/react-query',
  'i18next',
  'react-i18next',
  'zod',
  'zustand',
  'pinyin-pro',
  'papaparse',
  'uuid',
  'dayjs',
  'electron',
];

const rows = SHIPPED.flatMap((name) => {
  const file = join(ROOT, 'node_modules', name, 'package.json');
  if (!existsSync(file)) return [];
  const { version, license, homepage } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const text = readdirSync(join(file, '..')).some((entry) => /^licen[cs]e/i.test(entry))
    ? 'in the package'
    : 'named in its package.json';
  return [`| ${name} | ${version} | ${license} | ${text} | ${homepage ?? ''} |`];
});

writeFileSync(
  join(ROOT, 'docs/third-party-notices.md'),
  `# Third-party notices

Packages whose code is shipped with the application. Data under other licences (OpenStreetMap extract, administrative
divisions, statutory holidays) is listed in [resources/NOTICES.md](../resources/NOTICES.md).

| package | version | licence | text | home |
|---|---|---|---|---|
${rows.join('\n')}
`,
);
