import { WHOLE_DISTRICT } from '../../../shared/access/read-scope.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlacedFix } from '../../../server/ports/fixes.ts';
import type { Store } from '../../../server/ports/store.ts';
import { storedFix } from '../../support/stored-fix.ts';
import { openTestStore } from '../../support/test-store.ts';

/** Somebody of the roster by number. */
const officer = (index: number) => ({ index, id: `E-${index}`, town: 'west' });

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const T = 1_793_000_000_000;

describe('append', () => {
  it('stores a fix once and says so', async () => {
    const fix = storedFix({ device: 'once' });
    expect(await store.fixes.append([fix, fix])).toEqual([true, false]);
    expect(await store.fixes.append([fix, storedFix({ device: 'once', fixTimeMs: T + 1 })])).toEqual([false, true]);
  });

  it('gives back what was stored, field by field', async () => {
    const fix = storedFix({
      device: 'whole',
      officerIndex: 901,
      accuracyM: null,
      speedMps: null,
      headingDeg: null,
      batteryPercent: null,
      crs: 'gcj02',
      mock: true,
    });
    await store.fixes.append([fix]);
    expect(await store.fixes.track(officer(901), T, T, WHOLE_DISTRICT, 10_000)).toEqual([fix]);
  });

  it('keeps a quarantined fix apart: it neither hides nor blocks an accepted one of the same moment', async () => {
    const good = storedFix({ device: 'apart', officerIndex: 902 });
    const bad = storedFix({ device: 'apart', officerIndex: 902, quarantine: 'future' });
    expect(await store.fixes.append([bad, good, bad])).toEqual([true, true, false]);
    expect(await store.fixes.track(officer(902), T, T, WHOLE_DISTRICT, 10_000)).toEqual([good]);
    expect(await store.fixes.track(officer(902), T, T, { kind: 'town', town: 'west' }, 10_000)).toEqual([good]);
    expect(await store.fixes.track(officer(902), T, T, { kind: 'town', town: 'east' }, 10_000)).toEqual([]);
    expect(await store.fixes.track(officer(902), T, T, { kind: 'nothing' }, 10_000)).toEqual([]);
  });

  it('takes what broken devices send: no number, no date, a zero character, the poles turned inside out', async () => {
    const wild = [
      storedFix({ device: 'wild\0one', fixTimeMs: Number.NaN, lon: Number.NaN, quarantine: 'impossible-coordinates' }),
      storedFix({ device: 'wild\0one', fixTimeMs: 1e30, lat: Number.POSITIVE_INFINITY, quarantine: 'future' }),
      storedFix({ device: 'wild \'{"two\\', fixTimeMs: 0.4, accuracyM: 1e300, quarantine: 'too-old' }),
    ];
    expect(await store.fixes.append(wild)).toEqual([true, true, true]);
    expect(await store.fixes.append(wild)).toEqual([false, false, false]);
  });

  it('STO-4 tells which are new when some are known, and within a batch the first of two', async () => {
    const fix = (ms: number, device = 'some') => storedFix({ device, fixTimeMs: T + ms });
    await store.fixes.append([fix(1), fix(3)]);
    const batch = [fix(3), fix(2), fix(2), fix(1, 'other'), fix(1), fix(4)];
    expect(await store.fixes.append(batch)).toEqual([false, true, false, true, false, true]);
    expect(await store.fixes.append(batch)).toEqual(batch.map(() => false));
  });

  it('STO-4 stores a batch of which one is known after many that were all new, and none of it twice', async () => {
    const fix = (ms: number, over = {}) =>
      storedFix({ device: 'seldom', officerIndex: 906, fixTimeMs: T + ms, ...over });
    for (let ms = 0; ms < 120; ms += 2) expect(await store.fixes.append([fix(ms), fix(ms + 1)])).toEqual([true, true]);
    const batch = [fix(200), fix(7), fix(201, { quarantine: 'future' }), fix(202)];
    expect(await store.fixes.append(batch)).toEqual([true, false, true, true]);
    expect(await store.fixes.append(batch)).toEqual([false, false, false, false]);
    expect(await store.fixes.track(officer(906), T, T + 300, WHOLE_DISTRICT, 1000)).toHaveLength(122);
  });

  it('STO-4 gives back numbers and texts to their last digit: ends of what can be stored, none, and no Latin', async () => {
    const rows = [
      storedFix({ fixTimeMs: 4_294_967_295, receivedMs: -8.64e15, lon: -180, lat: -1e-300, accuracyM: null }),
      storedFix({ fixTimeMs: 4_294_967_296, receivedMs: -4_294_967_297, speedMps: 0.1 + 0.2, headingDeg: null }),
      storedFix({ fixTimeMs: T - 1, receivedMs: -1, batteryPercent: null, simulated: false }),
    ].map((fix) => ({ ...fix, device: '执法记录仪-🚶', officerIndex: 905 }));
    expect(await store.fixes.append(rows)).toEqual([true, true, true]);
    expect(await store.fixes.track(officer(905), 0, 8.64e15, WHOLE_DISTRICT, 10)).toEqual(rows);
  });

  it('does nothing for an empty batch', async () => {
    expect(await store.fixes.append([])).toEqual([]);
  });
});

async function readSince(fromMs: number, toMs?: number) {
  let pages = 0;
  let read: readonly PlacedFix[] = [];
  const eachPage = (page: readonly PlacedFix[]) => {
    pages++;
    read = [...read, ...page];
  };
  await store.fixes.acceptedSince(fromMs, eachPage, toMs);
  return { pages, read };
}

