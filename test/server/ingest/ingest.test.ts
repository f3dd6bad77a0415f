import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Observation } from '../../../shared/model/fix.ts';
import { createPolicyReader } from '../../../server/policies/policy-reader.ts';
import { createIngest, type IngestOptions } from '../../../server/ingest/ingest.ts';
import type { StoredFix } from '../../../server/ports/fixes.ts';
import type { Store } from '../../../server/ports/store.ts';
import { openBreakBook } from '../../../server/world/break-book.ts';
import { deferred } from '../../support/deferred.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, WEST, inGrid, phones, twoTowns } from '../../support/two-towns.ts';

function observation(device: string, fixTimeMs: number, over: Partial<Observation> = {}): Observation {
  return {
    device,
    fixTimeMs,
    ...inGrid(0),
    accuracyM: 5,
    speedMps: 1,
    headingDeg: 0,
    batteryPercent: null,
    mock: false,
    crs: 'wgs84',
    ...over,
  };
}

async function bench(over: Partial<IngestOptions> = {}) {
  const clock = manualClock();
  const store = memoryStore({ devices: phones() });
  const applied: StoredFix[] = [];
  const loaded = await twoTowns();
  const policies = createPolicyReader(loaded);
  const breaks = await openBreakBook({
    store: store.breaks,
    policies,
    clock,
    timeZone: 'Asia/Shanghai',
    onTold: () => {},
  });
  const world = {
    loaded,
    policies,
    breaks,
    fixesAccepted: (fixes: readonly StoredFix[]) => void applied.push(...fixes),
  };
  const ingest = await createIngest({ store, world, clock, waitMs: 0, ...over });
  return { clock, store, applied, ingest, world, now: clock.nowMs() };
}

const accepted = { verdict: 'accepted' };
const duplicate = { verdict: 'duplicate' };

