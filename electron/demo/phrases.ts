/** What people report, by class: sentences with a place in them. `{road}` is filled in. */
export interface Theme {
  classKey: string;
  /** Share among all reports; only ratios matter. */
  weight: number;
  sentences: readonly string[];
  done: string;
}

export const THEMES: readonly Theme[] = [
  {
    classKey: 'E0102',
    weight: 16,
    sentences: [
      '{road}人行道边堆放生活垃圾约两车，有异味',
      '{road}垃圾桶旁散落垃圾，无人清理',
      '{road}绿化带内有成袋垃圾',
    ],
    done: '已清运并冲洗地面',
  },
  {
    classKey: 'E0504',
    weight: 15,
    sentences: [
      '{road}餐饮店把桌椅摆到人行道上，行人需绕到车行道',
      '{road}水果店超出门线摆摊，占用盲道',
      '{road}五金店门口长期摆放货架',
    ],
    done: '已劝导收回店内，当事人签收告知单',
  },
  {
    classKey: 'E0501',
    weight: 13,
    sentences: [
      '{road}公交站旁流动摊贩聚集，影响上下车',
      '{road}学校门口傍晚有流动烧烤车',
      '{road}路口有人推车卖菜，散场后留有菜叶',
    ],
    done: '现场清理完毕，安排定点值守',
  },
  {
    classKey: 'E0506',
    weight: 12,
    sentences: [
      '{road}地铁口共享单车堆积，占满人行道',
      '{road}电动车停在盲道上约二十米',
      '{road}非机动车倒伏一片，无人整理',
    ],
    done: '已整理归位，通知运营单位增派人手',
  },
  {
    classKey: 'E0505',
    weight: 8,
    sentences: ['{road}机动车停在人行道上，压坏地砖', '{road}小区出口长期被货车占用'],
    done: '已抄告交警并现场劝离',
  },
  {
    classKey: 'E0201',
    weight: 7,
    sentences: ['{road}电线杆上贴满小广告', '{road}楼道外墙被喷涂联系电话'],
    done: '已清除覆盖',
  },
  {
    classKey: 'E0112',
    weight: 5,
    sentences: ['{road}渣土车遗撒，路面有泥约三十米', '{road}路面有砂石散落，电动车打滑'],
    done: '已洒水清扫，追查车辆中',
  },
  {
    classKey: 'E0302',
    weight: 5,
    sentences: ['{road}工地未开喷淋，扬尘很大', '{road}工地出入口未冲洗，车轮带泥上路'],
    done: '已责令开启喷淋并覆盖裸土',
  },
  {
    classKey: 'E0116',
    weight: 5,
    sentences: ['{road}饭店油烟直排，楼上住户开不了窗', '{road}烧烤店夜间油烟扰民'],
    done: '已要求清洗净化器，复测达标',
  },
  {
    classKey: 'E0301',
    weight: 4,
    sentences: ['{road}工地夜里十一点还在打桩', '{road}商铺装修中午施工，噪声大'],
    done: '已责令停工，告知作业时段',
  },
  {
    classKey: 'E0507',
    weight: 4,
    sentences: ['{road}路边堆放装修材料占道', '{road}门店把纸箱堆在人行道上'],
    done: '已清除堆物',
  },
  {
    classKey: 'E0406',
    weight: 3,
    sentences: ['{road}雨后积水没过脚踝，行人无法通过', '{road}下水口堵塞，路面积水'],
    done: '已疏通并排水',
  },
  {
    classKey: 'C0103',
    weight: 3,
    sentences: ['{road}雨水井盖缺失，无围护', '{road}雨水井盖松动，车辆经过有响声'],
    done: '已更换井盖',
  },
  {
    classKey: 'C0118',
    weight: 3,
    sentences: ['{road}连续四杆路灯不亮', '{road}路灯白天长明'],
    done: '已更换光源，夜间复查正常',
  },
  {
    classKey: 'C0305',
    weight: 3,
    sentences: ['{road}果皮箱破损，内胆外露', '{road}垃圾箱满溢未清'],
    done: '已修复并增加清运频次',
  },
  {
    classKey: 'E0110',
    weight: 2,
    sentences: ['{road}车行道有坑槽，深约五厘米', '{road}人行道地砖缺失数块'],
    done: '已修补路面',
  },
  {
    classKey: 'E0101',
    weight: 2,
    sentences: ['{road}居民楼顶正在加建约十五平方米', '{road}底层住户破墙开店'],
    done: '已责令停止建设，限期自拆',
  },
  {
    classKey: 'C0402',
    weight: 2,
    sentences: ['{road}行道树枝条折断，悬在人行道上方', '{road}行道树倾斜，靠近架空线'],
    done: '已修剪扶正',
  },
];

/** Syllables that invented reporters' names are made of. */
export const FAMILY = '林周沈陆顾江程叶苏温'.split('');
export const GIVEN = ['知远', '亦安', '若川', '予怀', '清和', '景行', '砚秋', '南乔', '书宁', '沐阳'];

export const HOUSE = ['号', '号门前', '号东侧', '号对面', '号弄口'];
