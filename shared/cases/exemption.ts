import type { CaseEvent } from './case-event.ts';

/** Since when a case is exempt from statistics (统计免责, CAS-22): the approval that granted the appeal; null while none has. */
export function exemptedMs(events: readonly Pick<CaseEvent, 'action' | 'atMs' | 'extra'>[]): number | null {
  return events.find(({ action, extra }) => action === 'appeal' && extra.isGranted === true)?.atMs ?? null;
}
