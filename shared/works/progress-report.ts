import { z } from 'zod';

/** What was measured of a target at the end of a local day. For work that recurs: that it was done that day. */
export const progressReportSchema = z.strictObject({
  target: z.string().min(1),
  date: z.iso.date(),
  value: z.number(),
  source: z.string().min(1).max(300),
  basis: z.enum(['source', 'assumed', 'simulated']),
});
export type ProgressReport = z.infer<typeof progressReportSchema>;

/** `works.json` of a district: optional, and in any order. */
export const worksFileSchema = z.strictObject({ reports: z.array(progressReportSchema) });

/** Reports by target id. */
export function reportsByTarget(reports: Iterable<ProgressReport>): ReadonlyMap<string, readonly ProgressReport[]> {
  const byTarget = new Map<string, ProgressReport[]>();
  for (const report of reports) {
    const known = byTarget.get(report.target);
    if (known) known.push(report);
    else byTarget.set(report.target, [report]);
  }
  return byTarget;
}

const DAY_MS = 86_400_000;

/** Days from one calendar day to another, `YYYY-MM-DD`; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
