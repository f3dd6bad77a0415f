import type { CASE_KINDS, CaseCategory } from '../model/case.ts';
import type { FieldRole } from '../model/officer.ts';

/** A thing that goes wrong in a street, as a patrol or a caller words it. `{place}` is where. */
export interface SimulatedKind {
  readonly kind: (typeof CASE_KINDS)[number];
  readonly category: CaseCategory;
  /** How often, against the others. */
  readonly weight: number;
  /** Teams that handle it, first choice first. */
  readonly teams: readonly FieldRole[];
  readonly texts: readonly string[];
}

/** The eight problem kinds of the 2012 plan IV(2)2 with wordings of everyday practice; weights are the simulator's. */
export const SIMULATED_KINDS: readonly SimulatedKind[] = [
  {
    kind: 'event',
    category: 'street-occupation',
    weight: 24,
    teams: ['enforcement', 'auxiliary'],
    texts: [
      '{place}有流动摊贩占道经营，影响行人通行',
      '{place}门店店外经营，货架摆到人行道上',
      '{place}非机动车乱停乱放，占压盲道',
      '{place}机动车违规停放在人行道上',
      '{place}夜市烧烤占道，油烟扰民',
    ],
  },
  {
    kind: 'event',
    category: 'exposed-waste',
    weight: 22,
    teams: ['sanitation', 'auxiliary'],
    texts: [
      '{place}垃圾桶满溢，周边有暴露垃圾',
      '{place}绿化带内有白色垃圾未清理',
      '{place}有积存建筑垃圾约两立方米，未覆盖',
      '{place}路面油污，有渣土抛洒痕迹',
      '{place}公厕周边脏乱，有异味',
    ],
  },
  {
    kind: 'event',
    category: 'outdoor-ads',
    weight: 12,
    teams: ['enforcement', 'information'],
    texts: [
      '{place}墙面、电线杆上张贴非法小广告',
      '{place}未经审批悬挂横幅广告',
      '{place}楼顶户外广告牌画面破损，有脱落危险',
    ],
  },
  {
    kind: 'event',
    category: 'shop-signs',
    weight: 6,
    teams: ['enforcement'],
    texts: ['{place}一店多招，门头招牌未按标准设置', '{place}门头灯箱字体缺损、断亮'],
  },
  {
    kind: 'facility',
    category: 'road-upkeep',
    weight: 15,
    teams: ['maintenance'],
    texts: [
      '{place}人行道地砖破损松动，雨后溅水',
      '{place}雨水井盖缺失，已用锥桶围挡',
      '{place}路面坑槽约半平方米',
      '{place}雨水箅子堵塞，路面积水',
      '{place}道路护栏倒伏',
    ],
  },
  {
    kind: 'facility',
    category: 'lines-and-boxes',
    weight: 7,
    teams: ['maintenance', 'information'],
    texts: ['{place}架空线缆脱落，垂至人行道', '{place}通信交接箱箱门敞开', '{place}弱电井盖破损，有异响'],
  },
  {
    kind: 'facility',
    category: 'lighting',
    weight: 6,
    teams: ['maintenance'],
    texts: ['{place}连续三盏路灯不亮', '{place}路灯杆倾斜', '{place}白天路灯常亮'],
  },
  {
    kind: 'facility',
    category: 'facades',
    weight: 4,
    teams: ['enforcement', 'information'],
    texts: ['{place}临街墙面污损，有乱涂乱画', '{place}施工围挡破损，画面残缺'],
  },
  {
    kind: 'event',
    category: 'other',
    weight: 4,
    teams: ['information', 'auxiliary'],
    texts: ['{place}行道树枯枝待修剪，遮挡交通信号灯', '{place}有人反映夜间施工噪声'],
  },
];

/** What stands in a grid with a key-place tag. */
export const KEY_PLACE_WORDS: Readonly<Record<string, string>> = {
  school: '学校门口',
  hospital: '医院周边',
  market: '农贸市场',
  station: '车站出入口',
  mall: '商场周边',
};

export const PLACE_WORDS = ['路口', '东侧', '西侧', '南侧', '北侧', '公交站旁', '小区门口', '沿街门店前'] as const;

export const REFUSAL_NOTES = [
  '经核实不属于城市管理职责范围，已告知来电人',
  '现场复核未发现所述问题',
  '与已立案件重复',
] as const;
export const REWORK_NOTES = ['核查照片显示仍有残留，退回重办', '回访市民不满意，请再次处理'] as const;
export const FEEDBACK_NOTES = [
  '已清理完毕，现场恢复正常',
  '已劝离并规范摆放',
  '已修复，恢复使用',
  '已通知责任单位并督促整改完成',
] as const;
export const CHECK_NOTES = ['现场核查，问题已解决', '核查照片与处置反馈一致', '现场整洁，秩序正常'] as const;
