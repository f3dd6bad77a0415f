import { sides } from './sides.ts';

/** Funds: what each town was assessed at, is given, and what follows. */
export const financeWords = sides({
  title: ['资金', 'Funds'],
  lead: [
    '左边是考核期的成绩与后果，右边是当年的经费。点开一行看每个数从哪里来。',
    'Scores and consequences are of the period, amounts are of its year. Open a row to see where each figure comes from.',
  ],
  print: ['打印拨付表', 'Print the sheet'],
  period: ['{{period}} 考核', 'Assessment {{period}}'],
  year: ['{{year}} 年经费（元）', 'Funds {{year}} (yuan)'],
  town: ['单位', 'Town'],
  class: ['类别', 'Class'],
  score: ['成绩', 'Score'],
  grade: ['等次', 'Grade'],
  rank: ['名次', 'Place'],
  budget: ['年度经费', 'Budget'],
  base: ['基础保障', 'Base'],
  paid: ['实拨效能', 'Paid by grade'],
  deducted: ['核减', 'Deducted'],
  pooled: ['归集机动', 'To the pool'],
  undecided: ['待定', 'undecided'],
  consequence: ['后果', 'What follows'],
  'consequence-none': ['无', 'nothing'],
  'consequence-hidden': ['不公开', 'not shown'],
  more: ['等 {{count}} 项', '{{count}} in all'],
  total: ['合计', 'Total'],
  partial: [
    '考核期内缺月份，名次与后果暂定。',
    'Months of the period are missing: places and consequences are provisional.',
  ],
  pool: [
    '专项行动机动经费：已归集 {{inflow}} 元，预计再归集 {{expected}} 元，支出 {{outflow}} 元，结余 {{balance}} 元',
    'Pool for special actions: {{inflow}} yuan in, {{expected}} more expected, {{outflow}} out, {{balance}} left',
  ],
  none: [
    '{{period}} 没有考核记录，也没有经费数据。换一个考核期。',
    'Nothing is on record for {{period}}, neither scores nor funds. Choose another period.',
  ],
  close: ['关闭', 'Close'],
  'sheet-title': ['城市管理经费拨付表', 'Sheet of city management funds'],
  source: ['依据', 'By'],
  printed: ['{{day}} {{time}} 由精格打印', 'Printed by Jingge on {{day}} at {{time}}'],
  prepared: ['制表', 'Prepared'],
  reviewed: ['审核', 'Reviewed'],
  approved: ['批准', 'Approved'],
});
