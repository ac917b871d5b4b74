import type { CaseCommandName } from '#shared/modules/cases/index.ts';
import type { ScreenId } from '../nav.ts';

/** What the command bar can do besides finding things. */
export type Verb =
  | { kind: 'go'; screen: ScreenId }
  | { kind: 'step'; command: CaseCommandName }
  | { kind: 'appearance'; choice: 'day' | 'night' | 'auto' }
  | { kind: 'language'; choice: 'zh-CN' | 'en' }
  | { kind: 'newest' }
  | { kind: 'layout'; name: string }
  | { kind: 'signOut' }
  | { kind: 'keys' }
  | { kind: 'help' };

export interface SpelledVerb {
  verb: Verb;
  /** Chinese, initials of its pinyin, English: what a person may type, not what is shown. */
  spellings: readonly string[];
}

const go = (screen: ScreenId, ...spellings: string[]): SpelledVerb => ({
  verb: { kind: 'go', screen },
  spellings,
});
const step = (command: CaseCommandName, ...spellings: string[]): SpelledVerb => ({
  verb: { kind: 'step', command },
  spellings,
});

/** Every verb; a step counts only while the case at hand offers it. */
export const VERBS: readonly SpelledVerb[] = [
  step('dispatch', '派遣', 'pq', 'dispatch'),
  step('file', '立案', 'la', 'file'),
  step('reject', '不予立案', 'byla', 'reject'),
  step('sendVerification', '发核实', 'fhs', 'send verification'),
  step('reportVerification', '填核实结果', 'thsjg', 'report verification'),
  step('accept', '接收', 'js', 'accept'),
  step('dispose', '处置反馈', 'czfk', 'dispose'),
  step('requestExtension', '申请延期', 'sqyq', 'request extension'),
  step('reviewExtension', '审批延期', 'spyq', 'review extension'),
  step('requestReturn', '申请回退', 'sqht', 'request return'),
  step('reviewReturn', '审批回退', 'spht', 'review return'),
  step('requestSuspension', '申请挂账', 'sqgz', 'request suspension'),
  step('reviewSuspension', '审批挂账', 'spgz', 'review suspension'),
  step('resume', '恢复', 'hf', 'resume'),
  step('sendCheck', '发核查', 'fhc', 'send check'),
  step('reportCheck', '填核查结果', 'thcjg', 'report check'),
  step('close', '结案', 'ja', 'close'),
  step('rework', '返工', 'fg', 'rework'),
  step('requestVoid', '申请作废', 'sqzf', 'request void'),
  step('reviewVoid', '审批作废', 'spzf', 'review void'),
  step('supervise', '督办', 'db', 'supervise'),
  step('replySupervision', '回复督办', 'hfdb', 'reply supervision'),
  step('urge', '催办', 'cb', 'urge'),
  step('receiveUrge', '签收催办', 'qscb', 'receive urge'),
  step('liftSupervision', '解除督办', 'jcdb', 'lift supervision'),
  step('returnTask', '退回任务', 'thrw', 'return task'),
  step('correctPlace', '更正地点', 'gzdd', 'correct place'),
  step('prefile', '预立案', 'yla', 'propose filing'),
  step('passUp', '报上级批示', 'bsjps', 'pass up'),
  step('reviewHigher', '批示', 'ps', 'decide'),
  step('keepSuspended', '续挂', 'xg', 'keep on account'),
  step('selfHandle', '自处理', 'zcl', 'self-handle'),
  step('reviewSelfHandled', '审核自处理', 'shzcl', 'review self-handled'),
  step('raiseUrgency', '转紧急', 'zjj', 'raise urgency'),
  step('spotCheck', '抽查', 'cc', 'spot check'),
  step('relate', '关联案卷', 'glaj', 'link cases'),
  step('unrelate', '取消关联', 'qxgl', 'unlink cases'),
  step('merge', '并入', 'br', 'merge into'),
  step('split', '拆分', 'cf', 'split'),
  step('fixFirst', '代整治', 'dzz', 'fix first'),
  step('settleFixFirst', '结算代整治', 'jsdzz', 'settle fix-first'),
  step('blowWhistle', '吹哨', 'cs', 'call departments'),
  step('answerWhistle', '应哨报到', 'ysbd', 'answer call'),
  step('withdraw', '撤回', 'ch', 'take back'),
  go('desk', '值班台', 'zbt', 'desk'),
  go('inbox', '待办箱', 'dbx', 'inbox'),
  go('board', '状态板', 'ztb', 'board', 'status'),
  go('messages', '消息', 'xx', 'messages'),
  go('intake', '登记', 'dj', 'intake', 'register'),
  go('tickets', '工单', 'gd', 'tickets'),
  go('alarms', '告警', 'gj', 'alarms'),
  go('telemetry', '监测', 'jc', 'telemetry', 'monitoring'),
  go('overview', '概览', 'gl', 'overview'),
  go('evaluation', '评价', 'pj', 'evaluation'),
  go('links', '链路', 'll', 'links'),
  go('import', '导入', 'dr', 'import'),
  go('administration', '应用维护', 'yywh', 'administration', 'rules'),
  go('settings', '设置', 'sz', 'settings'),
  { verb: { kind: 'newest' }, spellings: ['最新待办', 'zxdb', 'newest'] },
  { verb: { kind: 'appearance', choice: 'day' }, spellings: ['日间', 'rj', 'day'] },
  { verb: { kind: 'appearance', choice: 'night' }, spellings: ['夜间', 'yj', 'night'] },
  { verb: { kind: 'appearance', choice: 'auto' }, spellings: ['跟随系统', 'gsxt', 'auto appearance'] },
  { verb: { kind: 'language', choice: 'zh-CN' }, spellings: ['中文', 'zw', 'chinese'] },
  { verb: { kind: 'language', choice: 'en' }, spellings: ['英文', 'yw', 'english'] },
  { verb: { kind: 'keys' }, spellings: ['键位', 'jw', 'keys'] },
  { verb: { kind: 'help' }, spellings: ['帮助', 'bz', 'help'] },
  { verb: { kind: 'signOut' }, spellings: ['退出登录', 'tc', 'sign out'] },
];

/** A verb for a layout that the person named: found by its name, with or without the word before it. */
export function layoutVerb(name: string): SpelledVerb {
  return { verb: { kind: 'layout', name }, spellings: [name, `布局${name}`, `bj${name}`, `layout ${name}`] };
}

/** What was typed, as spellings are compared: half width, lower case, no blanks, no leading slash. */
export function normalTyped(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '').replace(/^\/+/, '');
}

/** Verbs whose spelling begins with what was typed; one that is spelled out whole stands alone. */
export function matchVerbs(verbs: readonly SpelledVerb[], text: string): SpelledVerb[] {
  const typed = normalTyped(text);
  if (typed === '') return [];
  const whole = verbs.filter((verb) => isSpelledOut(verb, text));
  return whole.length > 0
    ? whole
    : verbs.filter(({ spellings }) => spellings.some((spelling) => normalTyped(spelling).startsWith(typed)));
}

/** Whether the text is a verb from its first to its last letter. */
export function isSpelledOut({ spellings }: SpelledVerb, text: string): boolean {
  const typed = normalTyped(text);
  return typed !== '' && spellings.some((spelling) => normalTyped(spelling) === typed);
}

/**
 * Which choice Enter takes before an arrow key was used: the verb when it is the only one, otherwise what was found;
 * −1 while several verbs begin so, as nobody means "any of them".
 */
export function firstChoice(verbCount: number, otherCount: number): number {
  if (verbCount > 1) return -1;
  return verbCount + otherCount > 0 ? 0 : -1;
}
