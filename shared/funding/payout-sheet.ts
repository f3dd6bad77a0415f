import type { Grade } from '../assessment/grades.ts';
import type { Reason } from '../explain/explained.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { Basis } from '../model/basis.ts';
import type { ZoneClass } from '../zoning/zoning-policy.ts';
import { checkBudget, type Budget } from './budget.ts';
import type { FundingPolicy } from './funding-policy.ts';
import { sumFen } from './money.ts';
import { partsOf, payoutOf, type Payout } from './payout.ts';

/** A town's score for a year. It is final when the whole year was assessed; else it is of the year so far. */
export interface YearScore {
  readonly score: number;
  /** The months that went in, `2026-10`. */
  readonly months: readonly string[];
  readonly isFinal: boolean;
  readonly basis: Basis;
}

/** What is known of a town before its line is worked out. */
export interface SheetTown {
  readonly code: string;
  readonly classId: ZoneClass | null;
  readonly budget: Budget | null;
  readonly score: YearScore | null;
  /** Sum of the deductions of the year, fen. */
  readonly deductionsFen: number;
}

/** How sure a line is: `no-budget` has no amounts at all, `no-score` has base but no payout yet. */
export const SHEET_STATES = ['final', 'provisional', 'no-score', 'no-budget'] as const;
export type SheetState = (typeof SHEET_STATES)[number];

/** Amounts in fen; `undecidedFen` is an effectiveness part that has no score yet. base + paid + pooled + undecided = budget. */
interface SheetAmounts {
  readonly budgetFen: number;
  readonly baseFen: number;
  readonly effectFen: number;
  readonly deductedFen: number;
  readonly paidFen: number;
  readonly pooledFen: number;
  readonly undecidedFen: number;
}

export interface SheetLine {
  readonly town: string;
  readonly state: SheetState;
  readonly classId: ZoneClass | null;
  readonly budget: Budget | null;
  readonly score: YearScore | null;
  readonly grade: Grade | null;
  /** Null without a budget. */
  readonly amounts: SheetAmounts | null;
  /** The working, where there is a score. */
  readonly payout: Payout | null;
  readonly reasons: readonly Reason[];
}

export interface PayoutSheet {
  readonly year: number;
  /** `final` only when every line is; `provisional` as soon as one line stands on part of a year. */
  readonly state: SheetState;
  readonly lines: readonly SheetLine[];
  readonly totals: SheetAmounts;
  /** What each unit's line sends to the pool, by town; provisional as its line is. */
  readonly inflows: readonly { readonly town: string; readonly amountFen: number; readonly isFinal: boolean }[];
}

/**
 * The payout sheet of a district for a year (FUN-5 to FUN-7): a line per town in the order of the codes, totals that
 * balance to the fen. The error says that the sums are beyond what a number holds exactly.
 */
export function payoutSheet(year: number, towns: readonly SheetTown[], policy: FundingPolicy): Result<PayoutSheet> {
  const lines = towns.map((town) => lineOf(year, town, policy)).toSorted((a, b) => (a.town < b.town ? -1 : 1));
  const totals = totalsOf(lines);
  if (!totals) return err('the budgets together are more fen than can be counted exactly');
  return ok({
    year,
    state: stateOf(lines),
    lines,
    totals,
    inflows: lines.flatMap(({ town, state, amounts }) =>
      amounts && amounts.pooledFen > 0 ? [{ town, amountFen: amounts.pooledFen, isFinal: state === 'final' }] : [],
    ),
  });
}

function lineOf(year: number, given: SheetTown, policy: FundingPolicy): SheetLine {
  const { code, classId, budget, score, deductionsFen } = given;
  const line = { town: code, classId, budget, score, reasons: [checkBudget(budget, policy)] };
  if (!budget) return { ...line, state: 'no-budget', grade: null, amounts: null, payout: null };
  const { budgetFen } = budget;
  if (!score) {
    const parts = partsOf(budgetFen, policy);
    const amounts = { budgetFen, ...parts, ...NOTHING_PAID, undecidedFen: parts.effectFen };
    return { ...line, state: 'no-score', grade: null, amounts, payout: null };
  }
  const payout = withBasis(
    payoutOf({ subject: code, period: String(year), budgetFen, score: score.score, deductionsFen }, policy),
    [budget.basis, score.basis],
  );
  const { baseFen, effectFen, deductedFen, paidFen, pooledFen } = payout;
  const amounts = { budgetFen, baseFen, effectFen, deductedFen, paidFen, pooledFen, undecidedFen: 0 };
  return { ...line, state: score.isFinal ? 'final' : 'provisional', grade: payout.grade, amounts, payout };
}

const NOTHING_PAID = { deductedFen: 0, paidFen: 0, pooledFen: 0 };

/** A payout is no surer than the budget and the score that it stands on. */
function withBasis(payout: Payout, inputs: readonly Basis[]): Payout {
  const bases = new Set<Basis>([payout.basis, ...inputs]);
  const basis = (['simulated', 'assumed'] as const).find((one) => bases.has(one)) ?? payout.basis;
  return { ...payout, basis };
}

function totalsOf(lines: readonly SheetLine[]): SheetAmounts | null {
  const amounts = lines.flatMap((line) => line.amounts ?? []);
  const sum = (field: keyof SheetAmounts) => sumFen(amounts.map((line) => line[field]));
  const budgetFen = sum('budgetFen');
  // Every other sum is of parts of the budgets, and no larger.
  if (budgetFen === null) return null;
  return {
    budgetFen,
    baseFen: sum('baseFen') ?? 0,
    effectFen: sum('effectFen') ?? 0,
    deductedFen: sum('deductedFen') ?? 0,
    paidFen: sum('paidFen') ?? 0,
    pooledFen: sum('pooledFen') ?? 0,
    undecidedFen: sum('undecidedFen') ?? 0,
  };
}

/** The least sure state that any line with a budget has; `no-budget` when none has one. */
function stateOf(lines: readonly SheetLine[]): SheetState {
  const states = new Set(lines.map(({ state }) => state));
  return (['provisional', 'no-score', 'final'] as const).find((state) => states.has(state)) ?? 'no-budget';
}
