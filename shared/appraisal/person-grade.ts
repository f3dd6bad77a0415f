/**
 * Grades of a person (优秀、合格、基本合格、不合格), best first. They are not the grades of units (`GRADES`), and nothing
 * turns one into the other (APR-1).
 */
export const PERSON_GRADES = ['excellent', 'competent', 'barely-competent', 'incompetent'] as const;
export type PersonGrade = (typeof PERSON_GRADES)[number];
