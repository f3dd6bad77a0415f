import type { DoubleTenPolicy } from '../../clocks/clock-policy.ts';
import { doubleTen, type DoubleTen, type StreetEvent } from '../../clocks/double-ten.ts';
import type { CaseFact } from '../../model/case.ts';
import { FIELD_ROLES, type FieldRole } from '../../model/officer.ts';
import type { CaseEvent } from '../case-event.ts';
import { isEnded } from '../ended-states.ts';

/**
 * The double-ten standard on a case, from its log (CAS-14): null where no document sets it for the kind, and for a case
 * that came in after its first step. It ends with the case. What was recorded by nobody of a team stops no clock.
 */
export function doubleTenOfCase(
  item: Pick<CaseFact, 'category' | 'reportedMs'>,
  events: readonly CaseEvent[],
  { nowMs, policy }: { readonly nowMs: number; readonly policy: DoubleTenPolicy | null },
): DoubleTen | null {
  if (!policy?.categories.value.includes(item.category) || events[0]?.to !== 'reported') return null;
  const moved = events.findLast(({ from, to }) => from !== to);
  const endedMs = moved && isEnded(moved.to) ? moved.atMs : null;
  return doubleTen(item.reportedMs, events.flatMap(streetEvents), { nowMs, endedMs, policy });
}

function streetEvents({ action, outcome, atMs, role, extra }: CaseEvent): readonly StreetEvent[] {
  const by = FIELD_ROLES.find((team) => team === role) as FieldRole | undefined;
  if (!by) return [];
  const told = { atMs, by, ...(extra.receivedMs === undefined ? {} : { receivedMs: extra.receivedMs }) };
  if (action === 'order-correction') return [{ kind: 'order-issued', ...told }];
  if (action !== 'persuade') return [];
  return [
    { kind: 'persuaded', ...told },
    { kind: outcome === 'complied' ? 'complied' : 'persuasion-failed', ...told },
  ];
}
