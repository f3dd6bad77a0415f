import { createStore } from 'zustand/vanilla';
import type { DistrictAnswer, OfficerItem } from '../../shared/http/district.ts';
import type { ZoningBook } from './zoning-book.ts';
import type { AreaCollection, Community, Grid, Landmark, Town } from '../../shared/model/area.ts';

export interface LandmarkCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly {
    readonly type: 'Feature';
    readonly properties: Landmark;
    readonly geometry: GeoJSON.Geometry;
  }[];
}

/** What the server tells of a district. */
export type DistrictParts = Pick<
  DistrictState,
  'district' | 'towns' | 'communities' | 'grids' | 'landmarks' | 'officers'
>;

/** What does not move: the district, its areas and its roster. Loaded once, again when `areasVersion` changes. */
export interface DistrictState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly failure: string | null;
  readonly district: DistrictAnswer | null;
  readonly towns: AreaCollection<Town> | null;
  readonly communities: AreaCollection<Community> | null;
  readonly grids: AreaCollection<Grid> | null;
  readonly landmarks: LandmarkCollection | null;
  /** The basemap that was asked for gives nothing; the schematic one is shown in its place. */
  readonly basemapSilent: boolean;
  /** What the classes are worked out from; read when somebody tries other weights. */
  readonly zoning: ZoningBook | null;
  /** By roster index. */
  readonly officers: ReadonlyMap<number, OfficerItem>;
  loaded(parts: DistrictParts): void;
  loadFailed(message: string): void;
  zoningLoaded(zoning: ZoningBook): void;
  /** Whether the basemap answers, as the map finds out. */
  basemapHeard(answers: boolean): void;
}

export function createDistrictStore() {
  return createStore<DistrictState>()((set) => ({
    status: 'loading',
    failure: null,
    district: null,
    towns: null,
    communities: null,
    grids: null,
    landmarks: null,
    officers: new Map(),
    basemapSilent: false,
    zoning: null,
    loaded: (parts) => set({ ...parts, status: 'ready', failure: null }),
    zoningLoaded: (zoning) => set({ zoning }),
    loadFailed: (message) => set({ status: 'failed', failure: message }),
    basemapHeard: (answers) => set({ basemapSilent: !answers }),
  }));
}
export type DistrictStore = ReturnType<typeof createDistrictStore>;
