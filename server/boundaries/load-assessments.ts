import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AssessmentPolicy } from '../../shared/assessment/assessment-policy.ts';
import { assessmentFaults, assessmentsSchema, type Assessments } from '../../shared/assessment/assessments.ts';
import type { Period } from '../../shared/assessment/period.ts';
import type { Town } from '../../shared/model/area.ts';
import { AppError } from '../lib/app-error.ts';
import { parseFile } from '../lib/parse-file.ts';

/**
 * What was measured of the towns, month by month, each by the policy at its end; a district without the file has no grades. Throws an AppError that
 * names the month and the town or indicator that does not fit.
 */
export async function loadAssessments(
  folder: string,
  towns: readonly Town[],
  policyOf: (period: Period) => AssessmentPolicy | null,
): Promise<Assessments | null> {
  const path = join(folder, 'assessments.json');
  if (!existsSync(path)) return null;
  const assessments = parseFile(path, await readFile(path, 'utf8'), assessmentsSchema);
  const [fault] = assessmentFaults(assessments, {
    towns: new Set(towns.map(({ code }) => code)),
    indicators: (period) => policyOf(period)?.indicators ?? null,
  });
  if (fault !== undefined) throw new AppError('file-invalid', `${path}: ${fault}.`);
  return assessments;
}
