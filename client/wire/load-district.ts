import { ok, type Result } from '../../shared/lib/result.ts';
import type { DistrictAnswer, OfficerItem } from '../../shared/http/district.ts';
import { gridShapesVersion } from '../../shared/http/endpoints/grid-tiles.ts';
import type { AreaCollection, Community, Town } from '../../shared/model/area.ts';
import type { GridColumns } from '../../shared/model/grid-register.ts';
import { createGridRegister } from '../stores/grid-register.ts';
import type { DistrictParts, LandmarkCollection } from '../stores/district.ts';
import { fetchJson, type FetchFailure } from './fetch-json.ts';

type FetchJson = typeof fetchJson;

/** The district with everything that does not move. Areas are cached by their version; the roster may be kept from somebody, and is not asked for then. */
export async function fetchDistrict(
  get: FetchJson = fetchJson,
  mayReadRoster = true,
): Promise<Result<DistrictParts, FetchFailure>> {
  const district = await get<DistrictAnswer>('/api/v1/district');
  if (!district.ok) return district;
  const version = encodeURIComponent(district.value.areasVersion);
  const areas = <T>(layer: string) => get<T>(`/api/v1/areas/${layer}?v=${version}`);
  const [towns, communities, grids, landmarks, officers] = await Promise.all([
    areas<AreaCollection<Town>>('towns'),
    areas<AreaCollection<Community>>('communities'),
    get<GridColumns>(`/api/v1/grid-register?v=${encodeURIComponent(gridShapesVersion(district.value.areasVersion))}`),
    areas<LandmarkCollection>('landmarks'),
    mayReadRoster ? get<{ items: readonly OfficerItem[] }>('/api/v1/officers') : ok({ items: [] }),
  ]);
  for (const part of [towns, communities, grids, landmarks]) if (!part.ok) return part;
  if (!officers.ok && officers.error.status !== 401 && officers.error.status !== 403) return officers;
  return ok({
    district: district.value,
    towns: valueOf(towns),
    communities: valueOf(communities),
    grids: grids.ok ? createGridRegister(grids.value) : null,
    landmarks: valueOf(landmarks),
    officers: new Map(officers.ok ? officers.value.items.map((officer) => [officer.index, officer]) : []),
  });
}

function valueOf<T>(part: Result<T, FetchFailure>): T | null {
  return part.ok ? part.value : null;
}
