import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../shared/model/fix.ts';
import { DeviceMemory } from '../../../server/ingest/fix-memory.ts';
import { createPolicyReader } from '../../../server/policies/policy-reader.ts';
import { impliedSpeedMps, judge, type JudgeContext } from '../../../server/ingest/judge.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';
import { at } from '../../support/grid-tiles.ts';
import { twoTowns } from '../../support/two-towns.ts';

const T = 1_793_000_000_000;
const INGEST = createPolicyReader(await twoTowns()).at(Date.parse('2026-11-02T08:00:00+08:00')).ingest;
const BOUNDS = [...at(0, 0), ...at(10_000, 10_000)] as unknown as JudgeContext['bounds'];

function fix(over: Partial<Observation> & { readonly east?: number; readonly north?: number } = {}): Observation {
  const { east = 0, north = 0, ...rest } = over;
  const [lon, lat] = at(east, north);
  return deepFreeze({
    device: 'phone',
    fixTimeMs: T,
    lon,
    lat,
    accuracyM: null,
    speedMps: null,
    headingDeg: null,
    batteryPercent: null,
    mock: false,
    crs: 'wgs84' as const,
    ...rest,
  });
}

function context(over: Partial<JudgeContext> = {}): JudgeContext {
  return {
    policy: INGEST,
    bounds: BOUNDS,
    receivedMs: T,
    known: true,
    isOnDuty: () => true,
    isOnBreak: () => false,
    memory: new DeviceMemory(),
    ...over,
  };
}

function verdictOf(observation: Observation, over: Partial<JudgeContext> = {}): string {
  const verdict = judge(observation, context(over));
  return verdict.verdict === 'quarantined' ? verdict.reason : verdict.verdict;
}

/** The verdicts of fixes that arrive one after another, received an hour later. */
function arrive(fixes: readonly Observation[], memory = new DeviceMemory()): string[] {
  return fixes.map((observation) => verdictOf(observation, { memory, receivedMs: T + 3_600_000 }));
}

const second = (seconds: number) => T + seconds * 1000;

