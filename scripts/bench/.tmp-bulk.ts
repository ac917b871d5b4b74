import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bulkWriter } from '#electron/modules/cases/bulk.ts';
import { caseFinder } from '#electron/modules/cases/find-case.ts';
import { caseNumberer } from '#electron/modules/cases/number.ts';
import { casesStation, makeCases } from '#electron/modules/cases/testing.ts';
import { newId } from '#shared/kernel/id.ts';
const dir = mkdtempSync(join(tmpdir(), 'cb-'));
const st = casesStation(join(dir, 's.db')); const { db, territory } = st;
const w = bulkWriter({ ...st, mediaDir: dir } as never, caseFinder(db), caseNumberer(db, territory, 'A'));
const cpu = <T>(name: string, n: number, f: () => T) => { const a = process.cpuUsage(), t=performance.now(); const r = f(); const b = process.cpuUsage(a); console.log(name, 'cpu us/row', ((b.user + b.system) / n).toFixed(1), '(sys', (b.system / n).toFixed(1)+')', 'wall', ((performance.now()-t)*1000/n).toFixed(1)); return r; };
for (let i = 0; i < 8; i++) { const rows = makeCases(10000, territory, i + 1); cpu('bulk', 10000, () => w.bulkRegister('import:b', rows)); }
cpu('ids', 10000, () => { for (let i = 0; i < 10000; i++) newId(); });
db.close(); rmSync(dir, { recursive: true });
