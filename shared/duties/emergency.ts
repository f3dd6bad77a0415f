import type { Reason } from '../explain/explained.ts';
import { onShift } from '../lib/local-day.ts';
import type { FieldRole, Officer } from '../model/officer.ts';
import { condition } from './condition.ts';
import type { DutiesPolicy } from './duties-policy.ts';

const MINUTES_A_DAY = 1440;

/** Whether each emergency team is on duty around the clock, by the shifts of a roster (DUT-12), in hours of a day. */
export function emergencyCover(
  officers: readonly Pick<Officer, 'role' | 'shift'>[],
  { emergencyTeams }: Pick<DutiesPolicy, 'emergencyTeams'>,
): readonly Reason[] {
  if (!emergencyTeams) return [];
  const { value, source } = emergencyTeams;
  return value.teams.map((team) => {
    const hours = coveredMinutes(team, officers) / 60;
    return condition(['DUT-12', team, hours >= value.hoursPerDay], source, {
      measured: hours,
      threshold: value.hoursPerDay,
      unit: 'hour',
    });
  });
}

function coveredMinutes(team: FieldRole, officers: readonly Pick<Officer, 'role' | 'shift'>[]): number {
  const shifts = officers.filter(({ role }) => role === team).map(({ shift }) => shift);
  let covered = 0;
  for (let minute = 0; minute < MINUTES_A_DAY; minute++) if (shifts.some((shift) => onShift(shift, minute))) covered++;
  return covered;
}

/** What comes first of a problem (DUT-12): nobody knows whose it is → handle it, and tell responsibility after. */
export function firstStep(
  given: { readonly isResponsibilityClear: boolean },
  { emergencyFirst }: Pick<DutiesPolicy, 'emergencyFirst'>,
): { readonly step: 'assign' | 'handle'; readonly reasons: readonly Reason[] } {
  if (given.isResponsibilityClear || !emergencyFirst) return { step: 'assign', reasons: [] };
  return { step: 'handle', reasons: [condition(['DUT-12', 'handle-first', true], emergencyFirst.source)] };
}
