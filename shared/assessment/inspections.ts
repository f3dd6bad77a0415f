import { z } from 'zod';
import { labelSchema, type Label } from '../model/basis.ts';
import { townCodeSchema } from '../model/area.ts';
import { roundToCents } from '../lib/round.ts';

/** How a unit behaves that documents punish: slow, shirking, not in time (行动迟缓、推诿扯皮、不能按规定时间完成). */
export const CONDUCTS = ['slow', 'shirking', 'late'] as const;

const day = z.iso.date();

/** What a supervisor found on the spot and what came of it (日常巡查督导记录、问题整改情况). */
export const inspectionSchema = z.strictObject({
  id: z.string().min(1).max(64),
  date: day,
  town: townCodeSchema,
  item: labelSchema,
  /** Points taken off the score of the month. */
  points: z.number().min(0).max(100),
  /** Last day for putting it right; that day still counts. */
  deadline: day,
  rectifiedOn: day.optional(),
  evidence: z.string().max(500).optional(),
  by: z.enum(['own', 'third-party']).default('own'),
  conduct: z.enum(CONDUCTS).optional(),
});
export type Inspection = z.infer<typeof inspectionSchema>;

/** A finding of the audit bureau (审计结果及整改情况). */
export const auditSchema = z.strictObject({
  id: z.string().min(1).max(64),
  date: day,
  town: townCodeSchema,
  item: labelSchema,
  rectifiedOn: day.optional(),
});
export type Audit = z.infer<typeof auditSchema>;

/** `assessment.rectification`: share of the points that is given back (ASM-8). */
export const rectificationSchema = z
  .strictObject({ inTime: z.number().min(0).max(1), late: z.number().min(0).max(1) })
  .refine(({ inTime, late }) => late <= inTime, { error: 'late must not give back more than in time' });
export type Rectification = z.infer<typeof rectificationSchema>;

/** `assessment.auditPoints`: points for a finding that stands, and for one that was put right (ASM-9). */
export const auditPointsSchema = z
  .strictObject({ open: z.number().min(0).max(100), rectified: z.number().min(0).max(100) })
  .refine(({ open, rectified }) => rectified <= open, { error: 'rectified must not cost more than open' });
export type AuditPoints = z.infer<typeof auditPointsSchema>;

/** `rectified`: put right, where the record has no deadline. */
export const RECTIFICATION_STATES = ['in-time', 'late', 'rectified', 'open'] as const;
type RectificationState = (typeof RECTIFICATION_STATES)[number];

/** Points that a score loses, and why. */
export interface Deduction {
  readonly id: string;
  readonly source: 'inspection' | 'audit';
  readonly date: string;
  readonly label: Label;
  readonly state: RectificationState;
  /** As the record or the policy says. */
  readonly points: number;
  /** What is left after rectification, two decimals. */
  readonly deducted: number;
  readonly deadline: string | null;
  readonly rectifiedOn: string | null;
  readonly evidence: string | null;
}

/** What an inspection costs (ASM-8): put right by the deadline, the day itself included, gives back its share. */
export function inspectionDeduction(inspection: Inspection, rectification: Rectification): Deduction {
  const { id, date, item, points, deadline, rectifiedOn, evidence } = inspection;
  const state = rectifiedOn === undefined ? 'open' : rectifiedOn <= deadline ? 'in-time' : 'late';
  const back = state === 'open' ? 0 : state === 'in-time' ? rectification.inTime : rectification.late;
  return {
    id,
    source: 'inspection',
    date,
    label: item,
    state,
    points,
    deducted: roundToCents(points * (1 - back)),
    deadline,
    rectifiedOn: rectifiedOn ?? null,
    evidence: evidence ?? null,
  };
}

/** What an audit finding costs (ASM-9). */
export function auditDeduction({ id, date, item, rectifiedOn }: Audit, points: AuditPoints): Deduction {
  const deducted = rectifiedOn === undefined ? points.open : points.rectified;
  return {
    id,
    source: 'audit',
    date,
    label: item,
    state: rectifiedOn === undefined ? 'open' : 'rectified',
    points: points.open,
    deducted: roundToCents(deducted),
    deadline: null,
    rectifiedOn: rectifiedOn ?? null,
    evidence: null,
  };
}
