import { createDistrictStore } from '../../../client/stores/district.ts';
import { createGridRegister } from '../../../client/stores/grid-register.ts';
import { createSessionStore } from '../../../client/stores/session.ts';
import { createLinkStore } from '../../../client/stores/link.ts';
import type { Stores } from '../../../client/stores/stores.ts';
import { createViewStore } from '../../../client/stores/view.ts';
import { createWorldStore } from '../../../client/stores/world.ts';
import { createFrameBus } from '../../../client/frames/frame-bus.ts';
import type { GridLive, GridState } from '../../../shared/coverage/grid-live.ts';
import type { DistrictAnswer } from '../../../shared/http/district.ts';
import type { AreaCollection, Community, Grid, Town } from '../../../shared/model/area.ts';
import { gridColumns } from '../../../shared/model/grid-register.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import { warnedBySpan } from '../../support/deadline-of.ts';

export const NOW_MS = Date.UTC(2026, 10, 21, 2);

const square = (lon: number, lat: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [lon, lat],
      [lon + 1, lat],
      [lon + 1, lat + 1],
      [lon, lat + 1],
      [lon, lat],
    ] as [number, number][],
  ],
});

function collection<P>(properties: readonly P[]): AreaCollection<P> {
  return {
    type: 'FeatureCollection',
    features: properties.map((one, at) => ({ type: 'Feature', id: at + 1, properties: one, geometry: square(at, 0) })),
  };
}

export const TOWNS: AreaCollection<Town> = collection(
  ['T1', 'T2'].map((code, index) => ({
    index,
    code,
    name: { zh: `城${index}办事处`, en: `City ${index} Sub-district` },
    kind: 'street' as const,
    labelPoint: [index, 0] as [number, number],
    residents: null,
    builtUpAreaM2: null,
    mainAreaShare: null,
    schematic: true,
  })),
);
export const COMMUNITIES: AreaCollection<Community> = collection([
  {
    index: 0,
    code: 'C1',
    name: '前霍村村民委员会',
    town: 'T1',
    urbanRural: null,
    labelPoint: [0, 0] as [number, number],
  },
]);
export const GRIDS: AreaCollection<Grid> = collection(
  ['T1', 'T1', 'T2', 'T2'].map((town, index) => ({
    index,
    code: `${town}00${index}`,
    name: `格 ${index}`,
    town,
    community: 'C1',
    type: 'block' as const,
    keyPlaces: index === 0 ? (['school'] as const).slice() : [],
    areaM2: 1,
    labelPoint: [index, 0] as [number, number],
  })),
);

export const REGISTER = createGridRegister(gridColumns(GRIDS.features.map(({ properties }) => properties)));

const DISTRICT: DistrictAnswer = {
  id: 'test',
  name: { zh: '区', en: 'District' },
  timeZone: 'Asia/Shanghai',
  bounds: [113, 34, 114, 35],
  schematic: true,
  gridsSchematic: true,
  demo: true,
  store: 'embedded',
  version: '0',
  basemap: { kind: 'schematic' },
  packs: [],
  areasVersion: '1',
  coverage: { overdueAfterMinutes: 120, completeShare: 0.8, staleAfterMs: 60_000, basis: 'assumed' },
  cases: {
    warnShare: 0.8,
    basis: 'assumed',
    limitBasis: 'assumed',
    coordinators: { ordinary: null, difficult: null, major: null },
  },
};

export function live(index: number, state: GridState): GridLive {
  return {
    index,
    state,
    completeness: 0.5,
    cells: 4,
    visitedCells: 2,
    lastPresenceMs: null,
    present: [],
    reason: { rule: 'COV-1', code: 'complete', measured: 1, threshold: 1 },
  };
}

export function caseOf(id: string, more: Partial<CaseView> = {}): CaseView {
  return warnedBySpan({
    id,
    town: 'T1',
    grid: null,
    kind: 'event',
    category: 'other',
    state: 'handling',
    severity: 'ordinary',
    source: 'patrol',
    description: '',
    lon: 113.5,
    lat: 34.5,
    reportedMs: NOW_MS,
    updatedMs: NOW_MS,
    dueMs: NOW_MS + 100_000,
    closedMs: null,
    officer: null,
    simulated: true,
    version: 1,
    ...more,
  });
}

/** Stores with a small district of two towns and four grids, linked and with live coverage. */
export function filledStores(): Stores {
  const stores: Stores = {
    session: createSessionStore(),
    district: createDistrictStore(),
    world: createWorldStore(),
    view: createViewStore(),
    link: createLinkStore(NOW_MS),
    frames: createFrameBus(),
  };
  stores.district.getState().loaded({
    district: DISTRICT,
    towns: TOWNS,
    communities: COMMUNITIES,
    grids: REGISTER,
    landmarks: { type: 'FeatureCollection', features: [] },
  });
  stores.world.getState().snapshotReceived({
    grids: (['covered', 'thin', 'overdue', 'empty'] as const).map((state, index) => live(index, state)),
    cases: [caseOf('a')],
    alerts: [],
    findings: [],
    standings: [],
  });
  stores.link.getState().statusChanged({ kind: 'live', sinceMs: NOW_MS });
  return stores;
}
