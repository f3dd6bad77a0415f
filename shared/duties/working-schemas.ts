import { z } from 'zod';
import { labelSchema } from '../model/basis.ts';
import { SEVERITIES } from '../model/case.ts';
import { FIELD_ROLES } from '../model/officer.ts';
import { STATED_FIELDS } from './task-schemas.ts';

/** Whoever passes a problem on, from the grid up to the city. */
export const RUNGS = ['grid', 'community', 'town', 'district', 'city-centre', 'city-government'] as const;
export type Rung = (typeof RUNGS)[number];

export const escalationSchema = z
  .array(z.strictObject({ rung: z.enum(RUNGS), ...STATED_FIELDS }))
  .min(2)
  .refine((rungs) => new Set(rungs.map(({ rung }) => rung)).size === rungs.length, { error: 'a rung is listed twice' });
export type EscalationRung = z.infer<typeof escalationSchema>[number];

const coordinatorSchema = z.strictObject({
  severity: z.enum(SEVERITIES),
  coordinator: z.enum(['grid-head', 'district-leader', 'city-leader']),
  ...STATED_FIELDS,
});
export const coordinatorsSchema = z
  .array(coordinatorSchema)
  .refine((items) => SEVERITIES.every((severity) => items.filter((one) => one.severity === severity).length === 1), {
    error: 'each severity needs one coordinator',
  });
export type Coordinator = z.infer<typeof coordinatorSchema>;

export const EVERY = ['day', 'week', 'half-month', 'month'] as const;
export type Every = (typeof EVERY)[number];

const cadenceSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  label: labelSchema,
  least: z.int().positive(),
  every: z.enum(EVERY),
  ...STATED_FIELDS,
});
export const dutyCadencesSchema = z.array(cadenceSchema).min(1);
export type DutyCadence = z.infer<typeof cadenceSchema>;

export const emergencySchema = z.strictObject({
  teams: z.array(z.enum(FIELD_ROLES)).min(1),
  hoursPerDay: z.number().positive().max(24),
});
export type EmergencyDuty = z.infer<typeof emergencySchema>;

/** Who tells whom (双报告). */
const reportSchema = z.strictObject({
  by: z.enum(['grid-head', 'sunk-staff']),
  when: z.enum(['found', 'beyond-duty']),
  to: z.array(z.enum(['community-grid', 'sunk-staff', 'grid-head', 'own-unit'])).min(1),
  ...STATED_FIELDS,
});
export const reportsSchema = z.array(reportSchema).min(1);
export type ReportDuty = z.infer<typeof reportSchema>;

const HOPS = ['taken', 'to-community', 'staff-sent', 'result-reported', 'caller-answered'] as const;
export type Hop = (typeof HOPS)[number];

export const hotlineSchema = z.strictObject({
  hoursPerDay: z.number().positive().max(24),
  hops: z
    .array(
      z.strictObject({ hop: z.enum(HOPS), by: z.enum(['call-taker', 'community', 'city-centre']), ...STATED_FIELDS }),
    )
    .length(HOPS.length)
    .refine((hops) => hops.every(({ hop }, i) => hop === HOPS[i]), { error: 'hops are not in their order' }),
});
export type Hotline = z.infer<typeof hotlineSchema>;

/** Roads up to a red-line width, and listed bridges, that districts maintain. */
export const maintenanceSchema = z.strictObject({
  throughRedLineWidthM: z.number().positive(),
  roads: z.int().nonnegative(),
  bridges: z.int().nonnegative(),
});
export type HandedDownUpkeep = z.infer<typeof maintenanceSchema>;

const powerSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  label: labelSchema,
  level: z.enum(['city', 'district']),
  /** What the other level still does. */
  other: labelSchema.nullable(),
  ...STATED_FIELDS,
});
export const powersSchema = z
  .array(powerSchema)
  .min(1)
  .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, { error: 'a power is listed twice' });
export type Power = z.infer<typeof powerSchema>;

export const rectificationItemsSchema = z.array(z.strictObject({ id: z.string().min(1), label: labelSchema }));

const minute = z.int().min(0).max(1440);
const ROAD_CLASSES = ['main', 'secondary', 'lane'] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];

export const vendingSchema = z.strictObject({
  byRoad: z.record(z.enum(ROAD_CLASSES), z.enum(['forbidden', 'controlled', 'allowed'])),
  /** Hours of markets; an end before its start runs past midnight. */
  markets: z.record(z.enum(['morning', 'night']), z.strictObject({ startMinute: minute, endMinute: minute })),
});
export type VendingRules = z.infer<typeof vendingSchema>;
