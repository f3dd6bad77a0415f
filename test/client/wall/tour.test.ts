import { describe, expect, it } from 'vitest';
import { PAUSE_MS, STOP_MS, TOUR_START, tourAt, tourPaused } from '../../../client/pages/wall/tour.ts';
import type { Alert } from '../../../shared/world/change.ts';

const TOWNS = ['worst', 'middling', 'best'];

describe('the tour of the wall', () => {
  it('shows each town once a round, worst first, then the overview, then begins again', () => {
    let state = TOUR_START;
    const seen: (string | null)[] = [];
    for (let stop = 0; stop < 5; stop++) {
      state = tourAt(state, stop * STOP_MS, TOWNS, []);
      seen.push(state.town);
    }
    expect(seen).toEqual(['worst', 'middling', 'best', null, 'worst']);
  });

  it('stays until the stop is over and moves on at its end', () => {
    const first = tourAt(TOUR_START, 0, TOWNS, []);
    expect(tourAt(first, STOP_MS - 1, TOWNS, [])).toBe(first);
    expect(tourAt(first, STOP_MS, TOWNS, []).town).toBe('middling');
  });

  it('interrupts for a new severe alert, once', () => {
    const first = tourAt(TOUR_START, 0, TOWNS, []);
    const stopped = tourAt(first, 1000, TOWNS, [alert('a1', 'best', 'severe')]);
    expect(stopped).toMatchObject({ town: 'best', alert: 'a1', untilMs: 1000 + STOP_MS });
    expect(tourAt(stopped, 1000 + STOP_MS, TOWNS, [alert('a1', 'best', 'severe')]).alert).toBeNull();
  });

  it('does not interrupt for a warning', () => {
    const first = tourAt(TOUR_START, 0, TOWNS, []);
    expect(tourAt(first, 1000, TOWNS, [alert('a1', 'best', 'warning')])).toBe(first);
  });

  it('stands still after a touch, alerts included, and goes on when the pause is over', () => {
    const paused = tourPaused(tourAt(TOUR_START, 0, TOWNS, []), 5000);
    expect(tourAt(paused, 5000 + PAUSE_MS - 1, TOWNS, [alert('a1', 'best', 'severe')])).toBe(paused);
    expect(tourAt(paused, 5000 + PAUSE_MS, TOWNS, []).town).toBe('middling');
  });
});

function alert(id: string, town: string, severity: Alert['severity']): Alert {
  return { id, town, severity, kind: 'case-new', grid: null, officer: null, case: 'c', sinceMs: 0 };
}
