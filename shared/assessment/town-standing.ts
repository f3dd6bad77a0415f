import type { Town } from '../model/area.ts';
import type { TownStanding } from '../world/change.ts';
import { replayZoning } from '../zoning/replay-zoning.ts';
import type { ZoningPolicy } from '../zoning/zoning-policy.ts';
import type { ZoningRecord } from '../zoning/zoning-record.ts';
import type { AssessmentPolicy } from './assessment-policy.ts';
import { latestMonth, type Assessments } from './assessments.ts';
import { explainGrade } from './grade.ts';

/**
 * How every town of a district stands, in the order of the towns: its zone class, and its grade in the newest month.
 * Class or grade is null where the district is under no document that defines it or its figures are missing.
 */
export function townStandings(input: {
  readonly towns: readonly Town[];
  readonly assessments: Assessments | null;
  readonly zoning: ZoningPolicy | null;
  /** Surveys and decisions on classes; null where there are none. */
  readonly zoningRecord?: ZoningRecord | null;
  readonly assessment: AssessmentPolicy | null;
}): readonly TownStanding[] {
  const { towns, assessments, zoning, assessment, zoningRecord: record = null } = input;
  const zones = zoning && replayZoning({ towns, record, policy: zoning, day: null }).zones;
  const month = assessments && latestMonth(assessments);
  return towns.map((town) => ({
    code: town.code,
    zone: zones?.get(town.code) ?? null,
    grade: assessment && month && explainGrade(town.code, month, assessment),
  }));
}
