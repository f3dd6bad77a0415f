/** Every outcome that a step of a case can have (`CASE_WAYS`), for words on screen. */
const CASE_OUTCOMES = [
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
type CaseOutcome = (typeof CASE_OUTCOMES)[number];

/** The word for an outcome of a step; null for a text that is none. Persuasion that failed is no check that failed. */
export function outcomeWord(action: string, text: string | null): CaseOutcome | 'unheeded' | null {
  if (action === 'persuade' && text === 'failed') return 'unheeded';
  return CASE_OUTCOMES.find((one) => one === text) ?? null;
}
