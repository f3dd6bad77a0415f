import type { CaseFact } from '../../shared/model/case.ts';
import type { DistrictState } from '../stores/district.ts';
import type { Selection } from '../stores/view.ts';

export interface SelectedShape {
  readonly areas: GeoJSON.FeatureCollection;
  readonly points: GeoJSON.FeatureCollection;
}

type Areas = Pick<DistrictState, 'towns' | 'communities' | 'grids'>;
const COLLECTION_OF = { town: 'towns', community: 'communities', grid: 'grids' } as const;

/** The outline or the place of what is selected, for the highlight. An officer moves and is marked by the GPU layer. */
export function selectedShape(
  selection: Selection | null,
  { towns, communities, grids }: Areas,
  cases: ReadonlyMap<string, CaseFact>,
): SelectedShape {
  const areas: GeoJSON.Feature[] = [];
  const points: GeoJSON.Feature[] = [];
  if (selection?.kind === 'case') {
    const item = cases.get(selection.id);
    if (item && item.lon !== null && item.lat !== null)
      points.push(feature({ type: 'Point', coordinates: [item.lon, item.lat] }));
  } else if (selection && selection.kind !== 'officer') {
    const collection = { towns, communities, grids }[COLLECTION_OF[selection.kind]];
    const found = collection?.features.find((area) => area.properties.code === selection.code);
    if (found) areas.push(feature(found.geometry, selection.kind));
  }
  return { areas: collect(areas), points: collect(points) };
}

function feature(geometry: GeoJSON.Geometry, kind = 'point'): GeoJSON.Feature {
  return { type: 'Feature', properties: { kind }, geometry };
}

function collect(features: GeoJSON.Feature[]): GeoJSON.FeatureCollection {
  return { type: 'FeatureCollection', features };
}
