import { Encoder } from 'socket.io-msgpack-parser';
import { bench, describe } from 'vitest';
import { packSnapshot } from '../../shared/wire/snapshot-bytes.ts';
import { snapshotFromFacts } from '../../shared/world/facts.ts';
import { loadDistrict } from '../../server/boundaries/load-district.ts';
import { loadPolicies } from '../../server/policies/load-policies.ts';
import type { StoredFix } from '../../server/ports/fixes.ts';
import { createOfficerFrames } from '../../server/wire/officer-frames.ts';
import { createLiveWorld } from '../../server/world/live-world.ts';
import { manualClock } from '../support/manual-clock.ts';
import { memoryStore } from '../support/memory-store.ts';
import { storedFix } from '../support/stored-fix.ts';

/** What one tick costs with every officer of the default district moving. */
const loaded = await loadDistrict('zhenggang', { dataFolder: '.data', packs: await loadPolicies() });
const labelOf = new Map(loaded.grids.features.map(({ properties }) => [properties.code, properties.labelPoint]));
const clock = manualClock();
const world = await createLiveWorld({ loaded, store: memoryStore(), clock });
const encoder = new Encoder();

/** One fix of every officer, twelve metres on from the one before. */
function stepOfAll(): StoredFix[] {
  clock.advance(10_000);
  const step = (clock.nowMs() / 10_000) % 20;
  return loaded.officers.map(({ index, grids }) => {
    const [lon, lat] = labelOf.get(grids[0] ?? '') ?? loaded.grids.features[0]!.properties.labelPoint;
    return storedFix({
      device: `d-${index}`,
      officerIndex: index,
      fixTimeMs: clock.nowMs(),
      lon: lon + step * 1.3e-4,
      lat,
    });
  });
}

describe(`live tick, ${loaded.officers.length} officers, ${loaded.grids.features.length} grids`, () => {
  bench('one fix of every officer, and the tick after it', () => {
    world.fixesAccepted(stepOfAll());
    world.tick(clock.nowMs());
  });

  bench('a position frame with everybody', () => {
    const frames = createOfficerFrames();
    frames.advance(world.officers(), clock.nowMs());
    encoder.encode({ type: 2, nsp: '/', data: ['positions', frames.current()] });
  });

  bench('a tick in which nothing happens', () => {
    world.tick(clock.nowMs());
  });

  bench('a snapshot of the district, encoded', () => {
    encoder.encode({ type: 3, nsp: '/', id: 1, data: [packSnapshot(snapshotFromFacts(world.facts()))] });
  });
});
