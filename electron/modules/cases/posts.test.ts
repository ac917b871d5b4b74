import { expect, it } from 'vitest';
import {
  AWAITED_STEPS,
  CASE_STAGES,
  type CaseStepName,
  caseCommands,
  isFinal,
  LEGAL_STAGES,
  withdrawWindowMs,
} from '#shared/modules/cases/index.ts';
import { loadDemo } from './testing.ts';

// Posts are data; here the shipped table is held against the life cycle.

const { territory } = loadDemo();
const manned = new Set(territory.parts.persons.flatMap(({ posts }) => posts));
const holders = (step: CaseStepName) =>
  territory.parts.posts
    .filter(({ id, permissions }) => manned.has(id) && permissions.includes(caseCommands[step].permission))
    .map(({ id }) => id);

it.each(CASE_STAGES.filter((stage) => !isFinal(stage)))('in %s a manned post can go on', (stage) => {
  expect(AWAITED_STEPS[stage].length).toBeGreaterThan(0);
  for (const step of AWAITED_STEPS[stage]) {
    expect(LEGAL_STAGES[step]).toContain(stage);
    expect(holders(step)).not.toEqual([]);
  }
});

it.each<[CaseStepName, string[]]>([
  ['sendVerification', ['intakeOperator']],
  ['reportVerification', ['intakeOperator']],
  ['file', ['shiftLeader']],
  ['reject', ['intakeOperator', 'shiftLeader']],
  ['dispatch', ['dispatcher']],
  ['accept', ['streetSquad', 'ownerUnit']],
  ['dispose', ['streetSquad', 'ownerUnit']],
  ['requestExtension', ['streetSquad', 'ownerUnit']],
  ['reviewExtension', ['shiftLeader']],
  ['reviewHigher', ['bureauLeader']],
  ['passUp', ['dispatcher', 'shiftLeader']],
  ['prefile', ['intakeOperator', 'shiftLeader']],
  ['keepSuspended', ['dispatcher']],
  ['selfHandle', ['intakeOperator', 'streetSquad']],
  ['reviewSelfHandled', ['shiftLeader']],
  ['spotCheck', ['shiftLeader', 'evaluator']],
  ['merge', ['intakeOperator', 'dispatcher', 'shiftLeader']],
  ['blowWhistle', ['dispatcher', 'shiftLeader', 'streetSquad']],
  ['answerWhistle', ['dispatcher', 'streetSquad', 'ownerUnit']],
  ['requestReturn', ['streetSquad', 'ownerUnit']],
  ['reviewReturn', ['dispatcher']],
  ['requestSuspension', ['streetSquad', 'ownerUnit']],
  ['reviewSuspension', ['dispatcher']],
  ['resume', ['dispatcher', 'streetSquad', 'ownerUnit']],
  ['sendCheck', ['intakeOperator']],
  ['reportCheck', ['intakeOperator']],
  ['close', ['shiftLeader']],
  ['rework', ['dispatcher', 'shiftLeader']],
  ['requestVoid', ['intakeOperator', 'dispatcher']],
  ['reviewVoid', ['shiftLeader']],
  ['supervise', ['shiftLeader', 'bureauLeader']],
  ['replySupervision', ['dispatcher', 'streetSquad', 'ownerUnit']],
  ['urge', ['intakeOperator', 'dispatcher', 'shiftLeader', 'bureauLeader']],
])('%s belongs to %j', (step, posts) => {
  expect(holders(step)).toEqual(posts);
});

it('every step that the rules let people take back is one', () => {
  const { withdraw } = territory.parts.operations;
  expect(withdraw.length).toBeGreaterThan(0);
  for (const { step } of withdraw) expect(withdrawWindowMs(territory.parts.operations, step)).not.toBeNull();
});
