import { z } from 'zod';
import { ok, type Result } from '../lib/result.ts';
import type { StaffingNumber, StaffingPolicy } from '../staffing/staffing-policy.ts';
import { parameter, readOptional } from './parameter.ts';
import { numberParameter } from './policy-numbers.ts';
import type { PackInUse, Sourced } from './resolve-parameter.ts';

const whole = z.int().nonnegative();
const minimumsSchema = z.array(z.strictObject({ code: z.string().min(1), name: z.string().min(1), minimum: whole }));

export const STAFFING_PARAMETERS = {
  minGridsPerOfficer: numberParameter('staffing.minGridsPerOfficer', ['STF-2'], whole),
  maxGridsPerOfficer: numberParameter('staffing.maxGridsPerOfficer', ['STF-1'], whole),
  minOfficersPerGrid: numberParameter('staffing.minOfficersPerGrid', ['STF-3'], whole),
  auxiliaryNeedsSupervisor: parameter('staffing.auxiliaryNeedsSupervisor', z.boolean(), ['STF-5']),
  minimumAuxiliaries: parameter('staffing.minimumAuxiliaries', minimumsSchema, ['STF-4']),
  minimumAuxiliariesTotal: numberParameter('staffing.minimumAuxiliariesTotal', ['STF-4'], whole),
};

/** Staffing figures of a district's packs. A figure that no pack has leaves its rule out; a wrong one is an error. */
export function staffingPolicy(packs: readonly PackInUse[]): Result<StaffingPolicy> {
  const fewest = readOptional(packs, STAFFING_PARAMETERS.minGridsPerOfficer);
  const most = readOptional(packs, STAFFING_PARAMETERS.maxGridsPerOfficer);
  const perGrid = readOptional(packs, STAFFING_PARAMETERS.minOfficersPerGrid);
  const supervised = readOptional(packs, STAFFING_PARAMETERS.auxiliaryNeedsSupervisor);
  const minimums = readOptional(packs, STAFFING_PARAMETERS.minimumAuxiliaries);
  if (!fewest.ok) return fewest;
  if (!most.ok) return most;
  if (!perGrid.ok) return perGrid;
  if (!supervised.ok) return supervised;
  if (!minimums.ok) return minimums;
  return ok({
    minGridsPerOfficer: flat(fewest.value),
    maxGridsPerOfficer: flat(most.value),
    minOfficersPerGrid: flat(perGrid.value),
    supervisorsPerAuxiliary: supervised.value?.value ? flat({ ...supervised.value, value: 1 }) : null,
    minimumByTown: minimums.value && {
      towns: minimums.value.value,
      clause: minimums.value.source.clause,
      basis: minimums.value.source.basis,
    },
  });
}

function flat(sourced: Sourced<number> | null): StaffingNumber | null {
  return sourced && { value: sourced.value, clause: sourced.source.clause, basis: sourced.source.basis };
}
