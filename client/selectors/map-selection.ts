import type { AreaFeature } from '../../shared/model/area.ts';
import type { CaseFact } from '../../shared/model/case.ts';
import type { DistrictState } from '../stores/district.ts';
import type { Selection } from '../stores/view.ts';

export interface SelectedShape {
  readonly areas: GeoJSON.FeatureCollection;
  readonly points: GeoJSON.FeatureCollection;
}

type Areas = Pick<DistrictState, 'towns' | 'communities' | 'gridShapes'>;

/** The outline or the place of what is selected, for the highlight. An officer moves and is marked by the GPU layer. */
export function selectedShape(
  selection: Selection | null,
  district: Areas,
  cases: ReadonlyMap<string, CaseFact>,
): SelectedShape {
  const areas: GeoJSON.Feature[] = [];
  const points: GeoJSON.Feature[] = [];
  if (selection?.kind === 'case') {
    const item = cases.get(selection.id);
    if (item && item.lon !== null && item.lat !== null)
      points.push(feature({ type: 'Point', coordinates: [item.lon, item.lat] }));
  } else if (selection && selection.kind !== 'officer') {
    const found = areaOf(selection, district);
    if (found) areas.push(feature(found.geometry, selection.kind));
  }
  return { areas: collect(areas), points: collect(points) };
}

function areaOf(
  { kind, code }: Extract<Selection, { readonly code: string }>,
  { towns, communities, gridShapes }: Areas,
): AreaFeature<{ readonly code: string }> | undefined {
  if (kind === 'grid') return gridShapes.get(code);
  const { features = [] }: { features?: readonly AreaFeature<{ readonly code: string }>[] } =
    (kind === 'town' ? towns : communities) ?? {};
  return features.find((area) => area.properties.code === code);
}

function feature(geometry: GeoJSON.Geometry, kind = 'point'): GeoJSON.Feature {
  return { type: 'Feature', properties: { kind }, geometry };
}

function collect(features: GeoJSON.Feature[]): GeoJSON.FeatureCollection {
  return { type: 'FeatureCollection', features };
}
