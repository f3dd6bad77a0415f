/** Town panel, and the card that explains a class or a grade. */
export const townDesk = {
  zh: {
    town: {
      residents: '常住人口 {{count}} 人',
      grids: '{{count}} 个网格',
      communities: '{{count}} 个社区（村）',
    },
    explain: {
      zone: '区域类别',
      grade: '考核等次',
      score: '得分 {{score}}',
      weight: '权重',
      raw: '原值',
      points: '得分',
      clause: '依据 {{clause}}',
      period: '考核期 {{period}}',
      none: '尚未评定',
      table: '各部分得分',
      part: '部分',
    },
  },
  en: {
    town: {
      residents: '{{count}} residents',
      grids: '{{count}} grids',
      communities: '{{count}} communities and villages',
    },
    explain: {
      zone: 'Zone class',
      grade: 'Assessment grade',
      score: 'Score {{score}}',
      weight: 'Weight',
      raw: 'Figure',
      points: 'Points',
      clause: 'After {{clause}}',
      period: 'Period {{period}}',
      none: 'Not assessed yet',
      table: 'Points by part',
      part: 'Part',
    },
  },
} as const;
