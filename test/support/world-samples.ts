import type { GridLive } from '../../shared/coverage/grid-live.ts';
import type { CaseView } from '../../shared/model/case.ts';
import type { Officer } from '../../shared/model/officer.ts';
import type { Town } from '../../shared/model/area.ts';
import type { Alert } from '../../shared/world/change.ts';

/** Plain samples of what the world knows; a test says only what matters to it. */
export function sampleCase(more: Partial<CaseView> = {}): CaseView {
  return {
    id: 'C-1',
    town: 'T1',
    grid: null,
    kind: 'event',
    category: 'street-occupation',
    state: 'dispatched',
    severity: 'ordinary',
    source: 'patrol',
    description: 'a stall on the pavement',
    lon: 113.8,
    lat: 34.5,
    reportedMs: 0,
    updatedMs: 0,
    dueMs: 1000,
    closedMs: null,
    officer: null,
    simulated: true,
    version: 1,
    ...more,
  };
}

export function sampleGrid(more: Partial<GridLive> = {}): GridLive {
  return {
    index: 0,
    state: 'empty',
    completeness: 0,
    cells: 10,
    visitedCells: 0,
    lastPresenceMs: null,
    present: [],
    reason: { rule: 'COV-9', code: 'nobody-today', measured: 10, threshold: 0 },
    ...more,
  };
}

export function sampleAlert(more: Partial<Alert> = {}): Alert {
  return {
    id: 'A-1',
    kind: 'grid-empty',
    town: 'T1',
    grid: null,
    officer: null,
    case: null,
    sinceMs: 0,
    severity: 'warning',
    ...more,
  };
}

export function sampleOfficer(more: Partial<Officer> = {}): Officer {
  return {
    index: 0,
    id: 'E-1',
    name: 'officer 1',
    role: 'enforcement',
    town: 'T1',
    grids: [],
    supervisor: null,
    shift: { startMinute: 480, endMinute: 1020 },
    simulated: true,
    ...more,
  };
}

export function sampleTown(more: Partial<Town> = {}): Town {
  return {
    index: 0,
    code: 'T1',
    name: { zh: '一镇', en: 'Town One' },
    kind: 'town',
    labelPoint: [113.8, 34.5],
    residents: null,
    builtUpAreaM2: null,
    mainAreaShare: null,
    schematic: true,
    ...more,
  };
}
