import { describe, expect, it } from 'vitest';
import type { StaffingFinding } from '../../../shared/staffing/finding.ts';
import { applyChanges } from '../../../shared/world/apply-change.ts';
import type { Change } from '../../../shared/world/change.ts';
import { factsFromSnapshot, snapshotFromFacts, type WorldSnapshot } from '../../../shared/world/facts.ts';
import { changeInTown, scopeSchema, snapshotInTown, townOfScope } from '../../../shared/world/scope.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';
import { sampleAlert, sampleCase, sampleGrid } from '../../support/world-samples.ts';

const townOfGrid = (index: number) => ['T1', 'T2'][index];
const finding = (town: string): StaffingFinding => ({
  id: `STF-4:${town}`,
  rule: 'STF-4',
  code: 'town-below-minimum',
  town,
  grid: null,
  officer: null,
  measured: 1,
  threshold: 2,
  clause: 'c',
  basis: 'clause',
});

const DISTRICT: WorldSnapshot = deepFreeze({
  grids: [sampleGrid(), sampleGrid({ index: 1 }), sampleGrid({ index: 2 })],
  cases: [sampleCase(), sampleCase({ id: 'C-2', town: 'T2' }), sampleCase({ id: 'C-3', town: null })],
  alerts: [sampleAlert(), sampleAlert({ id: 'A-2', town: 'T2' })],
  findings: [finding('T1'), finding('T2')],
  standings: [
    { code: 'T1', zone: null, grade: null },
    { code: 'T2', zone: null, grade: null },
  ],
});

const CHANGES: readonly Change[] = deepFreeze([
  { kind: 'grids', grids: [sampleGrid({ state: 'thin' }), sampleGrid({ index: 1, state: 'thin' })] },
  { kind: 'case', case: sampleCase({ id: 'C-2', town: 'T2', version: 2 }) },
  { kind: 'case', case: sampleCase({ id: 'C-9', town: null }) },
  { kind: 'alert-raised', alert: sampleAlert({ id: 'A-3' }) },
  { kind: 'alert-cleared', id: 'A-2', town: 'T2' },
  { kind: 'findings', findings: [finding('T2')] },
  { kind: 'standing', standing: { code: 'T2', zone: null, grade: null } },
]);

describe('WLD-3 scopes', () => {
  it('WLD-3 knows the district and towns, and nothing else', () => {
    expect(scopeSchema.safeParse('district').success).toBe(true);
    expect(scopeSchema.safeParse('town:410173401').success).toBe(true);
    for (const bad of ['town:', 'town:a b', 'grid:1', '', 'town:../x']) {
      expect(scopeSchema.safeParse(bad).success, bad).toBe(false);
    }
    expect(townOfScope('district')).toBeNull();
    expect(townOfScope('town:410173401')).toBe('410173401');
  });

  it('WLD-3 shows a town only what lies in it; cases without a town stay with the district', () => {
    const town = snapshotInTown(DISTRICT, 'T1', townOfGrid);
    expect(town.grids.map(({ index }) => index)).toEqual([0]);
    expect(town.cases.map(({ id }) => id)).toEqual(['C-1']);
    expect(town.alerts.map(({ id }) => id)).toEqual(['A-1']);
    expect(town.findings.map(({ town: code }) => code)).toEqual(['T1']);
    expect(town.standings.map(({ code }) => code)).toEqual(['T1']);
  });

  it('WLD-3 passes on the part of a change that is the business of the town', () => {
    const kinds = (town: string) => CHANGES.map((change) => changeInTown(change, town, townOfGrid)?.kind ?? null);
    expect(kinds('T1')).toEqual(['grids', null, null, 'alert-raised', null, 'findings', null]);
    expect(kinds('T2')).toEqual(['grids', 'case', null, null, 'alert-cleared', 'findings', 'standing']);
    expect(changeInTown(CHANGES[0]!, 'T3', townOfGrid)).toBeNull();
  });

  it.each(['T1', 'T2', 'T3'])('WLD-3 comes to the same for %s whether the district or the changes are cut', (town) => {
    const district = applyChanges(factsFromSnapshot(DISTRICT), CHANGES);
    const cut = CHANGES.flatMap((change) => changeInTown(change, town, townOfGrid) ?? []);
    const own = applyChanges(factsFromSnapshot(snapshotInTown(DISTRICT, town, townOfGrid)), cut);
    expect(snapshotFromFacts(own)).toEqual(snapshotInTown(snapshotFromFacts(district), town, townOfGrid));
  });
});
