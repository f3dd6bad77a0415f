import * as turf from '@turf/turf';
import Flatbush from 'flatbush';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { AreaCollection, Grid } from '../../../shared/model/area.ts';

type Outline = Feature<Polygon | MultiPolygon>;

/** The grid of a place by asking Turf for each grid in turn. */
export function turfOverAll(grids: AreaCollection<Grid>): (lon: number, lat: number) => number {
  const features = grids.features as unknown as Outline[];
  return (lon, lat) => features.findIndex((feature) => turf.booleanPointInPolygon([lon, lat], feature));
}

/** What one would build first: a box index, then Turf on the few grids whose boxes hold the place. */
export function flatbushAndTurf(grids: AreaCollection<Grid>): (lon: number, lat: number) => number {
  const features = grids.features as unknown as Outline[];
  const boxes = new Flatbush(features.length);
  for (const feature of features) {
    const [west, south, east, north] = turf.bbox(feature);
    boxes.add(west, south, east, north);
  }
  boxes.finish();
  return (lon, lat) => {
    for (const found of boxes.search(lon, lat, lon, lat)) {
      if (turf.booleanPointInPolygon([lon, lat], features[found]!)) return found;
    }
    return -1;
  };
}
