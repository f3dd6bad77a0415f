import type { InDocument } from './assessment-policy.ts';
import type { ConsequenceRule, Effect } from './consequence-rules.ts';
import { gradeIn, type AssessmentBook, type PeriodGrade } from './period-grade.ts';
import { periodKind, previousPeriod, monthsOf, type Period } from './period.ts';
import { rankingIn, type PeriodRanking } from './period-ranking.ts';
import { firstPlaces, lastPlace, type Ranked } from './ranking.ts';
import type { Label } from '../model/basis.ts';

/** What follows for a town from a period, with the rule, the clause and the periods that brought it about. */
export interface Consequence {
  readonly town: string;
  /** Rule of the house (docs/rules/assessment.md). */
  readonly rule: 'ASM-15' | 'ASM-16' | 'ASM-17';
  /** The line of the policy: pack and id in it. */
  readonly pack: string;
  readonly id: string;
  readonly label: Label;
  readonly effects: readonly Effect[];
  /** Amount of a fine or a reward in fen; null when it is not provided, or none goes with it. */
  readonly amountFen: number | null;
  /** The periods that brought it about, oldest first. */
  readonly periods: readonly Period[];
  readonly clause: string;
  /** Of the rule; `simulated` when the scores are. */
  readonly basis: 'clause' | 'assumed' | 'simulated';
  /** Months are missing: it is what would follow if the period ended so. */
  readonly provisional: boolean;
}

interface Found {
  readonly line: Ranked<PeriodGrade>;
  readonly periods: readonly Period[];
  readonly provisional: boolean;
}

/**
 * What follows from a period, by town, pack and rule (ASM-15 to ASM-17): every rule of every pack in force that goes by
 * such periods.
 */
export function consequencesIn(book: AssessmentBook, period: Period): readonly Consequence[] {
  const policy = book.policyOf(period);
  if (!policy) return [];
  const ranking = rankingIn(book, period);
  const kind = periodKind(period);
  return policy.consequences
    .filter(({ item }) => item.trigger.of.includes(kind))
    .flatMap((rule) => foundBy(rule.item, book, ranking).map((found) => consequenceOf(rule, found, policy)))
    .sort((a, b) => compare(a.town, b.town) || compare(a.pack, b.pack) || compare(a.id, b.id));
}

function foundBy({ trigger }: ConsequenceRule, book: AssessmentBook, ranking: PeriodRanking): readonly Found[] {
  const { lines, period, partial } = ranking;
  const placed = (found: readonly Ranked<PeriodGrade>[]) =>
    found.map((line) => ({ line, periods: [period], provisional: partial }));
  const byItself = (found: readonly Ranked<PeriodGrade>[]) =>
    found.map((line) => ({ line, periods: [period], provisional: line.item.partial }));
  switch (trigger.kind) {
    case 'last':
      return placed(lastPlace(lines));
    case 'first':
      return placed(firstPlaces(lines, trigger.places));
    case 'ranked':
      return byItself(lines);
    case 'conduct': {
      const recorded = townsWithConduct(book, period, new Set(trigger.conducts));
      return byItself(lines.filter(({ item }) => recorded.has(item.town)));
    }
    case 'grade':
      return lines.flatMap((line) => {
        const run = runOf(book, line.item, trigger);
        if (!run) return [];
        return [{ line, periods: run.map((one) => one.period), provisional: run.some((one) => one.partial) }];
      });
  }
}

/** The run of such grades that ends with this one, oldest first; null when it is too short. A period without a grade ends it. */
function runOf(
  book: AssessmentBook,
  last: PeriodGrade,
  { grades, times }: Extract<ConsequenceRule['trigger'], { kind: 'grade' }>,
): readonly PeriodGrade[] | null {
  const run: PeriodGrade[] = [];
  for (let one = last; ; one = gradeIn(book, last.town, previousPeriod(one.period))) {
    if (!one.grade || !grades.includes(one.grade.value)) return null;
    run.unshift(one);
    if (run.length === times) return run;
  }
}

function townsWithConduct({ assessments }: AssessmentBook, period: Period, conducts: ReadonlySet<string>) {
  const months = new Set(monthsOf(period));
  return new Set(
    assessments.months
      .filter((month) => months.has(month.period))
      .flatMap(({ inspections }) => inspections)
      .filter(({ conduct }) => conduct !== undefined && conducts.has(conduct))
      .map(({ town }) => town),
  );
}

function consequenceOf(
  { item, clause, source }: InDocument<ConsequenceRule>,
  { line, periods, provisional }: Found,
  amounts: { readonly fineFen: number | null; readonly rewardFen: number | null },
): Consequence {
  const { id, label, effects, trigger } = item;
  const amountFen = effects.includes('fine') ? amounts.fineFen : effects.includes('reward') ? amounts.rewardFen : null;
  const ofRule = source.basis === 'clause' && item.basis === 'clause' ? 'clause' : 'assumed';
  return {
    town: line.item.town,
    rule: trigger.kind === 'grade' ? (trigger.times > 1 ? 'ASM-16' : 'ASM-17') : ruleOf(trigger.kind),
    pack: source.pack,
    id,
    label,
    effects,
    amountFen,
    periods,
    clause,
    basis: line.item.grade?.basis === 'simulated' ? 'simulated' : ofRule,
    provisional,
  };
}

function ruleOf(kind: 'last' | 'first' | 'conduct' | 'ranked'): Consequence['rule'] {
  return kind === 'last' || kind === 'first' ? 'ASM-15' : 'ASM-17';
}

/**
 * Why nobody of a town may be appraised 优秀 in a year (2012 plan 九（六）, ASM-18); null when somebody may. Only a whole
 * year bars: a provisional last place does not.
 */
export function personalExcellentBarredBy(
  town: string,
  year: Period,
  consequences: readonly Consequence[],
): Consequence | null {
  return (
    consequences.find(
      ({ town: of, effects, periods, provisional }) =>
        of === town && !provisional && periods.at(-1) === year && effects.includes('no-personal-excellent'),
    ) ?? null
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
