/** Standing of a town: grade and class. */
export const standingWords = {
  zh: {
    grade: { excellent: '优秀', good: '良好', pass: '合格', fail: '不合格' },
    zone: { '1A': '一类 A', '1B': '一类 B', '2A': '二类 A', '2B': '二类 B', '3': '三类' },
    legend: { unknown: '未评定' },
    basis: { clause: '据文', source: '据源', assumed: '假定', simulated: '模拟' },
  },
  en: {
    grade: { excellent: 'Excellent', good: 'Good', pass: 'Pass', fail: 'Fail' },
    zone: { '1A': 'Class 1A', '1B': 'Class 1B', '2A': 'Class 2A', '2B': 'Class 2B', '3': 'Class 3' },
    legend: { unknown: 'Not assessed' },
    basis: { clause: 'clause', source: 'source', assumed: 'assumed', simulated: 'simulated' },
  },
} as const;
