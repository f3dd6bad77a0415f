import { expect, it } from 'vitest';
import { createLog } from '../../../server/lib/log.ts';
import { createStopList } from '../../../server/lib/stop-list.ts';
import { createPolicyReader } from '../../../server/policies/policy-reader.ts';
import type { StoredFix } from '../../../server/ports/fixes.ts';
import type { Store } from '../../../server/ports/store.ts';
import { createCheckpointFiles } from '../../../server/world/checkpoint-files.ts';
import { createLiveWorld } from '../../../server/world/live-world.ts';
import { openWorld } from '../../../server/world/open-world.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { storedFix } from '../../support/stored-fix.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { openTestStore } from '../../support/test-store.ts';
import { inGrid, phones, twoTowns } from '../../support/two-towns.ts';

/** The store with a connection that may break after the commit and before the answer. */
function losingAnswers(store: Store, isBroken: () => boolean): Store {
  return {
    ...store,
    close: () => Promise.resolve(),
    async fixesOfRoster(ids) {
      const fixes = await store.fixesOfRoster(ids);
      return {
        ...fixes,
        async append(batch: readonly StoredFix[]) {
          const answer = await fixes.append(batch);
          if (isBroken()) throw new Error('the connection broke after the commit');
          return answer;
        },
      };
    },
  };
}

it(
  'STO-6 a fix that the store committed and whose answer was lost is in the checkpoint of the same run',
  { timeout: 120_000 },
  async () => {
    const store = await openTestStore();
    await store.devices.enrol(phones());
    const loaded = await twoTowns();
    const policies = createPolicyReader(loaded);
    const clock = manualClock();
    const dataFolder = tempFolder();
    const stops = createStopList((_, error) => expect.unreachable(String(error)));
    let isBroken = false;
    const opening = Promise.resolve(losingAnswers(store, () => isBroken));
    const log = createLog('silent');
    const { ingest, world, applied } = await openWorld({ loaded, policies, opening, clock, dataFolder, log, stops });
    const send = (phone: number, agoMs: number) =>
      ingest.accept([
        {
          device: `phone-${phone}`,
          fixTimeMs: clock.nowMs() - agoMs,
          ...inGrid(phone),
          accuracyM: 5,
          speedMps: 1,
          headingDeg: 0,
          batteryPercent: null,
          mock: false,
          crs: 'wgs84',
        },
      ]);
    expect(await send(0, 60_000)).toEqual([{ verdict: 'accepted' }]);
    isBroken = true;
    await expect(send(1, 60_000)).rejects.toThrow('after the commit');
    isBroken = false;
    expect(await send(2, 60_000)).toEqual([{ verdict: 'accepted' }]);
    expect(world.officers().map(({ lastFix }) => lastFix !== null)).toEqual([true, false, true, false]);

    await stops.stopAll();
    expect(applied.openFailures()).toBe(0);
    expect(world.officers().map(({ lastFix }) => lastFix !== null)).toEqual([true, true, true, false]);
    const checkpoint = await createCheckpointFiles({ dataFolder, loaded, policies, store }).read(clock.nowMs());
    const counted = await createLiveWorld({ loaded, store, clock, policies });
    expect(checkpoint?.seq).toBe(await store.fixes.lastSeq());
    expect(checkpoint && new Uint8Array(checkpoint.bytes)).toEqual(counted.coverageBytes());
    await store.close();
  },
);

it(
  'STO-6 a start does not end with a write from before it: what that stores is counted later',
  { timeout: 120_000 },
  async () => {
    const store = await openTestStore();
    const loaded = await twoTowns();
    const policies = createPolicyReader(loaded);
    const stops = createStopList((_, error) => expect.unreachable(String(error)));
    let isHeldUp = true;
    const heldUp: Store = {
      ...store,
      close: () => Promise.resolve(),
      async fixesOfRoster(ids) {
        const fixes = await store.fixesOfRoster(ids);
        return {
          ...fixes,
          decidedAfter: (seq, eachPage) =>
            isHeldUp ? Promise.reject(new Error('lock timeout')) : fixes.decidedAfter(seq, eachPage),
        };
      },
    };
    const opening = Promise.resolve(heldUp);
    const [clock, dataFolder, log] = [manualClock(), tempFolder(), createLog('silent')];
    const { applied, world } = await openWorld({ loaded, policies, opening, clock, dataFolder, log, stops });
    expect(applied.openFailures()).toBe(1);
    await store.fixes.append([
      storedFix({ device: 'phone-1', officerIndex: 1, fixTimeMs: clock.nowMs() - 60_000, ...inGrid(1) }),
    ]);
    isHeldUp = false;
    await stops.stopAll();
    expect(applied.openFailures()).toBe(0);
    expect(world.officers().map(({ lastFix }) => lastFix !== null)).toEqual([false, true, false, false]);
    await store.close();
  },
);
