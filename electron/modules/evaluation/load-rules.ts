import * as crypto from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Loader, type Problem, problemAt } from '#electron/modules/territory/index.ts';
import {
  type CompiledScheme,
  checkScheme,
  compileScheme,
  type Grade,
  gradeSchema,
  gradesFault,
  type Reporters,
  reportersSchema,
  type Scheme,
  schemeSchema,
} from '#shared/modules/evaluation/index.ts';
import { rulesHeadSchema } from '#shared/modules/territory/index.ts';

const SHARED = 'rules/evaluation';
const GRADES = 'grades.json';
const REPORTERS = 'reporters.json';

export interface LoadedScheme extends CompiledScheme {
  file: string;
  /** Of what it says. */
  version: string;
}

/** How this district scores. */
export interface Rules {
  schemes: readonly LoadedScheme[];
  grades: readonly Grade[];
  gradesSource: string;
  reporters: Reporters;
}

const NOBODY: Reporters = { source: '—', example: true, public: [], collector: [] };

/**
 * Reads and checks `rules/evaluation/*.json`; a profile's own file takes the place of the shared one. A scheme with a fault
 * is told with file and line and left out.
 */
export function loadEvaluationRules(
  resourcesDir: string,
  profileId: string,
): { rules: Rules; problems: Problem[] } {
  const loader = new Loader(resourcesDir);
  const own = `profiles/${profileId}/${SHARED}`;
  const pick = (name: string) => loader.ruleFile(`profiles/${profileId}`, `evaluation/${name}`);
  const grades = loader.table(pick(GRADES), rulesHeadSchema, gradeSchema, ({ id }) => id);
  const fault = grades && gradesFault(grades.rows);
  if (grades && fault) loader.problems.add(problemAt(grades.source, ['rows'], 'shape', fault));
  const names = new Set([...filesIn(resourcesDir, SHARED), ...filesIn(resourcesDir, own)]);
  const schemes = [...names]
    .filter((name) => name !== GRADES && name !== REPORTERS)
    .flatMap((name) => loadScheme(loader, pick(name)))
    .sort((a, b) => a.scheme.order - b.scheme.order);
  const rules: Rules = {
    schemes,
    grades: fault ? [] : (grades?.rows ?? []),
    gradesSource: grades?.head.source ?? '',
    reporters: loader.one(pick(REPORTERS), reportersSchema) ?? NOBODY,
  };
  return { rules, problems: loader.problems.list() };
}

function filesIn(root: string, folder: string): string[] {
  const place = path.join(root, folder);
  return fs.existsSync(place) ? fs.readdirSync(place).filter((name) => name.endsWith('.json')) : [];
}

function loadScheme(loader: Loader, file: string): LoadedScheme[] {
  const read = loader.placed(file, schemeSchema);
  if (!read) return [];
  const faults = checkScheme(read.value);
  for (const { at, code, reason } of faults) loader.problems.add(problemAt(read.source, at, code, reason));
  return faults.length > 0 ? [] : [{ ...compileScheme(read.value), file, version: versionOf(read.value) }];
}

function versionOf(scheme: Scheme): string {
  return crypto.hash('sha256', JSON.stringify(scheme), 'hex').slice(0, 8);
}
