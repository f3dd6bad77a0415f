/** Officer panel. */
export const officerDesk = {
  zh: {
    officer: {
      grids: '负责网格',
      noGrids: '没有分配网格。',
      shift: '班次',
      supervisor: '带队队员',
      lastFix: '最近定位',
      noFix: '还没有收到定位。',
      cases: '在办案件',
      noCases: '手上没有案件。',
      simulated: '模拟人员',
      hidden: '名册需要登录后查看。',
      in: '现在位于',
      outside: '不在任何网格内',
      late: '定位已过 {{age}}，位置可能不准。',
    },
  },
  en: {
    officer: {
      grids: 'Grids',
      noGrids: 'No grids assigned.',
      shift: 'Shift',
      supervisor: 'Supervised by',
      lastFix: 'Last position',
      noFix: 'No position has come yet.',
      cases: 'Open cases',
      noCases: 'No cases in hand.',
      simulated: 'Simulated person',
      hidden: 'Sign in to see the roster.',
      in: 'Now in',
      outside: 'outside every grid',
      late: 'The last position is {{age}} old and may be wrong.',
    },
  },
} as const;
