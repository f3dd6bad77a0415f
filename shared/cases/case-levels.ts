import { CASE_LEVELS, type CaseLevel } from '../model/case.ts';
import type { Rung } from '../duties/working-schemas.ts';

/** One level up (CAS-12); null at the top. No level is skipped. */
export function levelAbove(level: CaseLevel): CaseLevel | null {
  return CASE_LEVELS[CASE_LEVELS.indexOf(level) + 1] ?? null;
}

const RUNG_OF: Readonly<Record<CaseLevel, Rung>> = {
  grid: 'grid',
  community: 'community',
  town: 'town',
  bureau: 'district',
  city: 'city-centre',
};

/** The rung of the duty rules (DUT-10) that a level is. */
export function rungOf(level: CaseLevel): Rung {
  return RUNG_OF[level];
}
