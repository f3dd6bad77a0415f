import { z } from 'zod';
import { err, ok, type Result } from '../lib/result.ts';
import { labelSchema, type Label } from '../model/basis.ts';
import { readListed } from '../policy/listed.ts';
import { parameter, readOptional } from '../policy/parameter.ts';
import { numberParameter } from '../policy/policy-numbers.ts';
import type { PackInUse, Sourced } from '../policy/resolve-parameter.ts';
import { minimumTableSchema, type TownMinimum } from './minimum-table.ts';

const whole = z.int().nonnegative();

/** What is fixed for a grid (定人、定岗、定责、定奖惩). */
export const GRID_FIXES = ['person', 'post', 'duty', 'reward'] as const;
export type GridFix = (typeof GRID_FIXES)[number];

/** Kinds of lines in the checklist of a using unit: what it does, whom it names, what it keeps. */
export const CHECK_KINDS = ['duty', 'person', 'record'] as const;

const checklistSchema = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z-]{0,39}$/),
      kind: z.enum(CHECK_KINDS),
      label: labelSchema,
      clause: z.string().min(1),
      quote: z.string().min(1),
    }),
  )
  .refine((lines) => new Set(lines.map(({ id }) => id)).size === lines.length, { error: 'a line is there twice' });

const rangeSchema = z
  .strictObject({ least: whole, most: whole })
  .refine(({ least, most }) => least <= most, { error: 'least must not be above most' });

export const STAFFING_PARAMETERS = {
  minGridsPerOfficer: numberParameter('staffing.minGridsPerOfficer', ['STF-2'], whole),
  maxGridsPerOfficer: numberParameter('staffing.maxGridsPerOfficer', ['STF-1'], whole),
  minOfficersPerGrid: numberParameter('staffing.minOfficersPerGrid', ['STF-3', 'STF-9'], whole),
  auxiliaryNeedsSupervisor: parameter('staffing.auxiliaryNeedsSupervisor', z.boolean(), ['STF-5', 'STF-8']),
  minimumAuxiliaries: parameter('staffing.minimumAuxiliaries', minimumTableSchema, ['STF-4', 'STF-7']),
  fixedForGrid: parameter('staffing.fixedForGrid', z.array(z.enum(GRID_FIXES)).min(1), ['STF-9']),
  oneUsingUnit: parameter('staffing.oneUsingUnit', z.boolean(), ['STF-10']),
  unitChecklist: parameter('staffing.unitChecklist', checklistSchema, ['STF-11'], 'collect'),
  townsPerCadre: parameter('staffing.townsPerCadre', rangeSchema, ['STF-12']),
};

/** What a figure or a list stands on. */
export interface Grounds {
  /** Document number and place in it. */
  readonly clause: string;
  readonly basis: 'clause' | 'assumed';
}

/** A figure of the staffing rules with the place that it comes from. */
export interface StaffingNumber extends Grounds {
  readonly value: number;
}

/** A line of the checklist of a using unit. */
export interface CheckLine extends Grounds {
  readonly id: string;
  readonly kind: (typeof CHECK_KINDS)[number];
  readonly label: Label;
}

/** What the staffing rules compare with (docs/rules/staffing.md); a rule whose figure no pack has is null and finds nothing. */
export interface StaffingPolicy {
  readonly minGridsPerOfficer: StaffingNumber | null;
  readonly maxGridsPerOfficer: StaffingNumber | null;
  readonly minOfficersPerGrid: StaffingNumber | null;
  /** 1 when every auxiliary needs a supervising enforcement officer. */
  readonly supervisorsPerAuxiliary: StaffingNumber | null;
  readonly minimumByTown: (Grounds & { readonly towns: readonly TownMinimum[] }) | null;
  /** What a grid needs to be valid. */
  readonly fixedForGrid: (Grounds & { readonly fixes: readonly GridFix[] }) | null;
  /** Set when a member belongs to the one unit that uses it. */
  readonly oneUsingUnit: Grounds | null;
  readonly unitChecklist: readonly CheckLine[];
  readonly townsPerCadre: (Grounds & { readonly least: number; readonly most: number }) | null;
}

/** Staffing figures of a district's packs. A figure that no pack has leaves its rule out; a wrong one is an error. */
export function staffingPolicy(packs: readonly PackInUse[]): Result<StaffingPolicy> {
  const fewest = readOptional(packs, STAFFING_PARAMETERS.minGridsPerOfficer);
  if (!fewest.ok) return fewest;
  const most = readOptional(packs, STAFFING_PARAMETERS.maxGridsPerOfficer);
  if (!most.ok) return most;
  if (fewest.value && most.value && fewest.value.value > most.value.value)
    return err(`${fewest.value.source.pack}: staffing.minGridsPerOfficer is above staffing.maxGridsPerOfficer`);
  const perGrid = readOptional(packs, STAFFING_PARAMETERS.minOfficersPerGrid);
  if (!perGrid.ok) return perGrid;
  const supervised = readOptional(packs, STAFFING_PARAMETERS.auxiliaryNeedsSupervisor);
  if (!supervised.ok) return supervised;
  const minimums = readOptional(packs, STAFFING_PARAMETERS.minimumAuxiliaries);
  if (!minimums.ok) return minimums;
  const fixes = readOptional(packs, STAFFING_PARAMETERS.fixedForGrid);
  if (!fixes.ok) return fixes;
  const oneUnit = readOptional(packs, STAFFING_PARAMETERS.oneUsingUnit);
  if (!oneUnit.ok) return oneUnit;
  const lines = checkLines(packs);
  if (!lines.ok) return lines;
  const perCadre = readOptional(packs, STAFFING_PARAMETERS.townsPerCadre);
  if (!perCadre.ok) return perCadre;
  return ok({
    minGridsPerOfficer: flat(fewest.value),
    maxGridsPerOfficer: flat(most.value),
    minOfficersPerGrid: flat(perGrid.value),
    supervisorsPerAuxiliary: supervised.value?.value ? flat({ ...supervised.value, value: 1 }) : null,
    minimumByTown: minimums.value && { towns: minimums.value.value.towns, ...groundsOf(minimums.value) },
    fixedForGrid: fixes.value && { fixes: fixes.value.value, ...groundsOf(fixes.value) },
    oneUsingUnit: oneUnit.value?.value ? groundsOf(oneUnit.value) : null,
    unitChecklist: lines.value,
    townsPerCadre: perCadre.value && { ...perCadre.value.value, ...groundsOf(perCadre.value) },
  });
}

/** Lines of all packs; what two documents ask alike is listed once, for the first. */
function checkLines(packs: readonly PackInUse[]): Result<readonly CheckLine[]> {
  const listed = readListed(packs, STAFFING_PARAMETERS.unitChecklist);
  if (!listed.ok) return listed;
  const lines = new Map<string, CheckLine>();
  for (const { id, kind, label, clause, basis } of listed.value) {
    if (!lines.has(id)) lines.set(id, { id, kind, label, clause, basis });
  }
  return ok([...lines.values()]);
}

function flat(sourced: Sourced<number> | null): StaffingNumber | null {
  return sourced && { value: sourced.value, ...groundsOf(sourced) };
}

function groundsOf({ source }: Sourced<unknown>): Grounds {
  return { clause: source.clause, basis: source.basis };
}
