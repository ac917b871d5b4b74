import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Vertical, verticalSchema } from '#shared/modules/territory/index.ts';
import { type Known, type Loader, unknownUnless } from './loader.ts';

/** More folders than any bureau has verticals. */
const MAX_VERTICALS = 100;

/** Reads every `verticals/<key>/vertical.json`, in the order of their keys. */
export function loadVerticals(loader: Loader, classKeys: Known): Vertical[] {
  const verticals: Vertical[] = [];
  const ruleIds = new Set<string>();
  for (const key of foldersOf(path.join(loader.root, 'verticals'))) {
    const file = `verticals/${key}/vertical.json`;
    const vertical = loader.one(file, verticalSchema);
    if (!vertical) continue;
    const faults = [...faultsOf(vertical, key, classKeys)];
    for (const { id } of vertical.rules) {
      if (ruleIds.has(id)) faults.push(`rule "${id}" stands twice`);
      ruleIds.add(id);
    }
    for (const reason of faults)
      loader.problems.add({ file, line: 0, path: '', code: 'unknownName', reason });
    if (faults.length === 0) verticals.push(vertical);
  }
  return verticals;
}

function foldersOf(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  const entries = fs.readdirSync(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return names.sort().slice(0, MAX_VERTICALS);
}

function* faultsOf(vertical: Vertical, key: string, classKeys: Known): Generator<string> {
  if (vertical.id !== key) yield `the id "${vertical.id}" is not the name of the folder`;
  const factors = new Map(vertical.factors.map(({ code, unit }) => [code, unit]));
  const named = [...vertical.classKeys];
  for (const rule of vertical.rules) {
    if (rule.kind !== 'threshold') continue;
    named.push(rule.openCase.classKey);
    if (factors.get(rule.factor) !== rule.unit)
      yield `rule "${rule.id}" names no factor "${rule.factor}" in ${rule.unit}`;
  }
  for (const classKey of named)
    for (const { name } of unknownUnless(classKeys, 'class', classKey)) yield `no class "${name}"`;
}