describe('ingest', () => {
  it('ING-10: answers in order, one verdict per fix, and keeps the bad ones with their reason', async () => {
    const { ingest, store, applied, now } = await bench();
    const verdicts = await ingest.accept([
      observation('phone-0', now),
      observation('stranger', now),
      observation('phone-1', now, { mock: true }),
      observation('phone-0', now),
      observation('phone-2', now),
    ]);
    expect(verdicts).toEqual([
      accepted,
      { verdict: 'quarantined', reason: 'unknown-device' },
      { verdict: 'quarantined', reason: 'mock' },
      duplicate,
      accepted,
    ]);
    expect(store.rows.map(({ device, quarantine }) => [device, quarantine])).toEqual([
      ['phone-0', null],
      ['stranger', 'unknown-device'],
      ['phone-1', 'mock'],
      ['phone-2', null],
    ]);
    expect(applied.map(({ officerIndex }) => officerIndex)).toEqual([0, 2]);
    expect(ingest.counts()).toMatchObject({ accepted: 2, duplicate: 1, quarantined: { 'unknown-device': 1, mock: 1 } });
  });

  it('ING-10: counts by the town of the officer, and strangers for the district alone', async () => {
    const { ingest, now } = await bench();
    await ingest.accept([
      observation('phone-0', now),
      observation('phone-0', now),
      observation('phone-1', now, { mock: true }),
      observation('phone-2', now, inGrid(2)),
      observation('stranger', now),
    ]);
    expect(ingest.counts(WEST)).toMatchObject({ accepted: 1, duplicate: 1, quarantined: { mock: 1 } });
    expect(ingest.counts(EAST)).toMatchObject({ accepted: 1, duplicate: 0, quarantined: { mock: 0 } });
    expect(ingest.counts(WEST).quarantined['unknown-device']).toBe(0);
    expect(ingest.counts('a town without fixes')).toMatchObject({ accepted: 0, duplicate: 0 });
    expect(ingest.counts(null)).toEqual(ingest.counts());
    expect(ingest.counts()).toMatchObject({ accepted: 2, duplicate: 1, quarantined: { mock: 1, 'unknown-device': 1 } });
  });

  it('ACC-34: counts a fix of a break, and stores nothing of it', async () => {
    const { ingest, store, applied, world, now } = await bench();
    await world.breaks.begin(world.loaded.officers[0]!, now);
    const verdicts = await ingest.accept([
      observation('phone-0', now),
      observation('phone-1', now),
      observation('phone-0', now - 1),
    ]);
    expect(verdicts).toEqual([{ verdict: 'quarantined', reason: 'on-break' }, accepted, accepted]);
    expect([store.rows.length, applied.length]).toEqual([2, 2]);
    expect(ingest.counts(WEST).quarantined['on-break']).toBe(1);
  });

  it('ING-11: acknowledges only after commit, and tells the world before it answers', async () => {
    const { ingest, store, applied, now } = await bench();
    const commit = deferred();
    const reached = deferred();
    store.beforeAppend = () => {
      reached.resolve();
      return commit.promise;
    };
    let answered = false;
    const answer = ingest.accept([observation('phone-0', now)]).then(() => (answered = true));
    await reached.promise;
    expect({ answered, applied }).toEqual({ answered: false, applied: [] });
    commit.resolve();
    await answer;
    expect(applied).toHaveLength(1);
  });

  it('ING-11: counts a fix that was stored though its write failed, when it comes again, and once', async () => {
    const { store, world, clock, applied, now } = await bench();
    const append = store.fixes.append;
    let failures = 2;
    const fixes: typeof store.fixes = {
      ...store.fixes,
      async append(batch) {
        const answer = await append(batch);
        if (failures-- > 0) throw new Error('the connection broke after the commit');
        return answer;
      },
    };
    const ingest = await createIngest({ store: { ...store, fixes }, world, clock, waitMs: 0 });
    for (let i = 0; i < 2; i++) await expect(ingest.accept([observation('phone-0', now)])).rejects.toThrow('broke');
    expect([store.rows.length, applied.length]).toEqual([1, 0]);
    expect(await ingest.accept([observation('phone-0', now)])).toEqual([accepted]);
    expect(await ingest.accept([observation('phone-0', now)])).toEqual([duplicate]);
    expect([store.rows.length, applied.length]).toEqual([1, 1]);
  });

  it('ING-8: a fix that is stored already is a duplicate, before and after a restart', async () => {
    const first = await bench();
    await first.ingest.accept([observation('phone-0', first.now), observation('phone-0', first.now - 30_000)]);
    const { store, world, clock } = first;
    const second = await createIngest({ store, world, clock, waitMs: 0 });
    const again = [observation('phone-0', first.now), observation('phone-0', first.now - 30_000)];
    expect(await second.accept(again)).toEqual([duplicate, duplicate]);
    expect(first.applied).toHaveLength(2);
    expect(store.rows).toHaveLength(2);
  });

  it('ING-8: a quarantined fix does not hide a good one of the same instant', async () => {
    const { ingest, now } = await bench();
    const verdicts = await ingest.accept([observation('phone-0', now, { mock: true }), observation('phone-0', now)]);
    expect(verdicts).toEqual([{ verdict: 'quarantined', reason: 'mock' }, accepted]);
  });

  it('ING-7: judging goes on after a restart from the newest stored fix', async () => {
    const { ingest, store, world, clock, now } = await bench();
    await ingest.accept([observation('phone-0', now - 10_000)]);
    const second = await createIngest({ store, world, clock, waitMs: 0 });
    const far = { lon: inGrid(0).lon + 0.1 };
    expect(await second.accept([observation('phone-0', now, far)])).toEqual([
      { verdict: 'quarantined', reason: 'impossible-speed' },
    ]);
  });

  it('ING-12: requests that come together are written together, and a large one is not split', async () => {
    const { ingest, store, now } = await bench({ batchRows: 3, waitMs: 5 });
    const commit = deferred();
    store.beforeAppend = () => commit.promise;
    const answers = [0, 1, 2, 3].map((i) => ingest.accept([observation(`phone-${i}`, now)]));
    answers.push(ingest.accept(Array.from({ length: 7 }, (_, i) => observation('phone-0', now - 1000 * (i + 1)))));
    commit.resolve();
    await Promise.all(answers);
    expect(store.batches).toEqual([3, 8]);
  });

  it('ING-12: what came while a batch was written goes into the next, up to the most that one may hold', async () => {
    const { ingest, store, now } = await bench({ batchRows: 1, mostRows: 3 });
    const commit = deferred();
    store.beforeAppend = () => commit.promise;
    const answers = [0, 1, 2, 3, 4, 5].map((i) => ingest.accept([observation('phone-0', now - 1000 * i)]));
    commit.resolve();
    await Promise.all(answers);
    expect(store.batches).toEqual([1, 3, 2]);
    expect(ingest.written()).toMatchObject({ batches: 3, rows: 6 });
  });

  it('ING-13: a full queue refuses the whole request, and takes again when it has emptied', async () => {
    const { ingest, store, now } = await bench({ queueRows: 3, batchRows: 1 });
    const commit = deferred();
    store.beforeAppend = () => commit.promise;
    const writing = ingest.accept([observation('phone-0', now)]);
    const waiting = ingest.accept([1, 2, 3].map((i) => observation('phone-1', now - i * 1000)));
    expect(await ingest.accept([observation('phone-2', now)])).toBe('overloaded');
    commit.resolve();
    expect(await writing).toEqual([accepted]);
    expect(await waiting).toEqual([accepted, accepted, accepted]);
    expect(await ingest.accept([observation('phone-2', now)])).toEqual([accepted]);
  });

  it('ING-14: a request that cannot be stored fails alone and leaves no trace', async () => {
    const { ingest, store, applied, now } = await bench({ waitMs: 5 });
    store.beforeAppend = (fixes) => {
      if (fixes.some(({ device }) => device === 'phone-1')) throw new Error('cannot be stored');
    };
    const answers = await Promise.allSettled(
      [0, 1, 2].map((i) => ingest.accept([observation(`phone-${i}`, now), observation(`phone-${i}`, now - 1000)])),
    );
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(applied.map(({ device }) => device)).toEqual(['phone-0', 'phone-0', 'phone-2', 'phone-2']);
    store.beforeAppend = () => {};
    expect(await ingest.accept([observation('phone-1', now)])).toEqual([accepted]);
  });

  it('ING-1: a device that is enrolled later is known within seconds', async () => {
    const devices = phones(1);
    const store = memoryStore({ devices });
    const { ingest, clock, now } = await bench({ store });
    const unknown = [{ verdict: 'quarantined', reason: 'unknown-device' }];
    expect(await ingest.accept([observation('phone-1', now)])).toEqual(unknown);
    devices.push(...phones(2).slice(1));
    expect(await ingest.accept([observation('phone-1', now + 1)])).toEqual(unknown);
    clock.advance(5_000);
    expect(await ingest.accept([observation('phone-1', now + 2)])).toEqual([accepted]);
  });

  it('ING-15: of strangers a thousand fixes an hour are stored, asked for in one go; the rest is only counted', async () => {
    const store = memoryStore({ devices: phones() });
    const asked: number[] = [];
    const { byDevices } = store.devices;
    const counting = {
      ...store.devices,
      byDevices: (names: readonly string[]) => (asked.push(names.length), byDevices(names)),
    };
    const { ingest, clock, now } = await bench({ store: { ...store, devices: counting } });
    const flood = Array.from({ length: 1_001 }, (_, i) => observation(`stranger-${i}`, now));
    const verdicts = await ingest.accept([...flood, observation('phone-0', now)]);
    const refused = { verdict: 'quarantined', reason: 'unknown-device' };
    expect(verdicts.slice(0, -1)).toEqual(flood.map(() => refused));
    expect(verdicts.at(-1)).toEqual(accepted);
    expect(asked).toEqual([1_001]);
    expect(store.rows.filter(({ quarantine }) => quarantine !== null)).toHaveLength(1_000);
    expect(ingest.counts().quarantined['unknown-device']).toBe(1_001);
    clock.advance(3_600_000);
    await ingest.accept([observation('stranger-0', clock.nowMs())]);
    expect(store.rows.filter(({ quarantine }) => quarantine !== null)).toHaveLength(1_001);
  });

  it('ING-12: what was taken is written before the end', async () => {
    const { ingest, store, now } = await bench({ waitMs: 60_000 });
    const answer = ingest.accept([observation('phone-0', now)]);
    await ingest.close();
    expect(await answer).toEqual([accepted]);
    expect(store.rows).toHaveLength(1);
    expect(await ingest.accept([observation('phone-0', now + 1)])).toBe('overloaded');
  });
});

