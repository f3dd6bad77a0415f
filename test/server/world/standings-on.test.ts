import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadDistrict } from '../../../server/boundaries/load-district.ts';
import { loadPolicies } from '../../../server/policies/load-policies.ts';
import { createLiveWorld } from '../../../server/world/live-world.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryStore } from '../../support/memory-store.ts';

const SANGUANMIAO = '410173116000';

it('ZON-6 shows the class of the day: a decision begins, and ends, at local midnight', async () => {
  const dataFolder = join(import.meta.dirname, 'no-such-folder');
  const loaded = await loadDistrict('zhenggang', { dataFolder, packs: await loadPolicies() });
  const clock = manualClock(Date.parse('2026-03-31T23:59:59+08:00'));
  const world = await createLiveWorld({ loaded: { ...loaded, officers: [] }, store: memoryStore(), clock });
  const zone = () => world.facts().standings.get(SANGUANMIAO)?.zone;
  expect(zone()).toMatchObject({ value: '3', score: 14.9 });
  world.tick(Date.parse('2026-04-01T00:00:00+08:00'));
  expect(zone()).toMatchObject({ value: '2B', score: 14.9, decision: { from: '3', day: '2026-04-01' } });
  world.tick(Date.parse('2026-10-08T00:00:00+08:00'));
  expect(zone()).toMatchObject({ value: '3', score: 14.9 });
  expect(zone()?.decision).toBeUndefined();
});
