import { createStore } from 'zustand/vanilla';
import type { DistrictAnswer, OfficerItem } from '../../shared/http/district.ts';
import type { ZoningBook } from './zoning-book.ts';
import type { AreaCollection, AreaFeature, Community, Grid, Landmark, Town } from '../../shared/model/area.ts';
import type { GridRegister } from './grid-register.ts';

export interface LandmarkCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly {
    readonly type: 'Feature';
    readonly properties: Landmark;
    readonly geometry: GeoJSON.Geometry;
  }[];
}

const MOST_SHAPES = 32;

/** What the server tells of a district. */
export type DistrictParts = Pick<DistrictState, 'district' | 'towns' | 'communities' | 'grids' | 'landmarks'>;

/** What does not move: the district, its areas and its roster. Loaded once, again when `areasVersion` changes. */
export interface DistrictState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly failure: string | null;
  readonly district: DistrictAnswer | null;
  readonly towns: AreaCollection<Town> | null;
  readonly communities: AreaCollection<Community> | null;
  /** By name only; the map draws them from tiles. */
  readonly grids: GridRegister | null;
  /** Grids that somebody looked at, by code: those of a moment ago, not all. */
  readonly gridShapes: ReadonlyMap<string, AreaFeature<Grid>>;
  readonly landmarks: LandmarkCollection | null;
  /** The basemap that was asked for gives nothing; the schematic one is shown in its place. */
  readonly basemapSilent: boolean;
  /** What the classes are worked out from; read when somebody tries other weights. */
  readonly zoning: ZoningBook | null;
  /** By roster index; nobody until the roster has come, a little after the district. */
  readonly officers: ReadonlyMap<number, OfficerItem>;
  loaded(parts: DistrictParts): void;
  rosterLoaded(officers: ReadonlyMap<number, OfficerItem>): void;
  gridShapeLoaded(shape: AreaFeature<Grid>): void;
  loadFailed(message: string): void;
  zoningLoaded(zoning: ZoningBook): void;
  /** Whether the basemap answers, as the map finds out. */
  basemapHeard(answers: boolean): void;
}

export function createDistrictStore() {
  return createStore<DistrictState>()((set, get) => ({
    status: 'loading',
    failure: null,
    district: null,
    towns: null,
    communities: null,
    grids: null,
    gridShapes: new Map(),
    landmarks: null,
    officers: new Map(),
    basemapSilent: false,
    zoning: null,
    loaded: (parts) => set({ ...parts, gridShapes: new Map(), status: 'ready', failure: null }),
    rosterLoaded: (officers) => set({ officers }),
    gridShapeLoaded: (shape) => set({ gridShapes: withShape(get().gridShapes, shape) }),
    zoningLoaded: (zoning) => set({ zoning }),
    loadFailed: (message) => set({ status: 'failed', failure: message }),
    basemapHeard: (answers) => set({ basemapSilent: !answers }),
  }));
}
/** With one more; the one that was asked for first makes room. */
function withShape(shapes: DistrictState['gridShapes'], shape: AreaFeature<Grid>): DistrictState['gridShapes'] {
  const others = [...shapes].filter(([code]) => code !== shape.properties.code);
  return new Map([...others.slice(1 - MOST_SHAPES), [shape.properties.code, shape]]);
}

export type DistrictStore = ReturnType<typeof createDistrictStore>;
