import { isEnded } from '../cases/ended-states.ts';
import type { CoverageDay } from '../coverage/coverage-day.ts';
import type { PatrolPast } from '../coverage/patrol-past.ts';
import type { TrendSample } from '../http/district.ts';
import { minuteOfDay, onShift } from '../lib/local-day.ts';
import type { CaseFact } from '../model/case.ts';
import type { Officer } from '../model/officer.ts';
import { caseFigures } from './headline.ts';

/** One scope's part of the district, and what is known of its day. */
export interface DayKnown {
  readonly day: CoverageDay;
  readonly timeZone: string;
  readonly patrol: PatrolPast;
  readonly officers: readonly Pick<Officer, 'index' | 'shift'>[];
  /** Indices of the grids that have cells. */
  readonly grids: readonly number[];
  readonly cases: readonly CaseFact[];
}

/**
 * The samples that would have been taken at moments of the local day if all that is known now had been known then
 * (WLD-4): from counted fixes and from when cases were reported, due and ended.
 *
 * @param momentsMs epoch ms, rising, the same that `known.patrol` was asked for
 */
export function trendPast(known: DayKnown, momentsMs: readonly number[]): readonly TrendSample[] {
  const { day, patrol, grids } = known;
  const cases = known.cases.map(storyOf).filter(({ endedMs }) => endedMs >= day.startMs);
  const firsts = grids.map((grid) => patrol.firstPresenceMs[grid] ?? 0).filter((firstMs) => firstMs > 0);
  return momentsMs.map((atMs, moment): TrendSample => {
    const walkedGrids = countUpTo(firsts, atMs);
    const figures = caseFigures(asOf(cases, atMs), { nowMs: atMs, dayStartMs: day.startMs });
    return {
      atMs,
      onDuty: reportingAt(known, atMs, moment),
      walkedGrids,
      emptyGrids: atMs >= day.patrolStartMs ? grids.length - walkedGrids : 0,
      openCases: figures.openCases,
      lateCases: figures.lateCases,
      reportedToday: figures.reportedToday,
      closedToday: figures.closedToday,
      onTimeRate: figures.onTime.rate,
    };
  });
}

/** True when what came late makes a sample too small: these figures of a day only grow. */
export function isOutgrown(taken: TrendSample, derived: TrendSample): boolean {
  return (
    derived.walkedGrids > taken.walkedGrids ||
    derived.reportedToday > taken.reportedToday ||
    derived.closedToday > taken.closedToday
  );
}

function reportingAt({ officers, patrol, timeZone }: DayKnown, atMs: number, moment: number): number {
  const minute = minuteOfDay(atMs, timeZone);
  let count = 0;
  for (const { index, shift } of officers)
    if (patrol.reporting[index]?.[moment] === 1 && onShift(shift, minute)) count++;
  return count;
}

function countUpTo(timesMs: readonly number[], atMs: number): number {
  let count = 0;
  for (const timeMs of timesMs) if (timeMs <= atMs) count++;
  return count;
}

interface CaseStory {
  readonly item: CaseFact;
  /** Infinity for an open one. */
  readonly endedMs: number;
  /** The case before it ended. */
  readonly open: CaseFact;
}

function storyOf(item: CaseFact): CaseStory {
  if (!isEnded(item.state)) return { item, endedMs: Infinity, open: item };
  const { warnFromMs: nextWarnFromMs, dueMs: nextDueMs } = item;
  const open: CaseFact = { ...item, state: 'handling', closedMs: null, nextClock: 'handle', nextWarnFromMs, nextDueMs };
  return { item, endedMs: item.closedMs ?? item.updatedMs, open };
}

function asOf(stories: readonly CaseStory[], atMs: number): readonly CaseFact[] {
  const then: CaseFact[] = [];
  for (const { item, endedMs, open } of stories) if (item.reportedMs <= atMs) then.push(endedMs <= atMs ? item : open);
  return then;
}
