import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadAssessments } from '../../../server/boundaries/load-assessments.ts';
import { POLICY } from '../../support/made-assessments.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { sampleTown } from '../../support/world-samples.ts';

const TOWNS = [sampleTown()];

async function load(content: object | null, policy: typeof POLICY | null = POLICY) {
  const folder = tempFolder();
  if (content) writeFileSync(join(folder, 'assessments.json'), JSON.stringify(content));
  return loadAssessments(folder, TOWNS, () => policy);
}
const month = (indicators: object, code = 'T1') => ({
  provenance: [],
  months: [{ period: '2026-10', basis: 'source', towns: [{ code, indicators }] }],
});

describe('file of assessments', () => {
  it('ASM-3 may be missing; its single-month form is read as one month', async () => {
    expect(await load(null)).toBeNull();
    const single = { period: '2026-10', basis: 'source', provenance: [], towns: [{ code: 'T1', indicators: {} }] };
    expect(await load(single)).toMatchObject({ months: [{ period: '2026-10' }] });
  });

  it('ASM-3 is refused by file, path and reason', async () => {
    await expect(load(month({ closing: [9, 10] }))).resolves.not.toBeNull();
    await expect(load(month({}, 'T 1'))).rejects.toThrow(/assessments\.json.*months\.0\.towns\.0\.code/);
    await expect(load(month({ closing: [11, 10] }))).rejects.toThrow(/months\.0\.towns\.0\.indicators\.closing/);
    await expect(load(month({}, 'T9'))).rejects.toThrow(
      /assessments\.json: months\.2026-10\.towns: there is no town T9\.$/,
    );
    await expect(load(month({ wisdom: 1 }))).rejects.toThrow(
      /months\.2026-10\.towns\.T1\.indicators\.wisdom: no indicator/,
    );
  });

  it('ASM-3 is kept as it is where no document defines indicators', async () => {
    await expect(load(month({ wisdom: 1 }), null)).resolves.toMatchObject({ months: [{ period: '2026-10' }] });
  });
});
