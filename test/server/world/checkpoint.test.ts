import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredFix } from '../../../server/ports/fixes.ts';
import type { Store } from '../../../server/ports/store.ts';
import type { LiveWorld } from '../../../server/ports/world.ts';
import { watchApplied } from '../../../server/world/applied-fixes.ts';
import { createCheckpointFiles } from '../../../server/world/checkpoint-files.ts';
import type { Checkpoint } from '../../../server/world/count-today.ts';
import { CheckpointKeeper } from '../../../server/world/keep-checkpoint.ts';
import { createPolicyReader } from '../../../server/policies/policy-reader.ts';
import { createLiveWorld } from '../../../server/world/live-world.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { storedFix } from '../../support/stored-fix.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { openTestStore } from '../../support/test-store.ts';
import { inGrid, twoTowns } from '../../support/two-towns.ts';

const MINUTE = 60_000;
const EIGHT = Date.parse('2026-11-02T08:00:00+08:00');
const MIDNIGHT = Date.parse('2026-11-03T00:00:00+08:00');
const loaded = await twoTowns();

function fix(officerIndex: number, fixTimeMs: number, grid = officerIndex): StoredFix {
  return storedFix({ device: `phone-${officerIndex}`, officerIndex, fixTimeMs, ...inGrid(grid) });
}

function open(store: ReturnType<typeof memoryStore>, checkpoint: Checkpoint | null = null, nowMs = EIGHT) {
  return createLiveWorld({ loaded, store, clock: manualClock(nowMs), checkpoint });
}

/** What a start shows: grids, officers, and the bytes of everything that was counted. */
function shown(world: LiveWorld) {
  const { grids } = world.facts();
  return { grids, officers: world.officers(), past: world.patrolPast([EIGHT]), bytes: world.coverageBytes() };
}

describe('STO-3 a start from a checkpoint', () => {
  const anyFix = fc
    .record({ officer: fc.nat({ max: 3 }), minute: fc.integer({ min: -600, max: 0 }), grid: fc.nat({ max: 3 }) })
    .map(({ officer, minute, grid }) => fix(officer, EIGHT + minute * MINUTE, grid));

  it('STO-3 a checkpoint of any moment and what was stored after it come to the same as counting all anew', async () => {
    const fixesAndCut = fc
      .array(anyFix, { maxLength: 40 })
      .chain((fixes) => fc.tuple(fc.constant(fixes), fc.nat({ max: fixes.length })));
    await fc.assert(
      fc.asyncProperty(fixesAndCut, async ([fixes, cut]) => {
        const store = memoryStore();
        await store.fixes.append(fixes.slice(0, cut));
        const seq = await store.fixes.lastSeq();
        const { coverageBytes } = await open(store);
        // Late, duplicate and yesterday's ones among them.
        await store.fixes.append([...fixes.slice(cut), ...fixes.slice(0, 3)]);
        const restarted = await open(store, { seq, bytes: coverageBytes() });
        expect(shown(restarted)).toEqual(shown(await open(store)));
      }),
      { numRuns: 60 },
    );
  });

  it('STO-3 a fix of the day to come that is older than the checkpoint counts after midnight', async () => {
    const store = memoryStore();
    await store.fixes.append([fix(0, MIDNIGHT - MINUTE), fix(0, MIDNIGHT + 5_000)]);
    const { coverageBytes } = await open(store, null, MIDNIGHT - 10_000);
    const checkpoint = { seq: await store.fixes.lastSeq(), bytes: coverageBytes() };
    const world = await open(store, checkpoint, MIDNIGHT - 5_000);
    world.tick(MIDNIGHT + 6_000);
    expect(world.facts().grids.get(0)?.lastPresenceMs ?? null).toBe(null);
    expect(world.coverageBytes()).toEqual((await open(store, null, MIDNIGHT + 6_000)).coverageBytes());
  });

  it('STO-3 bytes that do not fit are left alone and all is counted anew', async () => {
    const store = memoryStore();
    await store.fixes.append([fix(0, EIGHT - MINUTE), fix(1, EIGHT - MINUTE)]);
    const bytes = (await open(store)).coverageBytes().subarray(1);
    expect(shown(await open(store, { seq: 2, bytes }))).toEqual(shown(await open(store)));
  });
});

