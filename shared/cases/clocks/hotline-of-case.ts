import type { DutiesPolicy } from '../../duties/duties-policy.ts';
import { hotlineProgress, type HotlineProgress } from '../../duties/hotline.ts';
import type { Hop } from '../../duties/working-schemas.ts';
import type { CaseFact } from '../../model/case.ts';
import type { CaseEvent } from '../case-event.ts';
import { isReply } from '../case-history.ts';

/**
 * The five hops of a call to 12319, from the log of its case (CAS-17, DUT-18): taken with the report; to the community with
 * the filing, which puts it on the platform of its grid, or with an emergency dispatch before it; staff sent; result
 * reported; caller answered. Null for a case that no call brought in.
 */
export function hotlineOfCase(
  { source, reportedMs }: Pick<CaseFact, 'source' | 'reportedMs'>,
  events: readonly CaseEvent[],
  policy: Pick<DutiesPolicy, 'hotline'>,
): HotlineProgress | null {
  if (source !== 'hotline') return null;
  const firstMs = (isIt: (event: CaseEvent) => boolean) => events.find(isIt)?.atMs;
  const sentMs = firstMs(({ action }) => action === 'dispatch');
  const filedMs = firstMs(({ action }) => action === 'file');
  const done: Partial<Record<Hop, number | undefined>> = {
    taken: firstMs(({ action }) => action === 'report'),
    'to-community': Math.min(sentMs ?? Infinity, filedMs ?? Infinity),
    'staff-sent': sentMs,
    'result-reported': firstMs((event) => event.action === 'feedback' && !isReply(event)),
    'caller-answered': events.findLast((event) => isReply(event) && event.outcome !== 'not-reached')?.atMs,
  };
  const known = Object.entries(done).filter(([, atMs]) => atMs !== undefined && Number.isFinite(atMs));
  return hotlineProgress(reportedMs, Object.fromEntries(known), policy);
}
