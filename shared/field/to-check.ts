import { caseLateness } from '../cases/lateness.ts';
import type { CaseFact } from '../model/case.ts';
import type { Officer } from '../model/officer.ts';

/** Whether a case waits for its check on site in a grid of an information supervisor; the loop says whether this one may. */
export function isToCheck(
  item: Pick<CaseFact, 'waits' | 'grid'>,
  { role, grids }: Pick<Officer, 'role' | 'grids'>,
): boolean {
  return role === 'information' && item.waits.includes('check') && item.grid !== null && grids.includes(item.grid);
}

/**
 * Whether the check is offered to a supervisor of the grid (DSP-11): to the nearest who can go. To every supervisor of the grid when
 * nobody can, and once the clock of the case is in warning: then whoever comes first.
 *
 * @param nearest of the supervisors of the grid who are on duty and heard of; null when nobody is
 */
export function isCheckOffered(item: CaseFact, officer: string, nearest: string | null, nowMs: number): boolean {
  return nearest === null || nearest === officer || caseLateness(item, nowMs) !== 'in-time';
}
