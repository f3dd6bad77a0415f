import { CASE_LEVELS, type CaseLevel } from '../model/case.ts';

/** One level up (CAS-12); null at the top. No level is skipped. */
export function levelAbove(level: CaseLevel): CaseLevel | null {
  return CASE_LEVELS[CASE_LEVELS.indexOf(level) + 1] ?? null;
}
