import { z } from 'zod';
import { ok, type Result } from '../lib/result.ts';
import { PATROL_PARAMETERS } from '../policy/coverage-policy.ts';
import { parameter, readAll, readOptional, type ParameterSpec } from '../policy/parameter.ts';
import type { PackInUse, Source, Sourced } from '../policy/resolve-parameter.ts';
import {
  businessesSchema,
  liaisonsSchema,
  placedStaffsSchema,
  prohibitionsSchema,
  supervisedSchema,
  tasksSchema,
  type BusinessDuty,
  type Liaison,
  type PlacedStaff,
  type Prohibition,
  type SupervisedWork,
  type Task,
} from './task-schemas.ts';
import {
  coordinatorsSchema,
  dutyCadencesSchema,
  emergencySchema,
  escalationSchema,
  hotlineSchema,
  maintenanceSchema,
  powersSchema,
  rectificationItemsSchema,
  reportsSchema,
  vendingSchema,
  type Coordinator,
  type DutyCadence,
  type EmergencyDuty,
  type EscalationRung,
  type HandedDownUpkeep,
  type Hotline,
  type Power,
  type ReportDuty,
  type VendingRules,
} from './working-schemas.ts';

export const DUTY_PARAMETERS = {
  tasks: parameter('duties.tasks', tasksSchema, ['DUT-1', 'DUT-3'], 'collect'),
  prohibitions: parameter('duties.prohibitions', prohibitionsSchema, ['DUT-2'], 'collect'),
  supervised: parameter('duties.supervised', supervisedSchema, ['DUT-4']),
  separateAxes: parameter('duties.separateAxes', z.literal(true), ['DUT-5']),
  liaisons: parameter('duties.liaisons', liaisonsSchema, ['DUT-6'], 'collect'),
  placedStaff: parameter('duties.placedStaff', placedStaffsSchema, ['DUT-7'], 'collect'),
  business: parameter('duties.business', businessesSchema, ['DUT-8']),
  cadences: parameter('duties.cadences', dutyCadencesSchema, ['DUT-9'], 'collect'),
  escalation: parameter('duties.escalation', escalationSchema, ['DUT-10']),
  coordinators: parameter('duties.coordinators', coordinatorsSchema, ['DUT-11']),
  emergencyTeams: parameter('duties.emergencyTeams', emergencySchema, ['DUT-12']),
  emergencyFirst: parameter('duties.emergencyFirst', z.literal(true), ['DUT-12']),
  reports: parameter('duties.reports', reportsSchema, ['DUT-13']),
  rectificationCount: parameter('duties.rectificationCount', z.int().positive(), ['DUT-15']),
  rectificationItems: parameter('duties.rectificationItems', rectificationItemsSchema, ['DUT-15']),
  maintenance: parameter('duties.maintenance', maintenanceSchema, ['DUT-16']),
  powers: parameter('duties.powers', powersSchema, ['DUT-17']),
  hotline: parameter('duties.hotline', hotlineSchema, ['DUT-18']),
  vending: parameter('duties.vending', vendingSchema, ['DUT-19']),
};

/** An item of a list with its own place printed, and `clause` only when text and district are both under it. */
export type Stated<T> = Omit<T, 'clause' | 'basis'> & Pick<Source, 'clause' | 'basis'>;

/** What the duty rules need of the policy packs (docs/rules/duties.md); empty or null where no pack of the district has it. */
export interface DutiesPolicy {
  readonly tasks: readonly Stated<Task>[];
  readonly prohibitions: readonly Stated<Prohibition>[];
  readonly supervised: Sourced<SupervisedWork> | null;
  readonly separateAxes: Sourced<true> | null;
  readonly liaisons: readonly Stated<Liaison>[];
  readonly placedStaff: readonly Stated<PlacedStaff>[];
  readonly business: readonly Stated<BusinessDuty>[];
  readonly cadences: readonly Stated<DutyCadence>[];
  /** From the lowest rung up. */
  readonly escalation: readonly Stated<EscalationRung>[];
  readonly coordinators: readonly Stated<Coordinator>[];
  readonly emergencyTeams: Sourced<EmergencyDuty> | null;
  readonly emergencyFirst: Sourced<true> | null;
  readonly reports: readonly Stated<ReportDuty>[];
  readonly rectificationCount: Sourced<number> | null;
  readonly rectificationItems: Sourced<z.infer<typeof rectificationItemsSchema>> | null;
  readonly maintenance: Sourced<HandedDownUpkeep> | null;
  readonly powers: readonly Stated<Power>[];
  readonly hotline: Sourced<Hotline> | null;
  readonly fullWalksPerDay: Sourced<number> | null;
  readonly vending: Sourced<VendingRules> | null;
}

/** Duties of a district's packs; the error names the first that is wrong. Lists of several packs add up. */
export function dutiesPolicy(packs: readonly PackInUse[]): Result<DutiesPolicy> {
  const specs = { ...DUTY_PARAMETERS, fullWalksPerDay: PATROL_PARAMETERS.fullWalksPerDay };
  const values: Record<string, unknown> = {};
  for (const [field, spec] of Object.entries<ParameterSpec>(specs)) {
    const found = isList(field) ? statedItems(packs, spec) : readOptional(packs, spec);
    if (!found.ok) return found;
    values[field] = found.value;
  }
  // Each field was read by the schema of its own parameter.
  return ok(values as unknown as DutiesPolicy);
}

const LISTS: readonly (keyof DutiesPolicy)[] = [
  'tasks',
  'prohibitions',
  'liaisons',
  'placedStaff',
  'business',
  'cadences',
  'escalation',
  'coordinators',
  'reports',
  'powers',
];

function isList(field: string): boolean {
  return (LISTS as readonly string[]).includes(field);
}

/** The items of a list parameter, each with the document and place of its own. */
function statedItems(packs: readonly PackInUse[], spec: ParameterSpec): Result<readonly Stated<object>[]> {
  const found = readAll(packs, spec);
  if (!found.ok) return found;
  const applying = spec.merge === 'collect' ? found.value : found.value.slice(-1);
  return ok(
    applying.flatMap(({ value, source }) => {
      const number = packs.find(({ pack }) => pack.id === source.pack)?.pack.document.number ?? source.pack;
      return (value as readonly Pick<Source, 'clause' | 'basis'>[]).map((item) => ({
        ...item,
        clause: `${number} ${item.clause}`,
        basis: source.basis === 'clause' && item.basis === 'clause' ? ('clause' as const) : ('assumed' as const),
      }));
    }),
  );
}
