import type { z } from 'zod';
import type { severalMonthsSchema } from '../../shared/assessment/assessments.ts';

type Written = z.input<typeof severalMonthsSchema>;

/** The file as text: one line for each town, inspection and audit, so that a year stays small and its changes readable. */
export function printAssessments({ provenance, months }: Written): string {
  const printed = months.map(({ period, basis, towns, inspections = [], audits = [] }) =>
    [
      '    {',
      `      "period": ${JSON.stringify(period)},`,
      `      "basis": ${JSON.stringify(basis)},`,
      `      "towns": ${lines(towns)},`,
      `      "inspections": ${lines(inspections)},`,
      `      "audits": ${lines(audits)}`,
      '    }',
    ].join('\n'),
  );
  const head = `{\n  "provenance": ${JSON.stringify(provenance)},\n  "months": [\n`;
  return `${head}${printed.join(',\n')}\n  ]\n}\n`;
}

function lines(records: readonly unknown[]): string {
  if (records.length === 0) return '[]';
  return `[\n${records.map((record) => `        ${JSON.stringify(record)}`).join(',\n')}\n      ]`;
}
