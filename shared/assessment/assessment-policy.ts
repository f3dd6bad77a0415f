import { z } from 'zod';
import { lowerBoundsSchema, type LowerBounds } from '../explain/bands.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { SCORE_ROUNDINGS, type ScoreRounding } from '../lib/round.ts';
import { CASE_SOURCES } from '../model/case.ts';
import { parameter, read, readAll, readOptional, type ParameterSpec } from '../policy/parameter.ts';
import { packsInForce, type PackInUse, type Source, type Sourced } from '../policy/resolve-parameter.ts';
import { cadencesSchema, type Cadence } from './cadence.ts';
import { consequenceRulesSchema, type ConsequenceRule } from './consequence-rules.ts';
import { GRADES, type Grade } from './grades.ts';
import { indicatorsOf, indicatorTreeSchema, mapIndicators, type IndicatorNode } from './indicator-tree.ts';
import { auditPointsSchema, rectificationSchema, type AuditPoints, type Rectification } from './inspections.ts';
import { lastDayOf, type Period } from './period.ts';
import { ratesSchema, type Rates } from './rates.ts';
import { partiesSchema, type Party } from './sign-off.ts';

/** What an indicator without a rate does to the score (ASM-4): it is left out, or counts as nothing, or as everything. */
const noRateSchema = z.enum(['leave-out', 'zero', 'full']);
export type NoRate = z.infer<typeof noRateSchema>;

/** How quarter and year follow from months (ASM-10). */
const aggregationSchema = z.strictObject({
  quarter: z.enum(['mean-of-months']),
  year: z.enum(['mean-of-months', 'mean-of-quarters']),
});
type Aggregation = z.infer<typeof aggregationSchema>;

const fen = z.int().nonnegative();

export const ASSESSMENT_PARAMETERS = {
  gradeLowerBounds: parameter('assessment.gradeLowerBounds', lowerBoundsSchema(GRADES), ['ASM-1']),
  indicators: parameter('assessment.indicators', indicatorTreeSchema, ['ASM-2']),
  noRate: parameter('assessment.noRate', noRateSchema, ['ASM-4']),
  rates: parameter('assessment.rates', ratesSchema, ['ASM-5', 'ASM-6']),
  ownSources: parameter('assessment.ownSources', z.array(z.enum(CASE_SOURCES)).min(1), ['ASM-7']),
  rectification: parameter('assessment.rectification', rectificationSchema, ['ASM-8']),
  auditPoints: parameter('assessment.auditPoints', auditPointsSchema, ['ASM-9']),
  rounding: parameter('assessment.rounding', z.enum(SCORE_ROUNDINGS), ['ASM-2', 'ASM-10']),
  aggregation: parameter('assessment.aggregation', aggregationSchema, ['ASM-10']),
  cadences: parameter('assessment.cadences', cadencesSchema, ['ASM-11'], 'collect'),
  consequences: parameter('assessment.consequences', consequenceRulesSchema, ['ASM-15', 'ASM-16', 'ASM-17'], 'collect'),
  fineFen: parameter('assessment.fineFen', fen, ['ASM-15']),
  rewardFen: parameter('assessment.rewardFen', fen, ['ASM-15']),
  parties: parameter('assessment.parties', partiesSchema, ['ASM-19']),
};

/** A value in a document with its printed clause. */
export interface InDocument<T> {
  readonly item: T;
  readonly clause: string;
  readonly source: Source;
}

/** What the assessment rules need of the policy packs (docs/rules/assessment.md). */
export interface AssessmentPolicy {
  readonly gradeLowerBounds: LowerBounds<Grade>;
  readonly indicators: readonly IndicatorNode[];
  readonly noRate: NoRate;
  readonly rates: Rates;
  readonly ownSources: readonly (typeof CASE_SOURCES)[number][];
  readonly rectification: Rectification;
  readonly auditPoints: AuditPoints;
  readonly rounding: ScoreRounding;
  readonly aggregation: Aggregation;
  readonly cadences: readonly InDocument<Cadence>[];
  readonly consequences: readonly InDocument<ConsequenceRule>[];
  /** Amounts of the monthly fine and the quarterly reward; null where no document gives one. */
  readonly fineFen: number | null;
  readonly rewardFen: number | null;
  readonly parties: Sourced<readonly Party[]> | null;
  readonly sources: Readonly<Record<SourcedField, Source>>;
}

