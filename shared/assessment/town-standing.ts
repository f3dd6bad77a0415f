import type { Town } from '../model/area.ts';
import type { TownStanding } from '../world/change.ts';
import { explainZone, largestFigures } from '../zoning/zone-class.ts';
import type { ZoningPolicy } from '../zoning/zoning-policy.ts';
import type { AssessmentPolicy } from './assessment-policy.ts';
import type { Assessments } from './assessments.ts';
import { explainGrade } from './grade.ts';

/**
 * How every town of a district stands, in the order of the towns. Class or grade is null where the district is under
 * no document that defines it or its figures are missing.
 */
export function townStandings(input: {
  readonly towns: readonly Town[];
  readonly assessments: Assessments | null;
  readonly zoning: ZoningPolicy | null;
  readonly assessment: AssessmentPolicy | null;
}): readonly TownStanding[] {
  const { towns, assessments, zoning, assessment } = input;
  const largest = largestFigures(towns);
  return towns.map((town) => ({
    code: town.code,
    zone: zoning && explainZone(town, largest, zoning),
    grade: assessment && assessments && explainGrade(town.code, assessments, assessment),
  }));
}
