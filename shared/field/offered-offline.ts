import type { CaseAction, OfferedAction } from '../cases/case-action.ts';
import type { CaseState } from '../model/case.ts';

/** What the server offered, and what it would offer once the officer has arrived. */
export interface Offers {
  readonly state: CaseState;
  readonly allowedActions: readonly OfferedAction[];
  /** Null where arriving is not offered, or leads nowhere. */
  readonly afterArrival: readonly OfferedAction[] | null;
}

/** Steps that are there once until somebody has answered. */
const ONCE: ReadonlySet<CaseAction> = new Set(['whistle', 'extend', 'suspend', 'appeal']);

/**
 * What is offered after steps that wait in the outbox (PHN-6): nothing but what the server has offered. Arriving leads to what it
 * said would follow; a step that leaves the state leads to nothing until it has been answered.
 */
export function offeredAfter(offers: Offers, waiting: readonly CaseAction[]): readonly OfferedAction[] {
  let { state, allowedActions: offered } = offers;
  for (const action of waiting) {
    const taken = offered.find((one) => one.action === action);
    if (!taken) return [];
    if (taken.to !== state) {
      offered = action === 'arrive' ? (offers.afterArrival ?? []) : [];
      state = taken.to;
    } else if (ONCE.has(action)) offered = offered.filter((one) => one.action !== action);
  }
  return offered;
}
