import { describe, expect, it, vi } from 'vitest';
import { watchContext } from '../../../client/map/context-watch.ts';
import { diffFeatureStates } from '../../../client/map/feature-state-diff.ts';
import { matrixAt, projectPx } from '../../../client/map/gl/program.ts';
import { circle, diamond, dotImage, hatchImage, triangle } from '../../../client/map/images.ts';
import { labelCharacters } from '../../../client/map/label-fonts.ts';
import { mercatorX, mercatorY, metresPerMercator } from '../../../client/map/mercator.ts';
import {
  FAREWELL_MS,
  livePulses,
  PULSE_MS,
  PULSE_TIMES,
  pulsesAfter,
  pulsesOfTime,
} from '../../../client/map/pulses/pulse-list.ts';
import { caseOf, filledStores } from './fixture.ts';

describe('feature-state diff', () => {
  it('sends nothing for the same map, or for equal states in another one', () => {
    const sent = new Map([[1, { state: 'thin', hover: true }]]);
    expect(diffFeatureStates(sent, sent)).toEqual([]);
    expect(diffFeatureStates(sent, new Map([[1, { state: 'thin', hover: true }]]))).toEqual([]);
  });

  it('sends only keys that differ, and takes away keys and features that are gone', () => {
    const sent = new Map<number, Record<string, unknown>>([
      [1, { state: 'thin', hover: true }],
      [2, { state: 'empty' }],
    ]);
    expect(diffFeatureStates(sent, new Map([[1, { state: 'covered' }]]))).toEqual([
      { id: 1, set: { state: 'covered' } },
      { id: 1, remove: 'hover' },
      { id: 2, remove: null },
    ]);
  });
});

describe('shapes', () => {
  it('are negative inside and zero at their edge', () => {
    expect(circle(5)(0, 0)).toBe(-5);
    expect(circle(5)(3, 4)).toBeCloseTo(0);
    expect(diamond(5)(5, 0)).toBeCloseTo(0);
    expect(triangle(6)(0, -6)).toBeCloseTo(0);
    expect(triangle(6)(0, 3)).toBeCloseTo(0);
    expect(triangle(6)((6 * Math.sqrt(3)) / 2, 3)).toBeCloseTo(0);
    expect(triangle(6)(0, 0)).toBeLessThan(0);
    expect(triangle(6)(0, 6)).toBeGreaterThan(0);
  });

  it('fill patterns that meet at the borders of their tile', () => {
    const { data, width, height } = hatchImage('#ff0000', 16, 8, 2);
    const alpha = (x: number, y: number) => data[((y % height) * width + (x % width)) * 4 + 3];
    for (let at = 0; at < width; at++) expect(alpha(at, 0)).toBe(alpha(at + 16, 0));
    expect(Array.from(dotImage('#ff0000', 8, 2).data.slice(0, 4))).toEqual([255, 0, 0, 0]);
  });
});

describe('Mercator', () => {
  it('is the unit square of the world', () => {
    expect([mercatorX(-180), mercatorX(180)]).toEqual([0, 1]);
    expect(mercatorY(0)).toBeCloseTo(0.5, 12);
    expect(mercatorY(85.0511287798)).toBeCloseTo(0, 9);
    expect(metresPerMercator(mercatorY(60))).toBeCloseTo(40_075_016.686 / 2, 0);
  });

  it('projects the same with the origin moved', () => {
    const matrix = [200, 0, 0, 0, 0, -300, 0, 0, 0, 0, 1, 0, -100, 150, 0, 1];
    const moved = matrixAt(matrix, [0.5, 0.25]);
    expect(projectPx(moved, 0.001, 0.002, 800, 600)).toEqual(
      projectPx(Float32Array.from(matrix), 0.501, 0.252, 800, 600)?.map((value) => expect.closeTo(value, 2)),
    );
    expect(projectPx(Float32Array.from([...matrix.slice(0, 15), -1]), 0, 0, 1, 1)).toBeNull();
  });
});

