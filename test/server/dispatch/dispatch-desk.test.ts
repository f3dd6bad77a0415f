import { beforeAll, expect, it } from 'vitest';
import { createDispatchDesk } from '../../../server/dispatch/dispatch-desk.ts';
import type { LoadedDistrict } from '../../../server/ports/district.ts';
import type { LiveWorld } from '../../../server/ports/world.ts';
import { dispatchPolicy } from '../../../shared/dispatch/dispatch-policy.ts';
import { dutiesPolicy } from '../../../shared/duties/duties-policy.ts';
import { coveragePolicy } from '../../../shared/policy/coverage-policy.ts';
import { caseActor } from '../../support/case-actors.ts';
import { caseEvent } from '../../support/case-events.ts';
import { packsUsed } from '../../support/packs-used.ts';
import { gridCode, inGrid, officerOn, twoTowns, WEST } from '../../support/two-towns.ts';
import { sampleCase } from '../../support/world-samples.ts';

const NOW_MS = Date.parse('2026-11-20T10:00:00+08:00');
const PACKS = packsUsed('zhengzhou-grid-2012');
const ALL_DAY = { startMinute: 0, endMinute: 1440 };
let loaded: LoadedDistrict;

beforeAll(async () => {
  const team = (['information', 'information', 'enforcement', 'enforcement'] as const).map((role, i) => ({
    ...officerOn(i),
    role,
    town: WEST,
    grids: [gridCode(i < 2 ? i : 0)],
    shift: ALL_DAY,
  }));
  loaded = await twoTowns(team);
});

function desk(heard: (index: number) => boolean = () => true) {
  const lastFix = (i: number) => (heard(i) ? { ...inGrid(i), fixTimeMs: NOW_MS, speedMps: 0 } : null);
  const officers = loaded.officers.map((officer) => ({ officer, lastFix: lastFix(officer.index), onBreak: null }));
  const world = { loaded, officers: () => officers, facts: () => ({ cases: new Map() }) };
  return createDispatchDesk(world as unknown as LiveWorld);
}

function rules() {
  const [dispatch, coverage, duties] = [dispatchPolicy(PACKS), coveragePolicy(PACKS), dutiesPolicy(PACKS)];
  if (!dispatch.ok || !coverage.ok || !duties.ok) throw new Error('packs');
  return { dispatch: dispatch.value, coverage: coverage.value, duties: duties.value };
}

const ITEM = sampleCase({ town: WEST, grid: gridCode(0), ...inGrid(0), state: 'checking', officer: 'E-2' });

it('DSP-2 keeps whoever had the case in hand before from checking it, by the log', () => {
  const sent = caseEvent({ action: 'dispatch', officer: 'E-0', from: 'filed', to: 'dispatched' });
  const ask = (events: readonly (typeof sent)[]) =>
    desk().suggest({ item: ITEM, events }, 'check', caseActor('dispatcher'), rules(), NOW_MS).found;
  expect(ask([]).ranked.map(({ officer }) => officer.id)).toEqual(['E-0', 'E-1']);
  expect(ask([sent]).ranked.map(({ officer }) => officer.id)).toEqual(['E-1']);
  expect(ask([sent]).counts['judges-own-work']).toBe(1);
});

it('CAS-16 alerts officers of the town who may order a correction, as many as are asked for, and none without a town', () => {
  const near = (most: number, item = ITEM, heard?: (index: number) => boolean) =>
    desk(heard).enforcersNear({ item, events: [] }, most, rules(), NOW_MS);
  expect([near(3), near(1)]).toEqual([['E-2', 'E-3'], ['E-2']]);
  expect(near(3, ITEM, (i) => i === 3)).toEqual(['E-3']);
  expect(near(3, sampleCase({ ...ITEM, town: null, grid: null }))).toEqual([]);
});
