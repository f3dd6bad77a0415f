import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../../shared/world/apply-change.ts';
import type { Change } from '../../../shared/world/change.ts';
import { factsFromSnapshot, NO_FACTS, snapshotFromFacts, type WorldSnapshot } from '../../../shared/world/facts.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';
import { sampleAlert, sampleCase, sampleGrid } from '../../support/world-samples.ts';

const SNAPSHOT: WorldSnapshot = deepFreeze({
  grids: [sampleGrid(), sampleGrid({ index: 1 })],
  cases: [sampleCase(), sampleCase({ id: 'C-2' })],
  alerts: [sampleAlert()],
  findings: [],
  standings: [{ code: 'T1', zone: null, grade: null }],
});
const facts = () => deepFreeze(factsFromSnapshot(SNAPSHOT));

describe('WLD-1 applying changes', () => {
  it('WLD-1 makes facts from a snapshot and back without loss', () => {
    expect(snapshotFromFacts(facts())).toEqual(SNAPSHOT);
  });

  it('WLD-1 replaces what changed and keeps the identity of what did not', () => {
    const before = facts();
    const after = applyChanges(before, [{ kind: 'grids', grids: [sampleGrid({ index: 1, state: 'covered' })] }]);
    expect(after.grids.get(1)?.state).toBe('covered');
    expect(after.grids.get(0)).toBe(before.grids.get(0));
    expect(after.cases).toBe(before.cases);
    expect(after.alerts).toBe(before.alerts);
    expect(before.grids.get(1)?.state).toBe('empty');
  });

  it('WLD-1 copies a collection once for a whole batch', () => {
    const changes: Change[] = [
      { kind: 'case', case: sampleCase({ id: 'C-3' }) },
      { kind: 'case', case: sampleCase({ id: 'C-4' }) },
    ];
    expect([...applyChanges(facts(), changes).cases.keys()]).toEqual(['C-1', 'C-2', 'C-3', 'C-4']);
  });

  it('WLD-1 never goes back to an older version of a case', () => {
    const newer = applyChanges(facts(), [{ kind: 'case', case: sampleCase({ version: 3, state: 'closed' }) }]);
    const older = applyChanges(newer, [{ kind: 'case', case: sampleCase({ version: 2, state: 'handling' }) }]);
    expect(older.cases.get('C-1')).toMatchObject({ version: 3, state: 'closed' });
    expect(older.cases).toBe(newer.cases);
    const same = applyChanges(newer, [{ kind: 'case', case: sampleCase({ version: 3, state: 'closed' }) }]);
    expect(same.cases.get('C-1')?.version).toBe(3);
  });

  it('WLD-1 raises and clears alerts', () => {
    const raised = applyChanges(facts(), [{ kind: 'alert-raised', alert: sampleAlert({ id: 'A-2' }) }]);
    expect([...raised.alerts.keys()]).toEqual(['A-1', 'A-2']);
    const cleared = applyChanges(raised, [{ kind: 'alert-cleared', id: 'A-1', town: 'T1' }]);
    expect([...cleared.alerts.keys()]).toEqual(['A-2']);
    expect([...applyChanges(cleared, [{ kind: 'alert-cleared', id: 'none', town: 'T1' }]).alerts.keys()]).toEqual([
      'A-2',
    ]);
  });

  it('WLD-1 replaces findings whole and standings by town', () => {
    const standing = { code: 'T2', zone: null, grade: null };
    const after = applyChanges(facts(), [
      { kind: 'findings', findings: [] },
      { kind: 'standing', standing },
    ]);
    expect(after.findings).toEqual([]);
    expect([...after.standings.keys()]).toEqual(['T1', 'T2']);
  });

  it('WLD-1 gives the same facts one change at a time or in one batch', () => {
    const changes: Change[] = [
      { kind: 'grids', grids: [sampleGrid({ index: 5 })] },
      { kind: 'case', case: sampleCase({ version: 2 }) },
      { kind: 'alert-raised', alert: sampleAlert({ id: 'A-9' }) },
      { kind: 'alert-cleared', id: 'A-1', town: 'T1' },
    ];
    const stepwise = changes.reduce((state, change) => applyChanges(state, [change]), facts());
    expect(stepwise).toEqual(applyChanges(facts(), changes));
    expect(applyChanges(NO_FACTS, [])).toEqual(NO_FACTS);
  });
});
