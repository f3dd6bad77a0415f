/** People: roles, states, findings, alerts. */
export const peopleWords = {
  zh: {
    role: {
      enforcement: '执法队员',
      auxiliary: '协管员',
      maintenance: '市政养护',
      sanitation: '环卫保洁',
      information: '信息采集',
    },
    officerState: { 'off-duty': '不在班', moving: '巡查中', still: '停留', stale: '信号延迟', silent: '失联' },
    finding: {
      'too-many-grids': '一人负责 {{measured}} 个网格，上限 {{threshold}} 个',
      'too-few-grids': '一人只负责 {{measured}} 个网格，下限 {{threshold}} 个',
      'grid-without-officer': '网格没有责任人',
      'town-below-minimum': '配备 {{measured}} 人，最低应为 {{threshold}} 人',
      'auxiliary-without-supervisor': '协管员没有带队执法队员',
      'unknown-grid': '名册里登记了不存在的网格',
    },
    alert: {
      'grid-empty': '网格今日无人到达',
      'grid-overdue': '网格久未见人',
      'officer-silent': '在班人员失联',
      'officer-outside': '在班人员离开辖区',
      'case-late': '案件超期',
      'case-new': '重大案件',
    },
    alertSeverity: { info: '提示', warning: '注意', severe: '紧急' },
  },
  en: {
    role: {
      enforcement: 'Enforcement',
      auxiliary: 'Auxiliary',
      maintenance: 'Maintenance',
      sanitation: 'Sanitation',
      information: 'Information',
    },
    officerState: { 'off-duty': 'Off duty', moving: 'Moving', still: 'Still', stale: 'Signal late', silent: 'Silent' },
    finding: {
      'too-many-grids': 'Holds {{measured}} grids, at most {{threshold}} allowed',
      'too-few-grids': 'Holds only {{measured}} grids, at least {{threshold}} required',
      'grid-without-officer': 'Grid without an officer',
      'town-below-minimum': '{{measured}} people, at least {{threshold}} required',
      'auxiliary-without-supervisor': 'Auxiliary without a supervising officer',
      'unknown-grid': 'The roster names a grid that does not exist',
    },
    alert: {
      'grid-empty': 'Nobody in the grid today',
      'grid-overdue': 'Nobody in the grid for long',
      'officer-silent': 'Officer on shift is silent',
      'officer-outside': 'Officer on shift left the town',
      'case-late': 'Case is late',
      'case-new': 'Major case',
    },
    alertSeverity: { info: 'Info', warning: 'Warning', severe: 'Severe' },
  },
} as const;
