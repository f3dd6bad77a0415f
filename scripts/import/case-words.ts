import type { CASE_KINDS, CaseCategory } from '../../shared/model/case.ts';

/** Words of a service name that tell the category, in lower case; the first line with a word in the name decides. */
const CATEGORY_WORDS: readonly {
  readonly category: CaseCategory;
  readonly kind: (typeof CASE_KINDS)[number];
  readonly words: readonly string[];
}[] = [
  {
    category: 'lines-and-boxes',
    kind: 'facility',
    words: ['线缆', '架空线', '电缆', '光缆', '交接箱', '弱电', 'cable', 'wire', 'utility box', 'utility pole'],
  },
  {
    category: 'lighting',
    kind: 'facility',
    words: ['路灯', '照明', '景观灯', 'streetlight', 'street light', 'lighting', 'lamp'],
  },
  {
    category: 'exposed-waste',
    kind: 'event',
    words: [
      '垃圾',
      '渣土',
      '保洁',
      '清扫',
      '积存',
      '油污',
      '污水',
      '公厕',
      '粪便',
      '抛洒',

      'cleaning',
      'garbage',
      'dumping',
      'trash',
      'litter',
      'waste',
      'can_other',
      'city_can',
      'cans_left',
      'receptacle',
      'sweeping',
      'sanitation',
      'sewage',
      'refuse',
      'feces',
      'street environmental',
      'recycling',
    ],
  },
  {
    category: 'road-upkeep',
    kind: 'facility',
    words: [
      '井盖',
      '道路',
      '路面',
      '人行道',
      '坑槽',
      '雨水',
      '排水',
      '护栏',
      '箅子',
      '积水',
      '桥',

      'pavement',
      'sidewalk',
      'pothole',
      'road',
      'manhole',
      'sewer',
      'curb',
      'construction_plate',
      'flood',
      'drain',
    ],
  },
  {
    category: 'outdoor-ads',
    kind: 'event',
    words: ['小广告', '户外广告', '横幅', '条幅', 'billboard', 'illegal posting', 'poster', 'banner'],
  },
  { category: 'shop-signs', kind: 'event', words: ['门头', '招牌', '牌匾', '店招', 'storefront', 'shop sign'] },
  {
    category: 'facades',
    kind: 'facility',
    words: ['墙面', '立面', '涂写', '涂鸦', '围挡', 'graffiti', 'facade', 'damaging_property'],
  },
  {
    category: 'street-occupation',
    kind: 'event',
    words: [
      '占道',
      '店外',
      '出店',
      '摊',
      '违停',
      '乱停',
      '停车',
      '共享单车',
      '夜市',
      '烧烤',
      'abandoned vehicle',
      'parking',
      'street use',
      'sidewalk obstruct',
      'vendor',
      'encampment',
      'blocked',
    ],
  },
];

/** The category of a service name; `other` when no word is known. */
export function categoryOf(serviceName: string): {
  readonly category: CaseCategory;
  readonly kind: (typeof CASE_KINDS)[number];
} {
  const name = serviceName.toLowerCase();
  const line = CATEGORY_WORDS.find(({ words }) => words.some((word) => name.includes(word)));
  return line ? { category: line.category, kind: line.kind } : { category: 'other', kind: 'event' };
}
