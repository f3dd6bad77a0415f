import type { AssessmentPolicy } from './assessment-policy.ts';
import { cadenceState, type Activity, type CadenceState } from './cadence.ts';
import type { AssessmentBook } from './period-grade.ts';

/** How the cadences of a district stand on a local day (ASM-11), in the order of its packs. */
export function cadenceStates(
  { assessments: { months } }: AssessmentBook,
  { cadences }: AssessmentPolicy,
  today: string,
): readonly CadenceState[] {
  const assessed = new Set(months.map(({ period }) => period));
  const outputs: Readonly<Record<Activity, ReadonlySet<string> | null>> = {
    inspection: new Set(months.flatMap(({ inspections }) => inspections.map(({ date }) => date))),
    score: assessed,
    ranking: assessed,
    // Meetings, views on site and the review itself are not recorded here.
    review: null,
    meeting: null,
    'site-view': null,
  };
  return cadences.map(({ item, clause, source }) =>
    cadenceState(
      { ...item, basis: source.basis === 'clause' ? item.basis : 'assumed' },
      clause,
      today,
      outputs[item.activity],
    ),
  );
}
