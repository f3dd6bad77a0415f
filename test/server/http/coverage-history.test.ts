import { describe, expect, it } from 'vitest';
import { createPolicyReader } from '../../../server/policies/policy-reader.ts';
import { createCoverageHistory } from '../../../server/http/coverage-history.ts';
import type { DutyBreak } from '../../../shared/access/duty-break.ts';
import type { FixStore, StoredFix } from '../../../server/ports/fixes.ts';
import { deferred } from '../../support/deferred.ts';
import { storedFix } from '../../support/stored-fix.ts';
import { inGrid, twoTowns } from '../../support/two-towns.ts';

const NOON = Date.parse('2026-11-02T12:00:00+08:00');
const MIDNIGHT = Date.parse('2026-11-02T00:00:00+08:00');

async function historyOver(
  fixes: readonly StoredFix[],
  hold: Promise<void> = Promise.resolve(),
  spans: readonly DutyBreak[] = [],
) {
  const loaded = await twoTowns();
  const asked: [number, number | undefined][] = [];
  const acceptedSince: FixStore['acceptedSince'] = async (fromMs, eachPage, toMs) => {
    asked.push([fromMs, toMs]);
    await hold;
    eachPage(fixes.filter(({ fixTimeMs }) => fixTimeMs >= fromMs && fixTimeMs <= (toMs ?? Infinity)));
  };
  const history = createCoverageHistory(loaded, createPolicyReader(loaded), {
    fixes: { acceptedSince },
    breaks: { endingAfter: async (fromMs) => spans.filter(({ untilMs }) => untilMs >= fromMs) },
  });
  return { history, asked };
}

describe('coverage of a past moment', () => {
  const fixes = [
    storedFix({ ...inGrid(0), officerIndex: 0, fixTimeMs: NOON - 3_600_000 }),
    storedFix({ ...inGrid(1), officerIndex: 1, fixTimeMs: NOON }),
    storedFix({ ...inGrid(2), officerIndex: 2, fixTimeMs: NOON + 1 }),
    storedFix({ ...inGrid(3), officerIndex: null, fixTimeMs: NOON - 1 }),
  ];

  it('HTTP-1 counts the fixes of that local day up to the moment, and no others', async () => {
    const { history, asked } = await historyOver(fixes);
    const grids = await history.at(NOON);
    expect(grids).not.toBe('busy');
    expect((grids as Exclude<typeof grids, 'busy'>).map(({ visitedCells }) => visitedCells > 0)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(asked).toEqual([[MIDNIGHT, NOON]]);
  });

  it('COV-6 has nobody present whose shift was over', async () => {
    const end = Date.parse('2026-11-02T19:00:00+08:00');
    const { history } = await historyOver([storedFix({ ...inGrid(0), officerIndex: 0, fixTimeMs: end - 1_000 })]);
    const presentAt = async (atMs: number) => {
      const grids = await history.at(atMs);
      return grids === 'busy' ? grids : grids[0]?.present;
    };
    expect([await presentAt(end - 1), await presentAt(end)]).toEqual([[0], []]);
  });

  it('ACC-34 has nobody present who was on a break', async () => {
    const { officers } = await twoTowns();
    const span = { officer: officers[0]!.id, startMs: NOON, untilMs: NOON + 120_000, endMs: NOON + 60_000 };
    const walked = [storedFix({ ...inGrid(0), officerIndex: 0, fixTimeMs: NOON - 1_000 })];
    const { history } = await historyOver(walked, undefined, [span]);
    const presentAt = async (atMs: number) => {
      const grids = await history.at(atMs);
      return grids === 'busy' ? grids : grids[0]?.present;
    };
    const seen = [await presentAt(NOON - 1), await presentAt(NOON), await presentAt(NOON + 59_999)];
    expect([...seen, await presentAt(NOON + 60_000)]).toEqual([[0], [], [], [0]]);
  });

  it('HTTP-1 does not count the same moment twice', async () => {
    const { history, asked } = await historyOver(fixes);
    await Promise.all([history.at(NOON), history.at(NOON)]);
    await history.at(NOON);
    expect(asked).toHaveLength(1);
  });

  it('HTTP-1 lets four moments wait and not a fifth', async () => {
    const gate = deferred();
    const { history } = await historyOver(fixes, gate.promise);
    const waiting = [1, 2, 3, 4].map((i) => history.at(NOON + i));
    expect(waiting).not.toContain('busy');
    expect(history.at(NOON + 5)).toBe('busy');
    gate.resolve();
    await Promise.all(waiting);
    expect(history.at(NOON + 5)).not.toBe('busy');
  });
});
