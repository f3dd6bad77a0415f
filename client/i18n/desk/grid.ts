/** Grid panel. */
export const gridDesk = {
  zh: {
    grid: {
      why: '为什么是这个颜色',
      completeness: '今日完整度',
      cells: '{{visited}} / {{cells}} 个单元格',
      lastPresence: '最近有人',
      never: '今日还没有人到过',
      minutesAgo: '{{age}}前',
      holders: '责任人',
      noHolders: '名册里没有人负责。请在名册中指定责任人。',
      here: '现在在格内',
      nobodyHere: '现在没有人。',
      keyPlaces: '重点部位',
      area: '面积 {{area}} 公顷',
      waiting: '还没有收到这个网格的实时状态。',
    },
  },
  en: {
    grid: {
      why: 'Why it has this colour',
      completeness: 'Walked today',
      cells: '{{visited}} of {{cells}} unit cells',
      lastPresence: 'Last seen',
      never: 'Nobody has been here today',
      minutesAgo: '{{age}} ago',
      holders: 'Assigned to',
      noHolders: 'The roster names nobody. Assign somebody in the roster.',
      here: 'Here now',
      nobodyHere: 'Nobody right now.',
      keyPlaces: 'Key places',
      area: '{{area}} ha',
      waiting: 'No live state of this grid has come yet.',
    },
  },
} as const;
