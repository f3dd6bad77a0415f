import { createPolicyReader } from '../../../server/policies/policy-reader.ts';
import type { StoredFix } from '../../../server/ports/fixes.ts';
import { createLiveWorld } from '../../../server/world/live-world.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import type { Change } from '../../../shared/world/change.ts';
import { warnedBySpan } from '../../support/deadline-of.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { storedFix } from '../../support/stored-fix.ts';
import { gridCode, inGrid, twoTowns, WEST } from '../../support/two-towns.ts';

export const MINUTE = 60_000;
export const COVERAGE = createPolicyReader(await twoTowns()).at(Date.parse('2026-11-02T08:00:00+08:00')).coverage;
export const EIGHT = Date.parse('2026-11-02T08:00:00+08:00');

/** That minute of the day of the tests. */
export function minuteOfDay(minute: number): number {
  return Date.parse('2026-11-02T00:00:00+08:00') + minute * MINUTE;
}

export async function bench(
  given: { readonly fixes?: StoredFix[]; readonly cases?: CaseView[]; readonly startMs?: number } = {},
) {
  const clock = manualClock(given.startMs ?? EIGHT);
  const store = memoryStore({ cases: given.cases ?? [] });
  await store.fixes.append(given.fixes ?? []);
  const world = await createLiveWorld({ loaded: await twoTowns(), store, clock });
  const changes: Change[] = [];
  world.onChanges((batch) => changes.push(...batch));
  return {
    clock,
    store,
    world,
    changes,
    /** Lets a minute pass so many times, each with fixes of these officers in their own grids, and ticks. */
    walk(officers: readonly number[], minutes = 1, grid?: number) {
      for (let i = 0; i < minutes; i++) {
        clock.advance(MINUTE);
        world.fixesAccepted(officers.map((officer) => fix(officer, clock.nowMs(), grid)));
        world.tick(clock.nowMs());
      }
    },
  };
}

export function fix(officer: number, fixTimeMs: number, grid = officer, over: Partial<StoredFix> = {}): StoredFix {
  return storedFix({ device: `phone-${officer}`, officerIndex: officer, fixTimeMs, ...inGrid(grid), ...over });
}

export function caseView(id: string, over: Partial<CaseView> = {}): CaseView {
  return warnedBySpan({
    id,
    town: WEST,
    grid: gridCode(0),
    kind: 'event',
    category: 'other',
    state: 'reported',
    severity: 'ordinary',
    source: 'patrol',
    description: 'test',
    lon: null,
    lat: null,
    reportedMs: EIGHT,
    updatedMs: EIGHT,
    dueMs: EIGHT + 60 * MINUTE,
    closedMs: null,
    officer: null,
    simulated: true,
    version: 1,
    ...over,
  });
}