describe('judging a fix', () => {
  it('ING-1: only devices that are enrolled and belong to somebody on the roster count', () => {
    expect(verdictOf(fix(), { known: true })).toBe('accepted');
    expect(verdictOf(fix(), { known: false })).toBe('unknown-device');
  });

  it('ING-3: up to two minutes ahead of the server is accepted, beyond is from the future', () => {
    const ahead = (aheadMs: number) => verdictOf(fix({ fixTimeMs: T + aheadMs }));
    expect(ahead(2 * 60_000)).toBe('accepted');
    expect(ahead(2 * 60_000 + 1)).toBe('future');
    expect(ahead(Number.POSITIVE_INFINITY)).toBe('future');
  });

  it('ING-4: up to a day old is accepted, beyond is too old', () => {
    const old = (ageMs: number) => verdictOf(fix({ fixTimeMs: T - ageMs }));
    expect(old(24 * 3_600_000)).toBe('accepted');
    expect(old(24 * 3_600_000 + 1)).toBe('too-old');
  });

  it.each([
    [{ lon: Number.NaN }, 'impossible-coordinates'],
    [{ lat: Number.NEGATIVE_INFINITY }, 'impossible-coordinates'],
    [{ lon: 180.0001 }, 'impossible-coordinates'],
    [{ lat: -90.0001 }, 'impossible-coordinates'],
    [{ lon: 0, lat: 0 }, 'impossible-coordinates'],
    [{ east: -199_000 }, 'accepted'],
    [{ east: -201_000 }, 'impossible-coordinates'],
    [{ north: 10_000 + 199_000 }, 'accepted'],
    [{ north: 10_000 + 201_000 }, 'impossible-coordinates'],
  ])('ING-5: %o is %s', (place, verdict) => {
    expect(verdictOf(fix(place))).toBe(verdict);
  });

  it('ING-5: one coordinate may be zero where the district lies there', () => {
    expect(verdictOf(fix({ lon: 0, lat: 0.5 }), { bounds: [-1, -1, 1, 1] })).toBe('accepted');
  });

  it('ING-6: up to 100 m is accurate enough, as is a device that does not say', () => {
    const accurate = (accuracyM: number | null) => verdictOf(fix({ accuracyM }));
    expect([null, 100].map(accurate)).toEqual(['accepted', 'accepted']);
    expect([100.1, Number.NaN].map(accurate)).toEqual(['inaccurate', 'inaccurate']);
  });

  it('ACC-34: a fix of a break is dropped by its own time, of a clock that runs ahead by the moment of receipt too', () => {
    const isOnBreak = (atMs: number) => atMs >= T && atMs < T + 1000;
    const verdicts = [-1, 0, 999, 1000].map((ms) =>
      verdictOf(fix({ fixTimeMs: T + ms }), { isOnBreak, receivedMs: T + 3_600_000 }),
    );
    expect(verdicts).toEqual(['accepted', 'on-break', 'on-break', 'accepted']);
    const ahead = T + INGEST.maxAheadMs + 1;
    expect(verdictOf(fix({ fixTimeMs: ahead }), { isOnBreak })).toBe('on-break');
    expect(verdictOf(fix({ fixTimeMs: ahead - 1 }), { isOnBreak })).toBe('accepted');
    expect(verdictOf(fix({ fixTimeMs: Number.NaN }), { isOnBreak })).toBe('on-break');
    expect(verdictOf(fix({ mock: true }), { isOnBreak })).toBe('on-break');
    expect(verdictOf(fix(), { isOnBreak, isOnDuty: () => false })).toBe('off-duty');
  });

  it('ING-9: a position that the phone says was injected is kept apart', () => {
    expect(verdictOf(fix({ mock: true }))).toBe('mock');
  });

  it.each([
    [399, 10, 'accepted'],
    [401, 10, 'impossible-speed'],
    [39, 0.2, 'accepted'],
    [41, 0.2, 'impossible-speed'],
  ])('ING-7: %d m in %d s is %s', (metres, seconds, verdict) => {
    expect(arrive([fix(), fix({ east: metres, fixTimeMs: second(seconds) })])).toEqual(['accepted', verdict]);
  });

  it('ING-7: what the accuracies of both fixes can explain is no speed', () => {
    const jump = (accuracyM: number) => [fix({ accuracyM }), fix({ accuracyM, east: 500, fixTimeMs: second(10) })];
    expect(arrive(jump(51))).toEqual(['accepted', 'accepted']);
    expect(arrive(jump(49))).toEqual(['accepted', 'impossible-speed']);
  });

  it('ING-7: a late fix must fit the one before and the one after it', () => {
    const before = fix();
    const after = fix({ east: 100, fixTimeMs: second(60) });
    const late = (east: number) => fix({ east, fixTimeMs: second(30) });
    expect(arrive([before, after, late(50)])).toEqual(['accepted', 'accepted', 'accepted']);
    expect(arrive([before, after, late(1_190)])).toEqual(['accepted', 'accepted', 'accepted']);
    expect(arrive([before, after, late(1_210)])).toEqual(['accepted', 'accepted', 'impossible-speed']);
    expect(arrive([after, fix({ east: 5_000, fixTimeMs: second(0) })])).toEqual(['accepted', 'impossible-speed']);
  });

  it('ING-7: a late fix that does not fit leaves the fixes after it alone', () => {
    const late = fix({ east: 9_000, fixTimeMs: second(30) });
    const verdicts = arrive([fix(), fix({ fixTimeMs: second(60) }), late, fix({ east: 20, fixTimeMs: second(70) })]);
    expect(verdicts).toEqual(['accepted', 'accepted', 'impossible-speed', 'accepted']);
  });

  it('ING-7: the second of two fixes that agree ends the exclusion', () => {
    const there = (seconds: number) => fix({ east: 8_000, fixTimeMs: second(seconds) });
    expect(arrive([fix(), there(10), there(20), there(30)])).toEqual([
      'accepted',
      'impossible-speed',
      'accepted',
      'accepted',
    ]);
  });

  it('ING-7: fixes that jump about end no exclusion, and a return is accepted at once', () => {
    const jumps = [8_000, 4_000, 9_500, 10].map((east, i) => fix({ east, fixTimeMs: second(10 * (i + 1)) }));
    expect(arrive([fix(), ...jumps])).toEqual([
      'accepted',
      'impossible-speed',
      'impossible-speed',
      'impossible-speed',
      'accepted',
    ]);
  });

  it('ING-7: a late fix beside an ended exclusion needs to fit one side only', () => {
    const jump = [fix(), fix({ east: 8_000, fixTimeMs: second(10) }), fix({ east: 8_000, fixTimeMs: second(20) })];
    expect(arrive([...jump, fix({ east: 5, fixTimeMs: second(5) })]).at(-1)).toBe('accepted');
    expect(arrive([...jump, fix({ east: 4_000, fixTimeMs: second(5) })]).at(-1)).toBe('impossible-speed');
  });

  it('ING-8: a second fix of the same instant is a duplicate, wherever it is', () => {
    expect(arrive([fix(), fix({ east: 3_000 })])).toEqual(['accepted', 'duplicate']);
  });

  it('ING-7: whatever comes, accepted neighbours are reachable from each other unless an exclusion ended between them', () => {
    const point = fc.record({ east: fc.integer({ min: 0, max: 2_000 }), seconds: fc.integer({ min: 0, max: 300 }) });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 40 }), (visits) => {
        const memory = new DeviceMemory();
        let ended = 0;
        for (const { east, seconds } of visits) {
          const observation = fix({ east, fixTimeMs: second(seconds) });
          const hadSuspect = memory.suspect !== null;
          judge(observation, context({ memory, receivedMs: T + 3_600_000 }));
          if (hadSuspect && memory.suspect === null) ended++;
        }
        const { minIntervalMs, maxSpeedMps } = INGEST;
        const points = memory.points();
        const jumps = points.filter(
          (here, i) => i > 0 && impliedSpeedMps(points[i - 1]!, here, minIntervalMs) > maxSpeedMps,
        );
        expect(jumps.length).toBeLessThanOrEqual(ended);
      }),
    );
  });

  it('ING-7: remembers a bounded number of fixes, the newest', () => {
    const memory = new DeviceMemory();
    const times = () => memory.points().map(({ fixTimeMs }) => fixTimeMs);
    for (let i = 0; i < 500; i++) memory.remember(fix({ fixTimeMs: second(i) }));
    expect(times()).toEqual(Array.from({ length: 60 }, (_, i) => second(440 + i)));
    memory.remember(fix({ fixTimeMs: second(470.5) }));
    expect(times()).toHaveLength(60);
    expect(times()).toEqual(times().sort((a, b) => a - b));
  });

  it('ING-7: remembers like a list that is sorted and cut, whatever comes and goes', () => {
    const step = fc.record({ seconds: fc.integer({ min: 0, max: 90 }), forgotten: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const memory = new DeviceMemory();
        let list: number[] = [];
        for (const { seconds, forgotten } of steps) {
          const fixTimeMs = second(seconds);
          if (forgotten) {
            memory.forget(fixTimeMs);
            list = list.filter((time) => time !== fixTimeMs);
          } else if (!list.includes(fixTimeMs)) {
            memory.remember(fix({ fixTimeMs }));
            const kept = list.length === 60 ? list.slice(1) : list;
            list = [...kept, fixTimeMs].sort((a, b) => a - b);
          }
        }
        const before = memory.copy();
        memory.remember(fix({ fixTimeMs: second(1_000) }));
        expect(before.points().map(({ fixTimeMs }) => fixTimeMs)).toEqual(list);
        expect(memory.newest()?.fixTimeMs).toBe(second(1_000));
      }),
      { numRuns: 50 },
    );
  });
});
