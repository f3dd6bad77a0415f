import type { CaseView } from '../model/case.ts';
import type { Resource } from './authorize.ts';

/**
 * Where a case is and whose: the officer that it is with, the one who answered its whistle, and whoever opened it. For a step of the case `openedBy` is
 * left out: having reported something gives no part in handling it (ACC-8).
 */
export function caseResource(
  { town, grid, officer, responder }: Pick<CaseView, 'town' | 'grid' | 'officer' | 'responder'>,
  openedBy: string | null = null,
): Resource {
  return { town, grid, people: [officer, responder, openedBy] };
}
