/** The data itself: the link, the age of each stream, the notes that every screen carries. */
export const dataWords = {
  zh: {
    link: { connecting: '连接中', 'catching-up': '追赶', live: '实时', offline: '离线', refused: '被拒绝' },
    stream: { positions: '定位', cases: '案件', ago: '{{age}}前', none: '无数据' },
    notes: {
      silentBasemap: '底图无应答',
      schematic: '示意边界',
      laidGrids: '示意网格',
      demo: '模拟巡查',
      embedded: '评估存储',
      assumed: '阈值含假定',
    },
  },
  en: {
    link: {
      connecting: 'Connecting',
      'catching-up': 'Catching up',
      live: 'Live',
      offline: 'Offline',
      refused: 'Refused',
    },
    stream: { positions: 'Positions', cases: 'Cases', ago: '{{age}} ago', none: 'no data' },
    notes: {
      silentBasemap: 'Base map: no answer',
      schematic: 'Schematic borders',
      laidGrids: 'Schematic grids',
      demo: 'Simulated patrols',
      embedded: 'Evaluation storage',
      assumed: 'Assumed limits',
    },
  },
} as const;
