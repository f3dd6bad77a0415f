import type { GreenReach } from './green-reach.ts';
import type { ProgressReport } from './progress-report.ts';
import { targetsOf } from './roll-up.ts';
import type { PlanOfWork } from './works-policy.ts';

/**
 * Reports that the program makes itself (WRK-9): targets that name a measurement are reported with today's, beside what
 * people report. Nothing is reported where it is not provided.
 */
export function measuredReports(
  plans: readonly PlanOfWork[],
  green: GreenReach | null,
  day: string,
): readonly ProgressReport[] {
  if (!green) return [];
  const percent = { 'green-area': green.green.areaShare * 100, 'park-area': green.park.areaShare * 100 };
  return plans
    .flatMap(({ tasks }) => tasks.flatMap(targetsOf))
    .flatMap(({ id, measured }) =>
      measured
        ? [{ target: id, date: day, value: percent[measured], source: 'green.geojson', basis: 'assumed' as const }]
        : [],
    );
}
