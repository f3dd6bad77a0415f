import { expect, it } from 'vitest';
import { createDispatchDesk } from '../../../server/dispatch/dispatch-desk.ts';
import { createPolicyReader } from '../../../server/policies/policy-reader.ts';
import type { LiveOfficer } from '../../../server/ports/world.ts';
import { NO_FACTS } from '../../../shared/world/facts.ts';
import { gridCode, inGrid, officerOn, twoTowns, WEST } from '../../support/two-towns.ts';
import { storedFix } from '../../support/stored-fix.ts';
import { sampleCase } from '../../support/world-samples.ts';

const NOON = Date.parse('2026-11-20T12:00+08:00');

it('DSP-11 is the nearest supervisor of the grid who is on duty, heard of, and never had the case', async () => {
  const supervisor = (index: number) => ({ ...officerOn(index), role: 'information' as const, town: WEST });
  const team = [
    { ...supervisor(0), grids: [gridCode(0)] },
    { ...supervisor(1), grids: [gridCode(0), gridCode(1)] },
    { ...officerOn(2), town: WEST, grids: [gridCode(0)] },
  ];
  const loaded = await twoTowns(team);
  const rules = createPolicyReader(loaded).at(NOON);
  const item = sampleCase({ town: WEST, grid: gridCode(0), ...inGrid(0), state: 'checking', officer: 'E-2' });
  const nearest = (places: readonly (number | null)[], over: object = {}) => {
    const live = team.map((officer, i): LiveOfficer => {
      const metres = places[i] ?? null;
      const at = metres === null ? null : { ...inGrid(0, 150 + metres, 150), officerIndex: officer.index };
      return { officer, state: 'moving', onBreak: null, lastFix: at && storedFix({ ...at, fixTimeMs: NOON }) };
    });
    const desk = createDispatchDesk({ loaded, officers: () => live, facts: () => NO_FACTS });
    return desk.nearestChecker({ ...item, ...over }, rules, NOON);
  };
  expect(nearest([100, 10, 0])).toBe('E-1');
  expect(nearest([10, 100, 0])).toBe('E-0');
  expect(nearest([10, 100, 0], { responder: 'E-0' })).toBe('E-1');
  // Silent ones are not asked, nor is anybody of another grid.
  expect(nearest([null, 100, 0])).toBe('E-1');
  expect(nearest([null, null, 0])).toBeNull();
  expect(nearest([10, 10, 0], { grid: gridCode(1) })).toBe('E-1');
  expect(nearest([10, 10, 0], { grid: null })).toBeNull();
});
