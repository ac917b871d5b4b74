import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CodeSet, codeSetHeadSchema, minorClassSchema } from './code-set.ts';
import { suggestClasses } from './suggest-classes.ts';

const { rows, ...head } = JSON.parse(
  fs.readFileSync(new URL('../../../resources/codesets/CJT214.json', import.meta.url), 'utf8'),
);
const codeSet: CodeSet = { ...codeSetHeadSchema.parse(head), classes: minorClassSchema.array().parse(rows) };

describe('suggestClasses on the shipped code set', () => {
  it.each([
    ['路口污水井盖缺失,车辆经过有响声', 'C0102'],
    ['雨水篦子被落叶堵住', 'C0104'],
    ['消火栓漏水', 'C0113'],
    ['小区门口路灯不亮', 'C0118'],
    ['公交站亭玻璃破碎', 'C0203'],
    ['红绿灯不亮', 'C0210'],
    ['垃圾桶满溢,周边散落', 'C0305'],
    ['行道树倒伏压住车辆', 'C0402'],
    ['楼顶违法搭建阳光房', 'E0101'],
    ['小区门口垃圾堆没人清', 'E0102'],
    ['空地上有人偷倒渣土', 'E0103'],
    ['路面泥浆没有冲洗', 'E0104'],
    ['河面漂浮物很多', 'E0105'],
    ['路边有辆僵尸车', 'E0107'],
    ['人行道地砖松动', 'E0110'],
    ['渣土车沿途遗撒', 'E0112'],
    ['有人在空地烧树叶', 'E0115'],
    ['楼下饭店油烟直排扰民', 'E0116'],
    ['电线杆上贴满小广告', 'E0201'],
    ['路口悬挂横幅', 'E0202'],
    ['有人在地铁口发传单', 'E0204'],
    ['店招破损快要掉下来', 'E0205'],
    ['工地夜间施工噪音扰民', 'E0301'],
    ['工地裸土未覆盖,扬尘很大', 'E0302'],
    ['自来水管爆裂,水流满地', 'E0402'],
    ['闻到煤气味,怀疑燃气泄漏', 'E0403'],
    ['下水道堵塞,污水外溢', 'E0404'],
    ['马路上积水严重', 'E0406'],
    ['电线垂落在人行道上', 'E0408'],
    ['流动摊贩占道经营', 'E0501'],
    ['面馆店外经营,桌椅摆到人行道', 'E0504'],
    ['汽车停在人行道上挡路', 'E0505'],
    ['地铁口共享单车乱停', 'E0506'],
    ['楼道口乱堆杂物', 'E0507'],
    ['楼下广场舞音响太吵', 'E0508'],
    ['夜市露天烧烤', 'E0510'],
  ])('%s → %s', (text, classKey) => {
    const [first] = suggestClasses(codeSet, text, 5);
    expect(first?.classKey).toBe(classKey);
  });

  it('offers every kind of cover when the text says only 井盖', () => {
    const keys = suggestClasses(codeSet, '井盖缺失', 10).map(({ classKey }) => classKey);
    expect(keys).toEqual(expect.arrayContaining(['C0101', 'C0102', 'C0103', 'C0114']));
  });

  it('says which words it heard, longest first, and counts none inside a longer one', () => {
    const [first] = suggestClasses(codeSet, '渣土车沿途遗撒', 1);
    expect(first).toEqual({ classKey: 'E0112', score: 25, matched: ['沿途遗撒', '渣土车'] });
  });

  it.each([
    ['', 5],
    ['天气不错', 5],
    ['井盖', 0],
  ])('gives nothing for "%s" and at most %i', (text, max) => {
    expect(suggestClasses(codeSet, text, max)).toEqual([]);
  });

  it('listens to the beginning of an endless text only', () => {
    expect(suggestClasses(codeSet, `${'啊'.repeat(3000)}井盖`, 5)).toEqual([]);
  });
});
