import { z } from 'zod';
import { err, ok, type Result } from '../../shared/lib/result.ts';

const reportSchema = z.looseObject({
  auditReportVersion: z.number(),
  vulnerabilities: z.record(z.string(), z.looseObject({ severity: z.string() })),
  metadata: z.looseObject({
    vulnerabilities: z.looseObject({ high: z.int(), critical: z.int(), total: z.int() }),
    dependencies: z.looseObject({ total: z.int().min(1) }),
  }),
});

/**
 * What `npm audit --json` says, as one sentence: the error is a known high or critical weakness, or that there was no answer,
 * which counts the same (ACC-71). Mirrors of the registry answer an error or an empty page.
 */
export function judgeAudit(output: string): Result<string> {
  const report = reportSchema.safeParse(parseJson(output));
  if (!report.success)
    return err(`npm audit gave no answer that can be read: ${output.trim().slice(0, 200) || 'nothing'}`);
  const { vulnerabilities, metadata } = report.data;
  const { high, critical, total } = metadata.vulnerabilities;
  if (high + critical === 0)
    return ok(`no high or critical weakness known in ${metadata.dependencies.total} packages (${total} lesser)`);
  const names = Object.entries(vulnerabilities)
    .filter(([, { severity }]) => severity === 'high' || severity === 'critical')
    .map(([name]) => name);
  return err(`${high} high and ${critical} critical weaknesses known: ${names.join(', ')}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
