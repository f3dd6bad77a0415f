/** Town panel. */
export const townDesk = {
  zh: {
    town: {
      residents: '常住人口 {{count}} 人',
      grids: '{{count}} 个网格',
      communities: '{{count}} 个社区（村）',
    },
  },
  en: {
    town: {
      residents: '{{count}} residents',
      grids: '{{count}} grids',
      communities: '{{count}} communities and villages',
    },
  },
} as const;