describe('reading back', () => {
  it('pages through more than one page of accepted fixes, oldest first, from the moment asked for', async () => {
    const start = T + 10_000_000;
    const many = Array.from({ length: 12_345 }, (_, i) =>
      storedFix({ device: `many-${i % 7}`, fixTimeMs: start + Math.floor(i / 7) * 5000, officerIndex: 903 }),
    );
    await store.fixes.append(many.toReversed());
    const { pages, read } = await readSince(start);
    expect(pages).toBeGreaterThan(2);
    expect(read).toHaveLength(many.length);
    expect(read.map((fix) => fix.fixTimeMs)).toEqual(many.map((fix) => fix.fixTimeMs));
  });

  it('gives what counting a day needs, bit by bit, and jumps over hours in which nothing came', async () => {
    const at = T + 60_000_000;
    const rows = [
      storedFix({ device: 'far', fixTimeMs: at, officerIndex: null, accuracyM: null, lon: -0.1 - 0.2, lat: 1 / 3 }),
      storedFix({ device: 'far', fixTimeMs: at + 9 * 3_600_000, officerIndex: 0, accuracyM: 0.1, lon: 180, lat: -90 }),
    ];
    await store.fixes.append(rows);
    const { pages, read } = await readSince(at, at + 9 * 3_600_000);
    expect(pages).toBe(2);
    expect(read).toEqual(
      rows.map(({ officerIndex, fixTimeMs, lon, lat, accuracyM }) => ({
        officerIndex,
        fixTimeMs,
        lon,
        lat,
        accuracyM,
      })),
    );
  });

  it('reads both ends of the time asked for and nothing beyond, wherever a page ends', async () => {
    const at = T + 180_000_000;
    const minute = 60_000;
    const times = [-1, 0, 10 * minute - 1, 10 * minute, 20 * minute, 20 * minute + 1].map((ms) => at + ms);
    await store.fixes.append(times.map((fixTimeMs) => storedFix({ device: 'ends', fixTimeMs })));
    const { read } = await readSince(at, at + 20 * minute);
    expect(read.map((fix) => fix.fixTimeMs - at)).toEqual([0, 10 * minute - 1, 10 * minute, 20 * minute]);
    expect((await readSince(at + 1, at + 2)).read).toEqual([]);
  });

  it('what a page throws ends the reading and is handed on', async () => {
    const fail = () => {
      throw new Error('full');
    };
    await expect(store.fixes.acceptedSince(T, fail)).rejects.toThrow('full');
    expect(await store.fixes.append([storedFix({ device: 'after' })])).toEqual([true]);
  });

  it('STO-4 a track is of the officer, over every phone and without what others did with it; the oldest first, no more than asked for', async () => {
    const at = T + 300_000_000;
    const fix = (device: string, officerIndex: number, ms: number) =>
      storedFix({ device, officerIndex, fixTimeMs: at + ms });
    await store.fixes.append([fix('shared', 906, 0), fix('own', 906, 1), fix('shared', 907, 2)]);
    await store.fixes.append([fix('shared', 906, 4), fix('own', 906, 3), fix('own', 906, 4)]);
    const track = async (index: number, limit: number) =>
      (await store.fixes.track(officer(index), at, at + 9, WHOLE_DISTRICT, limit)).map(
        ({ device, fixTimeMs }) => `${device} ${fixTimeMs - at}`,
      );
    expect(await track(906, 10)).toEqual(['shared 0', 'own 1', 'own 3', 'own 4', 'shared 4']);
    expect(await track(906, 4)).toEqual(['shared 0', 'own 1', 'own 3', 'own 4']);
    expect(await track(907, 10)).toEqual(['shared 2']);
    expect(await track(908, 10)).toEqual([]);
    const newest = (await store.fixes.latestOfOfficers()).filter(({ officerIndex }) => officerIndex! > 905);
    expect(newest.map(({ officerIndex, fixTimeMs }) => [officerIndex, fixTimeMs - at])).toEqual([
      [906, 4],
      [907, 2],
    ]);
  });

  it('latest is the newest fix time of each device, not the last that arrived', async () => {
    await store.fixes.append([storedFix({ device: 'late', fixTimeMs: T + 500 })]);
    await store.fixes.append([storedFix({ device: 'late', fixTimeMs: T + 100 })]);
    const latest = await store.fixes.latest();
    expect(latest.filter((fix) => fix.device === 'late').map((fix) => fix.fixTimeMs)).toEqual([T + 500]);
    expect(new Set(latest.map((fix) => fix.device)).size).toBe(latest.length);
  });

  it('counts by verdict and reason since a moment, both ends of it', async () => {
    const at = T + 90_000_000;
    await store.fixes.append([
      storedFix({ device: 'count', fixTimeMs: at, receivedMs: at - 1 }),
      storedFix({ device: 'count', fixTimeMs: at + 1, receivedMs: at }),
      storedFix({ device: 'count', fixTimeMs: at + 2, receivedMs: at, quarantine: 'mock' }),
      storedFix({ device: 'count', fixTimeMs: at + 3, receivedMs: at - 1, quarantine: 'mock' }),
    ]);
    expect(await store.fixes.counts(at)).toEqual({ accepted: 1, quarantined: { mock: 1 } });
  });
});