const FIELDS = [
  'gradeLowerBounds',
  'indicators',
  'noRate',
  'rates',
  'ownSources',
  'rectification',
  'auditPoints',
  'rounding',
  'aggregation',
] as const;
type SourcedField = (typeof FIELDS)[number];

/** Everything that assessing needs; null when the district is under no document with grades. */
export function assessmentPolicy(packs: readonly PackInUse[]): Result<AssessmentPolicy | null> {
  const bounds = readOptional(packs, ASSESSMENT_PARAMETERS.gradeLowerBounds);
  if (!bounds.ok) return bounds;
  if (!bounds.value) return ok(null);
  const values: Record<string, unknown> = {};
  const sources: Record<string, Source> = {};
  for (const field of FIELDS) {
    const found = read(packs, ASSESSMENT_PARAMETERS[field] as ParameterSpec);
    if (!found.ok) return found;
    values[field] = found.value.value;
    sources[field] = found.value.source;
  }
  const lists = readLists(packs);
  if (!lists.ok) return lists;
  const policy = { ...values, ...lists.value, sources } as unknown as AssessmentPolicy;
  const fault = formulaFault(policy);
  return fault === null ? ok(printed(policy, packs)) : err(fault);
}

/** As `assessmentPolicy`, with the packs that were in force on the last day of a period (ASM-3). */
export function assessmentPolicyOf(period: Period, packs: readonly PackInUse[]): Result<AssessmentPolicy | null> {
  return assessmentPolicy(packsInForce(packs, lastDayOf(period)));
}

function readLists(packs: readonly PackInUse[]) {
  const cadences = readAll(packs, ASSESSMENT_PARAMETERS.cadences);
  if (!cadences.ok) return cadences;
  const consequences = readAll(packs, ASSESSMENT_PARAMETERS.consequences);
  if (!consequences.ok) return consequences;
  const fine = readOptional(packs, ASSESSMENT_PARAMETERS.fineFen);
  if (!fine.ok) return fine;
  const reward = readOptional(packs, ASSESSMENT_PARAMETERS.rewardFen);
  if (!reward.ok) return reward;
  const parties = readOptional(packs, ASSESSMENT_PARAMETERS.parties);
  if (!parties.ok) return parties;
  return ok({
    cadences: inDocument(packs, cadences.value),
    consequences: inDocument(packs, consequences.value),
    fineFen: fine.value?.value ?? null,
    rewardFen: reward.value?.value ?? null,
    parties: parties.value,
  });
}

function inDocument<T extends { readonly clause: string }>(
  packs: readonly PackInUse[],
  lists: readonly Sourced<readonly T[]>[],
): readonly InDocument<T>[] {
  return lists.flatMap(({ value, source }) =>
    value.map((item) => ({ item, source, clause: clauseIn(packs, source.pack, item.clause) })),
  );
}

/** `document number` and place, printed. */
function clauseIn(packs: readonly PackInUse[], id: string, ref: string): string {
  return `${packs.find(({ pack }) => pack.id === id)?.pack.document.number ?? id} ${ref}`;
}

/** With the places of indicators and rates printed as clauses. */
function printed(policy: AssessmentPolicy, packs: readonly PackInUse[]): AssessmentPolicy {
  const { indicators, rates, sources } = policy;
  const print = <T extends { readonly clause: string }>(item: T, { pack }: Source): T => ({
    ...item,
    clause: clauseIn(packs, pack, item.clause),
  });
  return {
    ...policy,
    indicators: mapIndicators(indicators, (indicator) => print(indicator, sources.indicators)),
    rates: { ...rates, items: rates.items.map((rate) => print(rate, sources.rates)) },
  };
}

/** An indicator that is a share must be a rate that is defined, or nobody could count it. */
function formulaFault({ indicators, rates, sources }: AssessmentPolicy): string | null {
  const defined = new Set(rates.items.map(({ id }) => id));
  const wrong = indicatorsOf(indicators).find(({ unit, formula }) => unit === 'share' && !defined.has(formula));
  return wrong
    ? `${sources.indicators.pack}: assessment.indicators: ${wrong.id} goes by ${wrong.formula}, which assessment.rates does not define`
    : null;
}
