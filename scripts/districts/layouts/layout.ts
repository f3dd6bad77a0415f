import type { District, LonLat, Town } from '../../../shared/model/area.ts';

/** What is designed by hand, not known: every value here is assumed and schematic. */
export interface TownLayout {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly kind: Town['kind'];
  /** Where the town grows from when its label point is unknown or coincides with another town's. */
  readonly seat?: LonLat;
  /** Intended area; shares of the outline are scaled to it. */
  readonly areaKm2: number;
  /** Estimate of residents where no census figure is carried. */
  readonly residents: number;
  /** True where the census unit of 2000 covered far more than the town of today. */
  readonly ignoreCensus?: boolean;
  /** A published figure other than the 2000 census. */
  readonly residentsSource?: string;
}

interface WaterLayout {
  readonly name: string;
  readonly isWater: (lon: number, lat: number) => boolean;
}

export interface DistrictLayout {
  readonly id: string;
  readonly name: District['name'];
  readonly code: string;
  readonly officerPrefix: string;
  readonly packs: District['packs'];
  /** Outlines of the parts of the district, anticlockwise or clockwise, unclosed. */
  readonly outlines: readonly (readonly LonLat[])[];
  /** Built-up area of the whole district in m², and where the figure is from. */
  readonly builtUp: { readonly areaM2: number; readonly source: string };
  /** Area of a third-level grid in the densest and in the most rural place, m². */
  readonly gridAreaM2: { readonly urban: number; readonly rural: number };
  /** Places outside or inside the outline that trunk roads run between. */
  readonly trunks: readonly { readonly name: string | null; readonly via: readonly LonLat[] }[];
  readonly rivers: readonly { readonly name: string | null; readonly via: readonly LonLat[] }[];
  readonly rails: readonly { readonly name: string | null; readonly line: readonly LonLat[] }[];
  readonly runways: readonly {
    readonly name: string;
    readonly line: readonly [LonLat, LonLat];
    readonly widthM: number;
  }[];
  /** Cells outside the district that are drawn as water. */
  readonly water: readonly WaterLayout[];
  readonly towns: readonly TownLayout[];
  /** Names of extra provenance lines. */
  readonly provenance: readonly string[];
}
