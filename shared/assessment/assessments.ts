import { z } from 'zod';
import { townCodeSchema } from '../model/area.ts';
import { indicatorsOf, type IndicatorNode } from './indicator-tree.ts';
import { auditSchema, inspectionSchema } from './inspections.ts';
import { monthSchema } from './period.ts';
import { signatureSchema } from './sign-off.ts';

const count = z.int().min(0);

/** What was measured: both numbers of a rate, a share 0–1 whose numbers are not known, or points 0–100 (by the unit of the indicator). */
export const measuredSchema = z.union([
  z.number().min(0).max(100),
  z
    .tuple([count, count])
    .refine(([numerator, denominator]) => numerator <= denominator, { error: 'a rate must not exceed 1' }),
]);
export type Measured = z.infer<typeof measuredSchema>;

const basis = z.enum(['source', 'assumed', 'simulated']);

const townLinesSchema = z.array(
  z.strictObject({ code: townCodeSchema, indicators: z.record(z.string(), measuredSchema) }),
);

const assessedMonthSchema = z.strictObject({
  period: monthSchema,
  basis,
  towns: townLinesSchema,
  inspections: z.array(inspectionSchema).default([]),
  audits: z.array(auditSchema).default([]),
});
/** What was measured and found in one month. */
export type AssessedMonth = z.infer<typeof assessedMonthSchema>;

/** Several months, as files are written. */
export const severalMonthsSchema = z.strictObject({
  provenance: z.array(z.string()),
  months: z.array(assessedMonthSchema),
  /** Parties that signed a result. */
  signatures: z.array(signatureSchema).default([]),
});

/** The form of a single month, as it was before there were several, brought into the form of several. */
function severalOf(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || 'months' in raw || !('period' in raw)) return raw;
  const { provenance, ...month } = raw as Readonly<Record<string, unknown>>;
  return { provenance, months: [month] };
}

/** `data/districts/<id>/assessments.json`: what was measured of each town, month by month. */
export const assessmentsSchema = z.preprocess(severalOf, severalMonthsSchema);
export type Assessments = z.infer<typeof severalMonthsSchema>;

/** What is wrong with the months beyond their shape, each with its place (ASM-3); empty when nothing is. */
export function assessmentFaults(
  { months }: Assessments,
  known: {
    readonly towns: ReadonlySet<string>;
    /** The tree of a month; null where no document defined one at its end. */
    readonly indicators: (period: string) => readonly IndicatorNode[] | null;
  },
): readonly string[] {
  const seen = new Set<string>();
  return months.flatMap((month) => {
    const at = `months.${month.period}`;
    const twice = seen.has(month.period) ? [`${at}: the month is listed twice`] : [];
    seen.add(month.period);
    const tree = known.indicators(month.period);
    const units = tree && new Map(indicatorsOf(tree).map(({ id, unit }) => [id, unit]));
    return [
      ...twice,
      ...townFaults(month, known.towns).map((fault) => `${at}.${fault}`),
      ...month.towns.flatMap(({ code, indicators }) =>
        Object.entries(indicators).flatMap(([id, value]) => {
          const fault = units && measuredFault(units.get(id), value);
          return fault === null ? [] : [`${at}.towns.${code}.indicators.${id}: ${fault}`];
        }),
      ),
    ];
  });
}

function townFaults(month: AssessedMonth, towns: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const codes = new Set<string>();
  for (const { code } of month.towns) {
    if (!towns.has(code)) faults.push(`towns: there is no town ${code}`);
    if (codes.has(code)) faults.push(`towns: ${code} is listed twice`);
    codes.add(code);
  }
  for (const kind of ['inspections', 'audits'] as const) {
    const ids = new Set<string>();
    for (const { id, town, date } of month[kind]) {
      if (!towns.has(town)) faults.push(`${kind}.${id}: there is no town ${town}`);
      if (!date.startsWith(month.period)) faults.push(`${kind}.${id}: ${date} is not in the month`);
      if (ids.has(id)) faults.push(`${kind}.${id}: is listed twice`);
      ids.add(id);
    }
  }
  return faults;
}

/** What is wrong with what was measured of an indicator; null when nothing is. */
export function measuredFault(unit: 'share' | 'point' | undefined, value: Measured): string | null {
  if (unit === undefined) return 'no indicator of the policy has this id';
  if (Array.isArray(value)) return unit === 'share' ? null : 'points are one number';
  return unit === 'share' && value > 1 ? 'a share must not exceed 1' : null;
}

/** The newest month, by its name; null when there is none. */
export function latestMonth({ months }: Assessments): AssessedMonth | null {
  return months.reduce<AssessedMonth | null>(
    (latest, month) => (latest && latest.period >= month.period ? latest : month),
    null,
  );
}
