import { geoJSONToTile, type GeoJSONToTileOptions } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import Flatbush from 'flatbush';
import { boundsOf } from '../../shared/geo/bounds.ts';
import { GRID_LABELS_FROM_ZOOM, GRID_TILE_LAYERS } from '../../shared/http/endpoints/grid-tiles.ts';
import type { AreaCollection, AreaFeature, Grid } from '../../shared/model/area.ts';

interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Cuts one tile; empty bytes where no grid of the town lies. `town` null is the whole district. */
export type CutGridTile = (address: TileAddress, town: string | null) => Uint8Array;

const EXTENT = 4096;
/** Around a tile, in its own units, so that outlines meet across tiles. */
const BUFFER = 64;
const AREAS: GeoJSONToTileOptions = { extent: EXTENT, buffer: BUFFER, tolerance: 1.6, clip: true };
/** A label belongs to the tile that its point lies in and to no other. */
const LABELS: GeoJSONToTileOptions = { extent: EXTENT, buffer: 0, tolerance: 0, clip: true };
const NOTHING = new Uint8Array(0);

/** Tiles are cut one by one from an index of boxes: no tree of tiles grows in memory, whatever is asked for. */
export function createGridTileCutter(grids: AreaCollection<Grid>): CutGridTile {
  const { features } = grids;
  if (features.length === 0) return () => NOTHING;
  const boxes = new Flatbush(features.length);
  for (const { geometry } of features) boxes.add(...boundsOf([geometry]));
  boxes.finish();

  return ({ z, x, y }, town) => {
    const within = boxes
      .search(...tileBounds({ z, x, y }))
      .sort((a, b) => a - b)
      .map((at) => features[at]!)
      .filter(({ properties }) => town === null || properties.town === town);
    if (within.length === 0) return NOTHING;
    const areas = geoJSONToTile(collect(within.map(outlineOf)), z, x, y, AREAS);
    const labels = z < GRID_LABELS_FROM_ZOOM ? null : geoJSONToTile(collect(within.map(labelOf)), z, x, y, LABELS);
    const layers = { [GRID_TILE_LAYERS.areas]: areas, ...(labels ? { [GRID_TILE_LAYERS.labels]: labels } : {}) };
    return fromGeojsonVt(layers, { version: 2, extent: EXTENT });
  };
}

/** Its number alone: what a grid is called and how it stands comes another way, and an outline is then a third smaller. */
function outlineOf({ id, geometry }: AreaFeature<Grid>): GeoJSON.Feature {
  return { type: 'Feature', id, properties: {}, geometry };
}

/** What the map writes on a grid: the end of its code from afar, its name from near, and its first key place. */
function labelOf({ id, properties: { code, name, keyPlaces, labelPoint } }: AreaFeature<Grid>): GeoJSON.Feature {
  return {
    type: 'Feature',
    id,
    properties: { code, name, place: keyPlaces[0] ?? '' },
    geometry: { type: 'Point', coordinates: [...labelPoint] },
  };
}

function collect(features: GeoJSON.Feature[]): GeoJSON.FeatureCollection {
  return { type: 'FeatureCollection', features };
}

/** West, south, east, north of a tile with its buffer, degrees. */
function tileBounds({ z, x, y }: TileAddress): [number, number, number, number] {
  const across = 2 ** z;
  const margin = BUFFER / EXTENT;
  const lon = (column: number) => (column / across) * 360 - 180;
  const lat = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / across))) * 180) / Math.PI;
  return [lon(x - margin), lat(y + 1 + margin), lon(x + 1 + margin), lat(y - margin)];
}