describe('ingest over the real store', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore();
  });
  afterAll(() => store.close());

  it('ING-10: every kind of bad fix is stored with its reason, and the good ones beside them count', async () => {
    await store.devices.enrol(phones());
    const { ingest, world, now } = await bench({ store });
    await ingest.accept([
      observation('phone-0', now),
      observation('phone-0', now + 1000, { lon: Number.NaN }),
      observation('phone-0', now + 1000, { lat: Number.POSITIVE_INFINITY }),
      observation('phone-1', Number.MAX_VALUE),
      observation('phone-1', -Number.MAX_VALUE),
      observation('nul\u0000byte', now),
      observation('phone-1', now, { accuracyM: 1e300 }),
      observation('phone-1', now),
    ]);
    const stored = await store.fixes.counts(0);
    expect(stored.accepted).toBe(2);
    expect(stored.quarantined).toMatchObject({ future: 1, 'unknown-device': 1, inaccurate: 1 });
    const loaded = await twoTowns();
    const again = await createIngest({
      store,
      world: { ...world, loaded, policies: createPolicyReader(loaded), fixesAccepted: () => {} },
      clock: manualClock(now),
      waitMs: 0,
    });
    expect(await again.accept([observation('phone-0', now), observation('phone-1', now)])).toEqual([
      duplicate,
      duplicate,
    ]);
  });
});
