/** Names of the fields and codes inside policy values; one that is not here is shown as it is in the file. */
export const policyFields = {
  zh: {
    field: {
      name: '名称',
      code: '代码',
      minimum: '最低人数',
      town: '单位',
    },
    code: {
      residents: '常住人口规模',
      builtUpArea: '建成区面积',
      mainAreaShare: '主要区域分布',
      patrolCompletion: '全面巡查完成率',
      onTimeClosing: '按期结案率',
      closing: '结案率',
      attendance: '到岗率',
      discovery: '发现率',
      rework: '返工率',
      month: '月',
    },
  },
  en: {
    field: {
      name: 'Name',
      code: 'Code',
      minimum: 'At least',
      town: 'Town',
    },
    code: {
      residents: 'Resident population',
      builtUpArea: 'Built-up area',
      mainAreaShare: 'Distribution of main areas',
      patrolCompletion: 'Full patrols done',
      onTimeClosing: 'Closed in time',
      closing: 'Closed',
      attendance: 'Attendance',
      discovery: 'Found by patrols',
      rework: 'Rework',
      month: 'Month',
    },
  },
} as const;
