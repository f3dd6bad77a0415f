import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isIntact } from '../../../server/audit/deletion-chain.ts';
import { deleteOld } from '../../../server/db/retention.ts';
import type { FixStore, StoredFix } from '../../../server/ports/fixes.ts';
import type { Store } from '../../../server/ports/store.ts';
import { WHOLE_DISTRICT } from '../../../shared/access/read-scope.ts';
import { storedFix } from '../../support/stored-fix.ts';
import { openTestStore } from '../../support/test-store.ts';
import { sampleCase } from '../../support/world-samples.ts';

const DAY_MS = 86_400_000;
const NOW_MS = Date.parse('2026-11-02T08:00:00+08:00');
const TERMS = {
  privacyAt: () => ({ keepTrackDays: 30, keepCaseTrackDays: 90, keepPhotoDays: 730 }),
  timeZone: 'Asia/Shanghai',
  secret: 'secret-of-a-test-run-0123456789-0123456789',
};

let store: Store;
let fixes: FixStore;
beforeAll(async () => {
  store = await openTestStore();
  fixes = await store.fixesOfRoster(['E-0', 'E-1']);
});
afterAll(() => store.close());

const fix = (device: string, officerIndex: number | null, fixTimeMs: number): StoredFix => ({
  ...storedFix(),
  device,
  officerIndex,
  fixTimeMs,
  receivedMs: fixTimeMs,
  quarantine: null,
});
const timesOf = async (index: number) => {
  const officer = { index, id: `E-${index}`, town: 'west' };
  return (await fixes.track(officer, 0, NOW_MS, WHOLE_DISTRICT, 10_000)).map(({ fixTimeMs }) => fixTimeMs);
};

describe('deletions', () => {
  it('ACC-26 deletes raw tracks after thirty days, and those of a day of a case after ninety', async () => {
    const term = NOW_MS - 30 * DAY_MS;
    const caseTerm = NOW_MS - 90 * DAY_MS;
    // Half past midnight of a local day that is another one in UTC.
    const reportedMs = Date.parse('2026-09-01T00:30:00+08:00');
    const dayStart = Date.parse('2026-09-01T00:00:00+08:00');
    const times = [caseTerm - 1, dayStart - 1, dayStart, dayStart + DAY_MS - 1, dayStart + DAY_MS, term - 1, term];
    await fixes.append(times.flatMap((at) => [fix('a', 0, at), fix('b', 1, at), fix('c', null, at)]));
    const openedOldest = { id: 'case-old', reportedMs: caseTerm - 1, officer: 'E-1' };
    await store.cases.importMany(
      [
        { ...sampleCase(), id: 'case-1', officer: 'E-0', reportedMs, updatedMs: reportedMs },
        { ...sampleCase(), ...openedOldest, updatedMs: caseTerm - 1 },
      ],
      'test',
    );
    await deleteOld(store, TERMS, NOW_MS);
    expect(await timesOf(0)).toEqual([dayStart, dayStart + DAY_MS - 1, term]);
    expect(await timesOf(1)).toEqual([term]);
    expect((await store.fixes.counts(0)).accepted).toBe(5);
  });

  it('ACC-27 records every run, chained and signed, also when nothing was deleted', async () => {
    await deleteOld(store, TERMS, NOW_MS);
    const [second, first] = await store.deletions.list(undefined, 10);
    expect(first!.deleted.find(({ what }) => what === 'tracks')).toEqual({
      what: 'tracks',
      beforeMs: NOW_MS - 30 * DAY_MS,
      rows: 16,
    });
    expect(second).toMatchObject({ seq: 2, prevHash: first!.hash });
    expect(second!.deleted.every(({ rows }) => rows === 0)).toBe(true);
    expect(isIntact(first!, TERMS.secret)).toBe(true);
    expect(isIntact({ ...first!, deleted: [] }, TERMS.secret)).toBe(false);
    expect(isIntact(first!, 'another secret')).toBe(false);
  });
});
