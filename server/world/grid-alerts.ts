import type { CoverageDay } from '../../shared/coverage/coverage-day.ts';
import type { GridLive } from '../../shared/coverage/grid-live.ts';
import type { Grid } from '../../shared/model/area.ts';
import type { AlertPolicy } from '../../shared/policy/alert-policy.ts';
import type { AlertBook } from './alert-book.ts';

export interface GridAlerts {
  /**
   * Looks at the grids that changed, and at all of them when the day, the patrol or the time to be empty begins; only
   * what was seen to become so is raised, not what was so at the first look of a day (ALR-1, ALR-2).
   */
  look(grids: ReadonlyMap<number, GridLive>, changed: readonly GridLive[], day: CoverageDay, nowMs: number): void;
}

type GridTrouble = 'grid-empty' | 'grid-overdue';
const KINDS = ['grid-empty', 'grid-overdue'] as const;

export function createGridAlerts(
  grids: readonly Grid[],
  book: AlertBook,
  today: () => { readonly alerts: Pick<AlertPolicy, 'emptyAfterMinutes'> },
): GridAlerts {
  const gridByIndex = new Map(grids.map((grid) => [grid.index, grid]));
  const seen = new Map<number, GridTrouble | null>();
  let seenDayMs: number | null = null;
  /** How empty grids were judged at the last look; null when nothing was looked at since the day or the patrol began. */
  let judgedEmpty: boolean | null = null;

  function troubleOf(live: GridLive, dueMs: number, nowMs: number): GridTrouble | null {
    if (live.state === 'overdue') return 'grid-overdue';
    return live.state === 'empty' && nowMs > dueMs ? 'grid-empty' : null;
  }

  function raise(kind: GridTrouble, grid: Grid, nowMs: number): void {
    book.raise({
      id: `${kind}:${grid.code}`,
      kind,
      town: grid.town,
      grid: grid.code,
      officer: null,
      case: null,
      sinceMs: nowMs,
      severity: 'warning',
    });
  }

  function startDay(day: CoverageDay): void {
    if (seenDayMs === day.startMs) return;
    seenDayMs = day.startMs;
    seen.clear();
    judgedEmpty = null;
    book.clearKinds(KINDS);
  }

  return {
    look(lives, changed, day, nowMs) {
      startDay(day);
      const isPatrolTime = nowMs >= day.patrolStartMs && nowMs < day.patrolEndMs;
      if (!isPatrolTime) {
        judgedEmpty = null;
        return book.clearKinds(KINDS);
      }
      const dueMs = day.patrolStartMs + today().alerts.emptyAfterMinutes * 60_000;
      const judged = nowMs > dueMs;
      const looked = judged === judgedEmpty ? changed : lives.values();
      judgedEmpty = judged;
      for (const live of looked) {
        const grid = gridByIndex.get(live.index);
        const trouble = troubleOf(live, dueMs, nowMs);
        const before = seen.get(live.index);
        seen.set(live.index, trouble);
        if (!grid || before === trouble) continue;
        if (before) book.clear(`${before}:${grid.code}`);
        if (trouble && before !== undefined) raise(trouble, grid, nowMs);
      }
    },
  };
}
