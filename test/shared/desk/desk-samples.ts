import { handlingMoment } from '../../../shared/cases/next-moment.ts';
import type { DeskCase } from '../../../shared/desk/desk-filter.ts';

const NOW = 1_793_000_000_000;

/** A reported case that is in time at 1,793,000,000,000 ms. */
export function deskCase(id: string, over: Partial<DeskCase> = {}): DeskCase {
  const item: DeskCase = {
    id,
    town: '410173401000',
    community: null,
    grid: '410173401001001',
    kind: 'event',
    category: 'street-occupation',
    code: null,
    state: 'reported',
    severity: 'ordinary',
    level: 'grid',
    source: 'hotline',
    lon: 113.85,
    lat: 34.53,
    reportedMs: NOW - 60_000,
    updatedMs: NOW - 60_000,
    warnFromMs: null,
    dueMs: NOW + 3_600_000,
    nextClock: null,
    nextWarnFromMs: null,
    nextDueMs: null,
    limit: null,
    closedMs: null,
    officer: null,
    responder: null,
    whistledMs: null,
    pending: null,
    suspendedUntilMs: null,
    mergedInto: null,
    urgedMs: null,
    waits: [],
    exempt: false,
    simulated: false,
    version: 1,
    ...over,
  };
  return over.nextClock === undefined ? { ...item, ...handlingMoment(item) } : item;
}
