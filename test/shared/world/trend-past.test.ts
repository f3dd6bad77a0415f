import { describe, expect, it } from 'vitest';
import type { CaseView } from '../../../shared/model/case.ts';
import { isOutgrown, trendPast } from '../../../shared/world/trend-past.ts';
import { DAY, minute } from '../../support/coverage-figures.ts';
import { sampleCase, sampleOfficer } from '../../support/world-samples.ts';

interface Day {
  readonly cases?: readonly CaseView[];
  readonly reporting?: readonly (Uint8Array | undefined)[];
  /** By grid, minute of the day. */
  readonly first?: readonly number[];
}

function past({ cases = [], reporting = [], first = [] }: Day, ...minutes: readonly number[]) {
  const firstPresenceMs = Float64Array.from(first, (at) => (at > 0 ? minute(at) : 0));
  const known = {
    day: DAY,
    timeZone: 'Asia/Shanghai',
    patrol: { reporting, firstPresenceMs },
    officers: [0, 2].map((index) => sampleOfficer({ index })),
    grids: first.map((_, grid) => grid),
    cases,
  };
  return trendPast(known, minutes.map(minute));
}

const caseAt = (reported: number, more: Partial<CaseView> = {}) =>
  sampleCase({ reportedMs: minute(reported), updatedMs: minute(reported), dueMs: null, ...more });

describe('WLD-4 the past of today', () => {
  it('WLD-4 counts who reported while on shift, of this part of the district only', () => {
    const all = Uint8Array.of(1, 1, 1, 1);
    const samples = past({ reporting: [all, all, Uint8Array.of(0, 0, 1, 1)] }, 479, 480, 1019, 1020);
    expect(samples.map(({ onDuty }) => onDuty)).toEqual([0, 1, 2, 0]);
  });

  it('WLD-4 a grid counts as walked from its first presence on; without one it is empty once patrols are due', () => {
    const samples = past({ first: [400, 421, 0] }, 399, 400, 419, 420, 421);
    expect(samples.map(({ walkedGrids }) => walkedGrids)).toEqual([0, 1, 1, 1, 2]);
    expect(samples.map(({ emptyGrids }) => emptyGrids)).toEqual([0, 0, 0, 2, 1]);
  });

  it('WLD-4 a case is open from its report until its end', () => {
    const cases = [
      caseAt(600, { state: 'closed', closedMs: minute(660), updatedMs: minute(700) }),
      caseAt(-60, { state: 'refused', closedMs: null, updatedMs: minute(660) }),
    ];
    const samples = past({ cases }, 599, 600, 659, 660);
    expect(samples.map(({ openCases }) => openCases)).toEqual([1, 2, 2, 0]);
    expect(samples.map(({ reportedToday }) => reportedToday)).toEqual([0, 1, 1, 1]);
    expect(samples.map(({ closedToday }) => closedToday)).toEqual([0, 0, 0, 1]);
  });

  it('WLD-4 a case is late after its due time while it is open, and the rate is that of the moment', () => {
    const late = caseAt(600, { state: 'closed', dueMs: minute(610), closedMs: minute(620) });
    const inTime = caseAt(600, { state: 'closed', dueMs: minute(700), closedMs: minute(630) });
    const samples = past({ cases: [late, inTime] }, 610, 611, 620, 630);
    expect(samples.map(({ lateCases }) => lateCases)).toEqual([0, 1, 0, 0]);
    expect(samples.map(({ onTimeRate }) => onTimeRate)).toEqual([null, 0, 0, 0.5]);
  });

  it('WLD-4 a case that ended before today is no part of today', () => {
    const yesterday = caseAt(-600, { state: 'closed', closedMs: minute(0) - 1, dueMs: minute(-700) });
    const midnight = { ...yesterday, closedMs: minute(0) };
    expect(past({ cases: [yesterday] }, 0)).toMatchObject([{ openCases: 0, closedToday: 0, onTimeRate: null }]);
    expect(past({ cases: [midnight] }, 0)).toMatchObject([{ openCases: 0, closedToday: 1, onTimeRate: 0 }]);
  });

  it('WLD-4 a sample is outgrown when more was walked, reported or closed by then than it says', () => {
    const [sample] = past({}, 600);
    for (const figure of ['walkedGrids', 'reportedToday', 'closedToday'] as const) {
      expect(isOutgrown(sample!, { ...sample!, [figure]: 1 })).toBe(true);
      expect(isOutgrown({ ...sample!, [figure]: 1 }, sample!)).toBe(false);
    }
    expect(isOutgrown(sample!, { ...sample!, onDuty: 9, openCases: 9 })).toBe(false);
  });
});
