import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { conflictFaults, knownConflictsSchema } from '../../../shared/policy/known-conflicts.ts';
import { shippedPolicies } from '../../support/shipped-policies.ts';

const FILE = join(import.meta.dirname, '../../../data/policy-conflicts.json');
const { conflicts } = knownConflictsSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')));
const packs = [...shippedPolicies().values()];
const [first] = conflicts;

describe('POL-7 known conflicts', () => {
  it('POL-7 stand in packs and clauses that ship', () => {
    expect(conflictFaults(conflicts, packs)).toEqual([]);
  });

  it('POL-7 are the six that the documents are known for', () => {
    expect(conflicts.map(({ id }) => id)).toEqual([
      'grade-scales',
      'hoarding-ads',
      'lamp-on-rate',
      'door-front-four',
      'kinds-of-vehicles',
      'lighting-lead',
    ]);
  });

  it('POL-7 names a pack or a clause that is not there, and an id that is listed twice', () => {
    const wrong = (change: object) => [{ ...first!, statements: [{ ...first!.statements[0]!, ...change }] }];
    expect(conflictFaults(wrong({ pack: 'nobody-2020' }), packs)).toEqual([
      'grade-scales: there is no policy pack nobody-2020',
    ]);
    expect(conflictFaults(wrong({ clause: '九十九' }), packs)).toEqual([
      'grade-scales: 九十九 is not in the outline of zhenggang-2026',
    ]);
    expect(conflictFaults([first!, first!], packs)).toEqual(['grade-scales: is listed twice']);
  });

  it('POL-7 quotes at least two documents for each', () => {
    for (const { statements } of conflicts) expect(new Set(statements.map(({ pack }) => pack)).size).toBeGreaterThan(1);
  });
});
