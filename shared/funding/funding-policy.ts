import { z } from 'zod';
import { ASSESSMENT_PARAMETERS } from '../assessment/assessment-policy.ts';
import { GRADES, type Grade } from '../assessment/grades.ts';
import type { LowerBounds } from '../explain/bands.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { labelSchema } from '../model/basis.ts';
import { parameter, readOptional } from '../policy/parameter.ts';
import { readFields } from '../policy/read-fields.ts';
import type { PackInUse, Source } from '../policy/resolve-parameter.ts';
import { ZONE_CLASSES, type ZoneClass } from '../zoning/zoning-policy.ts';
import { amountSchema, MONEY_ROUNDINGS, shareSchema } from './money.ts';

/** The three purses: base part, effectiveness part, and the pool for special actions (专项行动机动经费). */
export type Purse = 'base' | 'effectiveness' | 'pool';

const namedSchema = z.strictObject({ id: z.string().regex(/^[a-z][a-z-]*$/), label: labelSchema });
const namedListSchema = z
  .array(namedSchema)
  .min(1)
  .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, { error: 'an id is there twice' });
export type Named = z.infer<typeof namedSchema>;

const roundingSchema = z.strictObject({ base: z.enum(MONEY_ROUNDINGS), paid: z.enum(MONEY_ROUNDINGS) });
/** Whether a deduction (核减) is taken from the part before the grade's share is applied, or from what the grade gives. */
const DEDUCTION_TIMINGS = ['after-grade', 'before-grade'] as const;
/** The day of the year whose zone class sets a unit's amount. */
const CLASS_DAYS = ['year-start', 'year-end'] as const;

const NEEDED = {
  inAnnualBudget: parameter('funding.inAnnualBudget', z.boolean(), ['FUN-7']),
  baseShare: parameter('funding.baseShare', shareSchema, ['FUN-1']),
  effectivenessShare: parameter('funding.effectivenessShare', shareSchema, ['FUN-1']),
  baseTiming: parameter('funding.baseTiming', z.enum(['prepaid-yearly']), ['FUN-1']),
  payoutShares: parameter('funding.payoutShares', z.record(z.enum(GRADES), shareSchema), ['FUN-2']),
  rounding: parameter('funding.rounding', roundingSchema, ['FUN-4']),
  deductionTiming: parameter('funding.deductionTiming', z.enum(DEDUCTION_TIMINGS), ['FUN-3']),
  undisbursedTo: parameter('funding.undisbursedTo', z.enum(['pool']), ['FUN-5']),
  baseUses: parameter('funding.baseUses', namedListSchema, ['FUN-8']),
  effectivenessUses: parameter('funding.effectivenessUses', namedListSchema, ['FUN-8']),
  poolUses: parameter('funding.poolUses', namedListSchema, ['FUN-8']),
  poolInspectors: parameter('funding.poolInspectors', namedListSchema, ['FUN-9']),
  inspectors: parameter('funding.inspectors', namedListSchema, ['FUN-9']),
  misuseTypes: parameter('funding.misuseTypes', namedListSchema, ['FUN-9']),
  classDay: parameter('funding.classDay', z.enum(CLASS_DAYS), ['FUN-7']),
};

const amountsSchema = z.record(z.enum(ZONE_CLASSES), amountSchema);

export const FUNDING_PARAMETERS = {
  ...NEEDED,
  amountsFenByClass: parameter('funding.amountsFenByClass', amountsSchema, ['FUN-7']),
};

type Needed = { readonly [Field in keyof typeof NEEDED]: z.infer<(typeof NEEDED)[Field]['schema']> };

/** What the funding rules need of the policy packs (docs/rules/funding.md). */
export interface FundingPolicy extends Needed {
  readonly gradeLowerBounds: LowerBounds<Grade>;
  /** A year's amount by zone class, fen; null while the annex with it is not published. */
  readonly amountsFenByClass: Readonly<Record<ZoneClass, number>> | null;
  readonly sources: Readonly<Record<keyof Needed | 'gradeLowerBounds', Source>> & {
    readonly amountsFenByClass: Source | null;
  };
}

/** Shares, uses and inspectors of a district's packs; null when the district is under no document that funds by grade. */
export function fundingPolicy(packs: readonly PackInUse[]): Result<FundingPolicy | null> {
  const base = readOptional(packs, NEEDED.baseShare);
  if (!base.ok) return base;
  if (!base.value) return ok(null);
  const amounts = readOptional(packs, FUNDING_PARAMETERS.amountsFenByClass);
  if (!amounts.ok) return amounts;
  const needed = readFields(packs, { ...NEEDED, gradeLowerBounds: ASSESSMENT_PARAMETERS.gradeLowerBounds });
  if (!needed.ok) return needed;
  const { values, sources } = needed.value;
  const fault = faultOf(values);
  if (fault !== null) return err(`${sources.effectivenessShare.pack}: ${fault}`);
  return ok({
    ...values,
    amountsFenByClass: amounts.value?.value ?? null,
    sources: { ...sources, amountsFenByClass: amounts.value?.source ?? null },
  });
}

/** What single parameters cannot show: parts that do not make the whole, a better grade that is paid less. */
function faultOf({ baseShare, effectivenessShare, payoutShares }: Pick<FundingPolicy, keyof Needed>): string | null {
  if (Math.abs(baseShare + effectivenessShare - 1) > 1e-9)
    return 'funding.baseShare and funding.effectivenessShare must sum to 1';
  const isFalling = GRADES.every((grade, i) => i === 0 || payoutShares[GRADES[i - 1]!] >= payoutShares[grade]);
  return isFalling ? null : 'funding.payoutShares: a better grade must not be paid less';
}
