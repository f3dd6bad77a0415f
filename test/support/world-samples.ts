import type { GridLive } from '../../shared/coverage/grid-live.ts';
import type { CaseView } from '../../shared/model/case.ts';
import type { Explained } from '../../shared/explain/explained.ts';
import type { Source } from '../../shared/policy/resolve-parameter.ts';
import type { Officer } from '../../shared/model/officer.ts';
import type { Town } from '../../shared/model/area.ts';
import type { Alert } from '../../shared/world/change.ts';
import { warnedBySpan } from './deadline-of.ts';

/** Plain samples of what the world knows; a test says only what matters to it. */
export function sampleCase(more: Partial<CaseView> = {}): CaseView {
  return warnedBySpan({
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
  });
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

/** Where a figure comes from, for a rule under test. */
export function sampleSource(clause: string, basis: Source['basis'] = 'clause'): Source {
  return { pack: 'test', version: 1, key: 'test', clause, basis };
}

/** A score of 1 without parts. */
export function sampleExplained<T extends string>(value: T, more: Partial<Explained<T>> = {}): Explained<T> {
  return {
    subject: 'T1',
    value,
    score: 1,
    band: { value, lower: 0, upper: null },
    parts: [],
    clause: '',
    basis: 'assumed',
    period: null,
    sources: [],
    nextBands: [],
    ...more,
  };
}