describe('STO-3 the files of a checkpoint', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore();
  }, 120_000);
  afterAll(() => store.close());

  const bytes = Uint8Array.from({ length: 5000 }, (_, i) => i);
  const filesOf = (dataFolder: string, of = loaded, storeId = store.storeId) =>
    createCheckpointFiles({
      dataFolder,
      loaded: of,
      policies: createPolicyReader(of),
      store: { checkpoint: store.checkpoint, storeId },
    });

  it('STO-3 what was written is read on the same day, with one file left of any number', async () => {
    const dataFolder = tempFolder();
    const files = filesOf(dataFolder);
    await files.write({ seq: 1, bytes: bytes.subarray(1) }, EIGHT);
    await files.write({ seq: 7, bytes }, EIGHT);
    const read = await files.read(EIGHT + 60 * MINUTE);
    expect(read?.seq).toBe(7);
    expect(Uint8Array.from(read!.bytes)).toEqual(bytes);
    expect(readdirSync(join(dataFolder, `coverage-${loaded.district.id}`))).toHaveLength(1);
  });

  it('STO-3 one of another day, policy, roster, set of grids or store is none', async () => {
    const dataFolder = tempFolder();
    const files = filesOf(dataFolder);
    await files.write({ seq: 7, bytes }, EIGHT);
    expect(await files.read(MIDNIGHT)).toBe(null);
    expect(await files.read(MIDNIGHT - 1)).not.toBe(null);
    const [first, ...others] = loaded.officers;
    const early = { ...first!, shift: { ...first!.shift, endMinute: first!.shift.endMinute - 1 } };
    const shorter = { ...loaded, officers: [early, ...others] };
    for (const other of [shorter, { ...loaded, areasVersion: 'other' }, { ...loaded, packs: widerSight(loaded.packs) }])
      expect(await filesOf(dataFolder, other).read(EIGHT)).toBe(null);
    expect(await filesOf(dataFolder, loaded, 'another store').read(EIGHT)).toBe(null);
    expect(await filesOf(dataFolder).read(EIGHT)).not.toBe(null);
  });

  it('STO-3 a damaged one, one that is gone and one that the store does not vouch for are none', async () => {
    const dataFolder = tempFolder();
    const files = filesOf(dataFolder);
    await files.write({ seq: 7, bytes }, EIGHT);
    const folder = join(dataFolder, `coverage-${loaded.district.id}`);
    const path = join(folder, readdirSync(folder)[0]!);
    const whole = readFileSync(path);
    writeFileSync(
      path,
      whole.map((byte, at) => (at === 2500 ? byte ^ 1 : byte)),
    );
    expect(await files.read(EIGHT)).toBe(null);
    writeFileSync(path, whole);
    expect(await files.read(EIGHT)).not.toBe(null);
    expect(await filesOf(tempFolder()).read(EIGHT)).toBe(null);
    await filesOf(tempFolder()).write({ seq: 8, bytes: bytes.subarray(5) }, EIGHT);
    expect(await files.read(EIGHT)).toBe(null);
  });
});

/** The same packs but for a patrol that sees a metre further. */
function widerSight(packs: typeof loaded.packs): typeof loaded.packs {
  const name = 'coverage.sightM';
  return packs.map((pack) => {
    const sight = pack.parameters[name];
    const value = { ...sight, value: Number(sight?.value) + 1 };
    return sight ? ({ ...pack, parameters: { ...pack.parameters, [name]: value } } as typeof pack) : pack;
  });
}

describe('STO-3 keeping a checkpoint', () => {
  function keeping(newFixes: number, isSettled = true) {
    const clock = manualClock();
    const written: number[] = [];
    const stored = { seq: newFixes };
    const keeper = new CheckpointKeeper({
      clock,
      fixes: { lastSeq: () => Promise.resolve(stored.seq) },
      world: { coverageBytes: () => new Uint8Array(), dayStartMs: 0 },
      applied: { settled: () => Promise.resolve(isSettled) },
      catchUp: { look: () => Promise.resolve(true), countedTo: () => {} },
      files: { write: ({ seq }) => Promise.resolve(void written.push(seq)) },
      fromSeq: 0,
      onError: (error) => expect.unreachable(String(error)),
    });
    return { clock, written, stored, keeper };
  }

  it('STO-3 writes after 20,000 fixes at once, after fewer when five minutes have passed, after none never', async () => {
    const { clock, written, stored, keeper } = keeping(19_999);
    await keeper.look();
    expect(written).toEqual([]);
    stored.seq = 20_000;
    await keeper.look();
    expect(written).toEqual([20_000]);
    stored.seq = 20_001;
    clock.advance(5 * MINUTE - 1);
    await keeper.look();
    clock.advance(1);
    await keeper.look();
    clock.advance(10 * MINUTE);
    await keeper.look('now');
    expect(written).toEqual([20_000, 20_001]);
  });

  it('STO-3 writes nothing while a fix may be stored that was not counted', async () => {
    const { written, keeper } = keeping(50_000, false);
    await keeper.look('now');
    expect(written).toEqual([]);
  });

  it('STO-3 waits for fixes that are stored and not yet counted', async () => {
    const store = memoryStore();
    const world = await open(store);
    const applied = watchApplied({ ...store.fixes, append: store.fixes.append } as never, world);
    expect(await applied.settled()).toBe(true);
    const batch = [fix(0, EIGHT - MINUTE)];
    await applied.fixes.append(batch);
    let isSettled = false;
    const waiting = applied.settled().then((answer) => (isSettled = answer));
    await Promise.resolve();
    expect(isSettled).toBe(false);
    applied.world.fixesAccepted(batch);
    expect(await waiting).toBe(true);
    store.beforeAppend = () => {
      throw new Error('full');
    };
    await expect(applied.fixes.append(batch)).rejects.toThrow('full');
    expect(await applied.settled()).toBe(false);
    applied.madeGood(applied.failures());
    expect(await applied.settled()).toBe(true);
  });
});
