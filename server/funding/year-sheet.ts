import { gradeIn, type AssessmentBook } from '../../shared/assessment/period-grade.ts';
import { budgetOf, classDayOf } from '../../shared/funding/budget.ts';
import type { FundingPolicy } from '../../shared/funding/funding-policy.ts';
import { fundingPolicy } from '../../shared/funding/funding-policy.ts';
import type { FundingYear } from '../../shared/funding/funding-record.ts';
import { payoutSheet, type PayoutSheet, type SheetTown, type YearScore } from '../../shared/funding/payout-sheet.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { replayZoning } from '../../shared/zoning/replay-zoning.ts';
import { zoningPolicy, type ZoneClass } from '../../shared/zoning/zoning-policy.ts';
import { packsOn } from '../policies/packs-on.ts';
import type { LoadedDistrict } from '../ports/district.ts';

/** A sheet with the rules of its year and what the district has on record of it. */
export interface YearSheet {
  readonly sheet: PayoutSheet;
  readonly policy: FundingPolicy;
  readonly record: FundingYear | null;
}

interface Asked {
  readonly year: number;
  /** The local day of the asking, `YYYY-MM-DD`: a year that is not over has no final score. */
  readonly today: string;
  readonly book: AssessmentBook | null;
  /** Which towns are wanted. */
  readonly wants: (town: string) => boolean;
}

/** The payout sheet of a loaded district, by the rules in force at the end of the year; null where there are none. */
export function yearSheet(loaded: LoadedDistrict, asked: Asked): Result<YearSheet | null> {
  const { year, today, book, wants } = asked;
  const policy = fundingPolicy(packsOn(`${year}-12-31`, loaded));
  if (!policy.ok) return policy;
  if (!policy.value) return ok(null);
  const rules = policy.value;
  const record = loaded.funding?.years.find((one) => one.year === year) ?? null;
  const classes = classesOn(classDayOf(year, rules), loaded);
  if (!classes.ok) return classes;
  const isOver = today > `${year}-12-31`;
  const towns = loaded.towns.features
    .map(({ properties: { code } }) => code)
    .filter(wants)
    .map((code): SheetTown => {
      const classId = classes.value.get(code) ?? null;
      return {
        code,
        classId,
        budget: budgetOf(code, classId, { year: record, policy: rules }),
        score: book && scoreOf(book, code, { year, isOver }),
        deductionsFen: deductionsOf(record, code),
      };
    });
  const sheet = payoutSheet(year, towns, rules);
  return sheet.ok ? ok({ sheet: sheet.value, policy: rules, record }) : sheet;
}

function classesOn(day: string, loaded: LoadedDistrict): Result<ReadonlyMap<string, ZoneClass | null>> {
  const policy = zoningPolicy(packsOn(day, loaded));
  if (!policy.ok) return policy;
  if (!policy.value) return ok(new Map());
  const towns = loaded.towns.features.map(({ properties }) => properties);
  const { zones } = replayZoning({ towns, record: loaded.zoning ?? null, policy: policy.value, day });
  return ok(new Map([...zones].map(([code, zone]) => [code, zone?.value ?? null])));
}

function scoreOf(book: AssessmentBook, town: string, at: { readonly year: number; readonly isOver: boolean }) {
  const { grade, months, partial } = gradeIn(book, town, String(at.year));
  if (!grade) return null;
  return { score: grade.score, months, isFinal: at.isOver && !partial, basis: grade.basis } satisfies YearScore;
}

function deductionsOf(record: FundingYear | null, code: string): number {
  return (record?.deductions ?? [])
    .filter(({ town }) => town === code)
    .reduce((sum, { amountFen }) => sum + amountFen, 0);
}
