/** Every outcome that a step of a case can have (`CASE_WAYS`), for words on screen. */
export const CASE_OUTCOMES = [
  'confirmed',
  'unfounded',
  'owner-unknown',
  'complied',
  'failed',
  'passed',
  'approved',
  'refused',
  'satisfied',
  'unsatisfied',
  'not-reached',
] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];
