import { z } from 'zod';
import { ok, type Result } from '../lib/result.ts';
import type { StaffingNumber, StaffingPolicy } from '../staffing/staffing-policy.ts';
import { readParameter, resolveParameter, type PackInUse, type Sourced } from './resolve-parameter.ts';

const minimumsSchema = z.array(
  z.strictObject({ code: z.string().min(1), name: z.string().min(1), minimum: z.int().nonnegative() }),
);

/** Staffing figures of a district's packs. A figure that no pack has leaves its rule out; a wrong one is an error. */
export function staffingPolicy(packs: readonly PackInUse[]): Result<StaffingPolicy> {
  const fewest = optional(packs, 'staffing.minGridsPerOfficer', z.int().nonnegative());
  const most = optional(packs, 'staffing.maxGridsPerOfficer', z.int().nonnegative());
  const perGrid = optional(packs, 'staffing.minOfficersPerGrid', z.int().nonnegative());
  const supervised = optional(packs, 'staffing.auxiliaryNeedsSupervisor', z.boolean());
  const minimums = optional(packs, 'staffing.minimumAuxiliaries', minimumsSchema);
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

function optional<T>(packs: readonly PackInUse[], key: string, schema: z.ZodType<T>): Result<Sourced<T> | null> {
  return resolveParameter(packs, key) ? readParameter(packs, key, schema) : ok(null);
}

function flat(sourced: Sourced<number> | null): StaffingNumber | null {
  return sourced && { value: sourced.value, clause: sourced.source.clause, basis: sourced.source.basis };
}
