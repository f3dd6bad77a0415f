import type { Reason } from '../explain/explained.ts';
import { onShift } from '../lib/local-day.ts';
import { condition } from './condition.ts';
import type { DutiesPolicy } from './duties-policy.ts';
import type { RoadClass, VendingRules } from './working-schemas.ts';

/** Whether a dispersal point (疏导点) may be where it is, and open when it is. */
export interface VendingAnswer {
  /** `controlled` needs a permission of its own. */
  readonly place: 'forbidden' | 'controlled' | 'allowed';
  readonly allowed: boolean;
  readonly reasons: readonly Reason[];
}

/**
 * Whether street vending is allowed by the class of the road and, in a market, by its hours (DUT-19); the closing minute
 * is closed. Null where no pack of the district has such rules.
 */
export function vendingAt(
  given: {
    readonly road: RoadClass;
    readonly isPermitted: boolean;
    readonly market: keyof VendingRules['markets'] | null;
    /** Minute of the local day. */
    readonly minute: number;
  },
  { vending }: Pick<DutiesPolicy, 'vending'>,
): VendingAnswer | null {
  if (!vending) return null;
  const { value, source } = vending;
  const place = value.byRoad[given.road];
  const isPlaceFit = place === 'allowed' || (place === 'controlled' && given.isPermitted);
  const reasons = [condition(['DUT-19', place, isPlaceFit], source, { measured: given.road })];
  if (given.market !== null) {
    const isOpen = onShift(value.markets[given.market], given.minute);
    reasons.push(
      condition(['DUT-19', given.market, isOpen], source, { measured: given.minute, unit: 'minute of the day' }),
    );
  }
  return { place, allowed: reasons.every(({ ok }) => ok), reasons };
}
