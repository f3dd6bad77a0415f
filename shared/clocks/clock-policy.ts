import { z } from 'zod';
import { ok, type Result } from '../lib/result.ts';
import { CASE_CATEGORIES, type CaseCategory } from '../model/case.ts';
import { FIELD_ROLES, type FieldRole } from '../model/officer.ts';
import { parameter, read, readOptional } from '../policy/parameter.ts';
import { numberParameter } from '../policy/policy-numbers.ts';
import type { PackInUse, Sourced } from '../policy/resolve-parameter.ts';
import { timeLimitSchema } from './time-limit.ts';
import { workWeekSchema, type WorkWeek } from './work-calendar.ts';

const rolesSchema = z.array(z.enum(FIELD_ROLES)).min(1);

/** Stages of a case that have a short clock of their own: accepting, sending, checking. */
export const STAGES = ['accept', 'dispatch', 'check'] as const;
export type Stage = (typeof STAGES)[number];

const extensionSchema = z.strictObject({ most: z.int().positive(), approvals: z.int().nonnegative() });
const suspensionSchema = z.strictObject({
  most: z.int().positive(),
  longestDays: z.int().positive(),
  approvals: z.int().nonnegative(),
});
export type ExtensionLimits = z.infer<typeof extensionSchema>;
export type SuspensionLimits = z.infer<typeof suspensionSchema>;

const minutes = z.number().positive();

export const CLOCK_PARAMETERS = {
  persuadeWithinMinutes: numberParameter('response.persuadeWithinMinutes', ['CLK-1'], minutes),
  noticeWithinMinutes: numberParameter('response.noticeWithinMinutes', ['CLK-1'], minutes),
  responseCategories: parameter('response.categories', z.array(z.enum(CASE_CATEGORIES)).min(1), ['CLK-1', 'CLK-8']),
  persuaders: parameter('response.persuaders', rolesSchema, ['CLK-2']),
  noticeBy: parameter('response.noticeBy', z.tuple([z.literal('enforcement')]), ['CLK-2']),
  workWeek: parameter('clocks.workWeek', workWeekSchema, ['CLK-4', 'CLK-6']),
  stageLimits: parameter('clocks.stageLimits', z.record(z.enum(STAGES), timeLimitSchema), ['CLK-9']),
  extension: parameter('clocks.extension', extensionSchema, ['CLK-10']),
  suspension: parameter('clocks.suspension', suspensionSchema, ['CLK-10']),
};

/** The double-ten standard of a district (双十标准). */
export interface DoubleTenPolicy {
  readonly persuadeWithinMinutes: Sourced<number>;
  readonly noticeWithinMinutes: Sourced<number>;
  readonly categories: Sourced<readonly CaseCategory[]>;
  readonly persuaders: Sourced<readonly FieldRole[]>;
  readonly noticeBy: Sourced<readonly FieldRole[]>;
}

/** What the clock rules need of the policy packs (docs/rules/clocks.md); null where no pack of the district has it. */
export interface ClockPolicy {
  readonly doubleTen: DoubleTenPolicy | null;
  readonly workWeek: Sourced<WorkWeek>;
  readonly stageLimits: Sourced<Readonly<Record<Stage, string>>> | null;
  readonly extension: Sourced<ExtensionLimits> | null;
  readonly suspension: Sourced<SuspensionLimits> | null;
}

/** Clock figures of a district's packs; the error names the first that is wrong. Half a double-ten standard is none. */
export function clockPolicy(packs: readonly PackInUse[]): Result<ClockPolicy> {
  const doubleTen = doubleTenOf(packs);
  if (!doubleTen.ok) return doubleTen;
  const workWeek = read(packs, CLOCK_PARAMETERS.workWeek);
  if (!workWeek.ok) return workWeek;
  const stageLimits = readOptional(packs, CLOCK_PARAMETERS.stageLimits);
  if (!stageLimits.ok) return stageLimits;
  const extension = readOptional(packs, CLOCK_PARAMETERS.extension);
  if (!extension.ok) return extension;
  const suspension = readOptional(packs, CLOCK_PARAMETERS.suspension);
  if (!suspension.ok) return suspension;
  return ok({
    doubleTen: doubleTen.value,
    workWeek: workWeek.value,
    stageLimits: stageLimits.value,
    extension: extension.value,
    suspension: suspension.value,
  });
}

function doubleTenOf(packs: readonly PackInUse[]): Result<DoubleTenPolicy | null> {
  const persuade = readOptional(packs, CLOCK_PARAMETERS.persuadeWithinMinutes);
  if (!persuade.ok) return persuade;
  const notice = readOptional(packs, CLOCK_PARAMETERS.noticeWithinMinutes);
  if (!notice.ok) return notice;
  const categories = readOptional(packs, CLOCK_PARAMETERS.responseCategories);
  if (!categories.ok) return categories;
  const persuaders = readOptional(packs, CLOCK_PARAMETERS.persuaders);
  if (!persuaders.ok) return persuaders;
  const noticeBy = readOptional(packs, CLOCK_PARAMETERS.noticeBy);
  if (!noticeBy.ok) return noticeBy;
  if (!persuade.value || !notice.value || !categories.value || !persuaders.value || !noticeBy.value) return ok(null);
  return ok({
    persuadeWithinMinutes: persuade.value,
    noticeWithinMinutes: notice.value,
    categories: categories.value,
    persuaders: persuaders.value,
    noticeBy: noticeBy.value,
  });
}
