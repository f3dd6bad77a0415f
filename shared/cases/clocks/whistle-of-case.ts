import { whistle, type Whistle, type WhistleStep } from '../../clocks/whistle.ts';
import type { CaseFact } from '../../model/case.ts';
import { FIELD_ROLES } from '../../model/officer.ts';
import type { CaseEvent } from '../case-event.ts';
import { knownMs } from '../told-later.ts';
import { whistleAlert, type WhistleAlert, type WhistleAlertPolicy } from '../whistle-alerts.ts';

/**
 * The last whistle of a case: when it was answered and attended (CAS-16, CLK-11), from when it could be heard (CAS-24), and whom it
 * alerted; null when nobody has whistled.
 */
export function whistleOfCase(
  { whistledMs }: Pick<CaseFact, 'whistledMs'>,
  events: readonly CaseEvent[],
  rules: { readonly nowMs: number; readonly policy: WhistleAlertPolicy | null },
): (Whistle & WhistleAlert & { readonly raisedMs: number }) | null {
  const raised = events.findLastIndex(({ action }) => action === 'whistle');
  if (raised === -1) return null;
  const since = events.slice(raised);
  const responder = since.find(({ action }) => action === 'answer-whistle')?.officer ?? null;
  const raisedMs = knownMs(since[0]!);
  const alert = whistleAlert(since, { raisedMs, isOpen: whistledMs !== null }, rules);
  return { ...whistle(since.flatMap((event) => stepsIn(event, responder))), raisedMs, ...alert };
}

const STEP_OF: Readonly<Partial<Record<CaseEvent['action'], WhistleStep['step']>>> = {
  whistle: 'raised',
  'answer-whistle': 'answered',
  arrive: 'arrived',
};

function stepsIn(event: CaseEvent, responder: string | null): readonly WhistleStep[] {
  const { action, role, officer } = event;
  const step = STEP_OF[action];
  const by = FIELD_ROLES.find((team) => team === role);
  if (!step || !by || (step === 'arrived' && officer !== responder)) return [];
  return [{ step, atMs: step === 'raised' ? knownMs(event) : event.atMs, by }];
}
