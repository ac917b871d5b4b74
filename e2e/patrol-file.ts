/** Rows of a patrol company's own export, with headings and words that no platform uses. */
const HEAD = ['巡查单', '记录于', '归口', '经过', '所在', '片区', '进度'];

/** Three words of the company for classes, three for how far a case is. */
export const CLASS_WORDS = { 垃圾堆: '暴露垃圾', 路坏了: '道路破损', 摆摊的: '无照经营游商' } as const;
export const STAGE_WORDS = { 没人管: '待派遣', 在弄: '处置中', 弄好了: '已结案' } as const;

export const GOOD_ROWS = 20;

/** What is wrong with the last rows, and what their cells are once corrected, by heading. */
const BAD: readonly { cells: Record<string, string>; corrected: Record<string, string> }[] = [
  { cells: { 记录于: '前天下午' }, corrected: { 记录于: '2026/3/9 14:20' } },
  { cells: { 归口: '说不清' }, corrected: { 归口: '垃圾堆' } },
  { cells: { 进度: '？' }, corrected: { 进度: '没人管' } },
  { cells: { 经过: '' }, corrected: { 经过: '步道边堆有旧家具' } },
];
export const BAD_ROWS = BAD.length;

/** The file as the company sends it: divided by semicolons, every fourth row with a quote in its text. */
export function patrolFile(): string {
  const classes = Object.keys(CLASS_WORDS);
  const stages = Object.keys(STAGE_WORDS);
  const row = (n: number): Record<string, string> => ({
    巡查单: `XC-${String(1000 + n)}`,
    记录于: `2026/3/${(n % 9) + 1} ${8 + (n % 9)}:${String(10 + n).padStart(2, '0')}`,
    归口: classes[n % classes.length] ?? '',
    经过: n % 4 === 0 ? `"第${n}处；有人说""没人来""，需处理"` : `第${n}处，需处理`,
    所在: `长乐路${n}号`,
    片区: n % 2 === 0 ? '晨曦街道' : '云帆街道',
    进度: stages[n % stages.length] ?? '',
  });
  const good = Array.from({ length: GOOD_ROWS }, (_, n) => row(n));
  const bad = BAD.map(({ cells }, index) => ({ ...row(GOOD_ROWS + index), ...cells }));
  return [HEAD, ...[...good, ...bad].map((one) => HEAD.map((name) => one[name] ?? ''))]
    .map((cells) => cells.join(';'))
    .join('\r\n');
}

/** Corrects a report of rejected rows as a person does in a spreadsheet: the wrong cells, and nothing else. */
export function correct(report: string): string {
  const [head = '', ...lines] = report
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
  const names = head.split(';');
  const fixed = lines.map((line, index) => {
    const cells = line.split(';');
    for (const [name, text] of Object.entries(BAD[index]?.corrected ?? {})) cells[names.indexOf(name)] = text;
    return cells.join(';');
  });
  return [head, ...fixed].join('\r\n');
}
