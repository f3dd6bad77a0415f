import type { Reason } from '../explain/explained.ts';
import { checkUse } from './check-use.ts';
import type { FundingPolicy } from './funding-policy.ts';
import type { PoolSpending } from './funding-record.ts';
import type { PayoutSheet } from './payout-sheet.ts';

/** An action that was to be paid from the pool, and whether it may be: its use is named, and the pool has the money. */
interface PoolOutflow extends PoolSpending {
  readonly allowed: boolean;
  readonly reasons: readonly Reason[];
  /** What the pool holds afterwards, fen; unchanged when it is not allowed. */
  readonly balanceFen: number;
}

export interface PoolLedger {
  readonly inflowFen: number;
  /** Inflow that stands on provisional scores: expected, not there, and not to be spent. */
  readonly expectedFen: number;
  readonly outflowFen: number;
  readonly balanceFen: number;
  readonly outflows: readonly PoolOutflow[];
}

/**
 * The pool for special actions (专项行动机动经费, FUN-5): inflow by unit from the sheet of a year, outflow by action, by day.
 * Only money that is final can be spent, and never more than there is.
 */
export function poolLedger(
  { inflows }: Pick<PayoutSheet, 'inflows'>,
  spending: readonly PoolSpending[],
  policy: FundingPolicy,
): PoolLedger {
  const sum = (isFinal: boolean) =>
    inflows.filter((one) => one.isFinal === isFinal).reduce((total, { amountFen }) => total + amountFen, 0);
  const inflowFen = sum(true);
  let balanceFen = inflowFen;
  const key = ({ day, id }: PoolSpending) => `${day} ${id}`;
  const outflows = spending
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
    .map((item) => {
      const reasons = [checkUse('pool', item.use, policy), checkBalance(item.amountFen, balanceFen, policy)];
      const allowed = reasons.every(({ ok }) => ok);
      if (allowed) balanceFen -= item.amountFen;
      return { ...item, allowed, reasons, balanceFen };
    });
  return { inflowFen, expectedFen: sum(false), outflowFen: inflowFen - balanceFen, balanceFen, outflows };
}

function checkBalance(amountFen: number, balanceFen: number, { sources }: FundingPolicy): Reason {
  const { clause, basis } = sources.undisbursedTo;
  const isEnough = amountFen <= balanceFen;
  return {
    rule: 'FUN-5',
    code: isEnough ? 'covered' : 'not-covered',
    ok: isEnough,
    measured: amountFen,
    threshold: balanceFen,
    unit: 'fen',
    clause,
    basis,
  };
}
