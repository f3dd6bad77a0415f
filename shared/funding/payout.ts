import { bandOf } from '../explain/bands.ts';
import { explainScore } from '../explain/explain-score.ts';
import type { Explained, NextBand } from '../explain/explained.ts';
import { GRADES, type Grade } from '../assessment/grades.ts';
import type { Label } from '../model/basis.ts';
import { combinedBasis, type Source } from '../policy/resolve-parameter.ts';
import type { FundingPolicy } from './funding-policy.ts';
import { isWholePortion, portionOf } from './money.ts';

/** The steps of the working, in order. */
export const MONEY_LINES = ['base', 'effectiveness', 'by-grade', 'deducted', 'paid', 'pooled'] as const;

/** One line of the working, in fen, with the clause that it follows. */
interface MoneyLine {
  readonly id: (typeof MONEY_LINES)[number];
  readonly label: Label;
  readonly amountFen: number;
  /** The share that was taken of another amount; null for sums and differences. */
  readonly share: number | null;
  readonly clause: string;
  readonly basis: 'clause' | 'assumed';
}

/** The split of a year's amount. Always `baseFen + paidFen + pooledFen = budgetFen` (FUN-6). */
export interface Split {
  readonly budgetFen: number;
  readonly baseFen: number;
  /** The effectiveness part, paid or not. */
  readonly effectFen: number;
  /** What was asked to be deducted, and what could be: never more than is paid. */
  readonly deductionsFen: number;
  readonly deductedFen: number;
  /** What of the effectiveness part is paid. */
  readonly paidFen: number;
  /** What of it is not, and goes to the pool. */
  readonly pooledFen: number;
}

/** What a unit is paid, with the working and what would change it. */
export interface Payout extends Split, Explained<Grade> {
  readonly grade: Grade;
  readonly lines: readonly MoneyLine[];
  /** What the grade above and the grade below would pay. */
  readonly otherGrades: readonly (NextBand<Grade> & { readonly paidFen: number })[];
}

/** Base and effectiveness part of a year's amount (FUN-1, FUN-4): what rounding leaves goes to the effectiveness part. */
export function partsOf(budgetFen: number, policy: FundingPolicy): Pick<Split, 'baseFen' | 'effectFen'> {
  const baseFen = portionOf(budgetFen, policy.baseShare, policy.rounding.base);
  return { baseFen, effectFen: budgetFen - baseFen };
}

/** The split for a grade (FUN-1 to FUN-6). */
export function splitOf(
  { budgetFen, deductionsFen, grade }: Pick<Split, 'budgetFen' | 'deductionsFen'> & { readonly grade: Grade },
  policy: FundingPolicy,
): Split {
  const { baseFen, effectFen } = partsOf(budgetFen, policy);
  const ofGrade = (amountFen: number) => portionOf(amountFen, policy.payoutShares[grade], policy.rounding.paid);
  const byGradeFen = ofGrade(effectFen);
  const paidFen =
    policy.deductionTiming === 'before-grade'
      ? ofGrade(Math.max(0, effectFen - deductionsFen))
      : Math.max(0, byGradeFen - deductionsFen);
  const deductedFen = byGradeFen - paidFen;
  return { budgetFen, baseFen, effectFen, deductionsFen, deductedFen, paidFen, pooledFen: effectFen - paidFen };
}

/**
 * What a unit is paid for a score (郑港城管委〔2026〕1号 五（二）, FUN-1 to FUN-6). The amounts must be fen by `fenSchema`, the
 * score 0–100; it is judged as it is given.
 */
export function payoutOf(
  given: {
    readonly subject: string | null;
    readonly period: string | null;
    readonly budgetFen: number;
    readonly score: number;
    readonly deductionsFen: number;
  },
  policy: FundingPolicy,
): Payout {
  const { subject, period, budgetFen, score, deductionsFen } = given;
  const { sources, gradeLowerBounds: bounds } = policy;
  const grade = bandOf(score, GRADES, bounds).value;
  const split = splitOf({ budgetFen, deductionsFen, grade }, policy);
  const explained = explainScore({
    subject,
    period,
    score,
    parts: [],
    order: GRADES,
    bounds,
    clause: sources.payoutShares.clause,
    sources: usedSources(split, grade, policy),
  });
  return {
    ...explained,
    ...split,
    grade,
    lines: linesOf(split, grade, policy),
    otherGrades: explained.nextBands.map((next) => ({
      ...next,
      paidFen: splitOf({ budgetFen, deductionsFen, grade: next.value }, policy).paidFen,
    })),
  };
}

/** Assumed rules count only where they had a say: rounding when a part was not whole fen, timing when something is deducted. */
function usedSources(split: Split, grade: Grade, policy: FundingPolicy): readonly Source[] {
  const { gradeLowerBounds, baseShare, effectivenessShare, payoutShares, undisbursedTo, ...assumed } = policy.sources;
  const used = [gradeLowerBounds, baseShare, effectivenessShare, payoutShares, undisbursedTo];
  const isWhole =
    isWholePortion(split.budgetFen, policy.baseShare) && isWholePortion(split.effectFen, policy.payoutShares[grade]);
  if (!isWhole) used.push(assumed.rounding);
  if (split.deductionsFen > 0) used.push(assumed.deductionTiming);
  return used;
}

const LABELS: Readonly<Record<MoneyLine['id'], Label>> = {
  base: { zh: '基础保障经费（年度预拨）', en: 'Base funds, prepaid for the year' },
  effectiveness: { zh: '效能评估经费', en: 'Effectiveness funds' },
  'by-grade': { zh: '按等次应拨', en: 'Due by grade' },
  deducted: { zh: '核减', en: 'Deducted' },
  paid: { zh: '实拨效能评估经费', en: 'Effectiveness funds paid' },
  pooled: { zh: '归集为专项行动机动经费', en: 'To the pool for special actions' },
};

function linesOf(split: Split, grade: Grade, policy: FundingPolicy): readonly MoneyLine[] {
  const { baseShare, effectivenessShare, payoutShares, sources } = policy;
  const { budgetFen, baseFen, effectFen, paidFen, deductedFen, pooledFen } = split;
  const line = (id: MoneyLine['id'], amountFen: number, share: number | null, source: Source): MoneyLine => {
    const isRounded = share !== null && !isWholePortion(id === 'by-grade' ? effectFen : budgetFen, share);
    const basis = isRounded ? combinedBasis([source, sources.rounding]) : source.basis;
    return { id, label: LABELS[id], amountFen, share, clause: source.clause, basis };
  };
  return [
    line('base', baseFen, baseShare, sources.baseShare),
    line('effectiveness', effectFen, effectivenessShare, sources.effectivenessShare),
    line('by-grade', paidFen + deductedFen, payoutShares[grade], sources.payoutShares),
    line('deducted', deductedFen, null, sources.deductionTiming),
    line('paid', paidFen, null, sources.payoutShares),
    line('pooled', pooledFen, null, sources.undisbursedTo),
  ];
}
