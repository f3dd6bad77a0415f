/** Grades of a unit (考核等次), best first: 优秀, 良好, 合格, 不合格. Never those of a person (see appraisal). */
export const GRADES = ['excellent', 'good', 'pass', 'fail'] as const;
export type Grade = (typeof GRADES)[number];
