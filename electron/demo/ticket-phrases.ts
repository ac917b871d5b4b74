import type { TicketKind } from '#shared/modules/territory/index.ts';

/** What callers say that becomes no case: an answer is all they need. `{road}` is filled in. */
export const CALLS: readonly { kind: TicketKind; text: string; result: string }[] = [
  {
    kind: 'consultation',
    text: '咨询{road}沿街店铺更换招牌需要办理什么手续',
    result: '已告知备案材料与办理窗口，来电人表示清楚',
  },
  { kind: 'consultation', text: '询问{road}临时停车泊位的收费时段', result: '已答复收费时段与标准' },
  {
    kind: 'suggestion',
    text: '建议在{road}菜市场旁增设非机动车停放点',
    result: '已实地踏勘，拟列入下季度增设计划',
  },
  { kind: 'suggestion', text: '建议{road}公园延长照明时间', result: '已转养护单位，夏季照明延长一小时' },
  { kind: 'help', text: '{road}家门口有大件家具需要清运，请求协助', result: '已联系清运队上门' },
  { kind: 'thanks', text: '感谢{road}环卫工人拾到钱包并归还', result: '已转达并通报表扬' },
  {
    kind: 'complaint',
    text: '反映{road}烧烤店夜间排放油烟，住户无法开窗',
    result: '已检查净化设施，责令限期清洗并复查',
  },
  {
    kind: 'report',
    text: '举报{road}工地夜间超时施工，已持续三晚',
    result: '已约谈施工单位，停止夜间施工',
  },
];

/** What callers say when they are asked afterwards. */
export const ANSWERS = {
  unsatisfied: '来电人称问题反复出现，要求重新处理',
  redo: '承办人未到现场核实，退回重办',
} as const;