describe('pulses', () => {
  const change = (version: number, lon: number | null = 113) =>
    ({ kind: 'case', case: caseOf('a', { version, lon }) }) as const;

  it('come for a new case with a place, not for a change of a known one', () => {
    expect(pulsesAfter([], [change(1), change(2), change(1, null)], 100)).toEqual([
      { kind: 'new', lon: 113, lat: 34.5, startMs: 100 },
    ]);
  });

  it('come for a case that time makes late: after its due time, once', () => {
    const cases = [
      caseOf('a', { dueMs: 1_000, lon: 113 }),
      caseOf('b', { dueMs: 1_000, state: 'closed', closedMs: 9 }),
    ];
    const at = (fromMs: number, toMs: number) => pulsesOfTime([], cases, { fromMs, toMs }, 7).length;
    expect([at(0, 1_000), at(500, 1_001), at(1_000, 2_000), at(1_001, 2_001)]).toEqual([0, 1, 1, 0]);
    expect(pulsesOfTime([], cases, { fromMs: 0, toMs: 1_001 }, 7)[0]!.kind).toBe('late');
  });

  it('fade where a case has ended, not when something is noted afterwards', () => {
    const ended = (over: object) =>
      ({ kind: 'case', case: caseOf('a', { state: 'closed', lon: 113, ...over }) }) as const;
    const kinds = (over: object) => pulsesAfter([], [ended(over)], 0).map(({ kind }) => kind);
    expect(kinds({ version: 5, closedMs: 9, updatedMs: 9 })).toEqual(['farewell']);
    expect(kinds({ version: 6, closedMs: 9, updatedMs: 10 })).toEqual([]);
    expect(kinds({ version: 1, closedMs: 9, updatedMs: 9 })).toEqual([]);
    const [farewell] = pulsesAfter([], [ended({ version: 5, closedMs: 9, updatedMs: 9 })], 0);
    expect(livePulses([farewell!], FAREWELL_MS - 1)).toHaveLength(1);
    expect(livePulses([farewell!], FAREWELL_MS)).toEqual([]);
  });

  it('end after three times', () => {
    const pulses = pulsesAfter([], [change(1)], 0);
    expect(livePulses(pulses, PULSE_MS * PULSE_TIMES - 1)).toHaveLength(1);
    expect(livePulses(pulses, PULSE_MS * PULSE_TIMES)).toEqual([]);
  });

  it('are never more than can be seen', () => {
    expect(
      pulsesAfter(
        [],
        Array.from({ length: 500 }, () => change(1)),
        0,
      ).length,
    ).toBeLessThanOrEqual(32);
  });
});

describe('watch over the context', () => {
  function setUp() {
    vi.useFakeTimers();
    const listeners: Partial<Record<string, () => void>> = {};
    const log: string[] = [];
    const stop = watchContext(
      { on: (type, listener) => (listeners[type] = listener), off: (type) => delete listeners[type] },
      {
        onLost: () => log.push('lost'),
        onRestored: () => log.push('restored'),
        onGivenUp: () => log.push('given up'),
        patienceMs: 2000,
      },
    );
    return { listeners, log, stop };
  }

  it('waits two seconds for the browser, then gives up', () => {
    const { listeners, log } = setUp();
    listeners['webglcontextlost']?.();
    vi.advanceTimersByTime(1999);
    expect(log).toEqual(['lost']);
    vi.advanceTimersByTime(1);
    expect(log).toEqual(['lost', 'given up']);
    vi.useRealTimers();
  });

  it('does not give up when the context came back, or after it was stopped', () => {
    const { listeners, log, stop } = setUp();
    listeners['webglcontextlost']?.();
    listeners['webglcontextrestored']?.();
    listeners['webglcontextlost']?.();
    stop();
    vi.advanceTimersByTime(9999);
    expect(log).toEqual(['lost', 'restored', 'lost']);
    expect(listeners).toEqual({});
    vi.useRealTimers();
  });
});

describe('letters of labels', () => {
  it('are those of every name, once', () => {
    const letters = labelCharacters(filledStores().district.getState());
    for (const letter of '城办事处前霍村格学') expect(letters.split(letter)).toHaveLength(2);
  });
});
