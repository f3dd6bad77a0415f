import { ok, type Result } from '../../shared/lib/result.ts';
import type { DistrictAnswer, OfficerItem } from '../../shared/http/district.ts';
import { gridShapesVersion } from '../../shared/http/endpoints/grid-tiles.ts';
import type { AreaCollection, Community, Town } from '../../shared/model/area.ts';
import type { GridColumns } from '../../shared/model/grid-register.ts';
import { createGridRegister } from '../stores/grid-register.ts';
import type { DistrictParts, LandmarkCollection } from '../stores/district.ts';
import { fetchJson, type FetchFailure } from './fetch-json.ts';

type FetchJson = typeof fetchJson;

/** The district with everything that does not move. Areas are cached by their version. */
export async function fetchDistrict(get: FetchJson = fetchJson): Promise<Result<DistrictParts, FetchFailure>> {
  const district = await get<DistrictAnswer>('/api/v1/district');
  if (!district.ok) return district;
  const version = encodeURIComponent(district.value.areasVersion);
  const areas = <T>(layer: string) => get<T>(`/api/v1/areas/${layer}?v=${version}`);
  const [towns, communities, grids, landmarks] = await Promise.all([
    areas<AreaCollection<Town>>('towns'),
    areas<AreaCollection<Community>>('communities'),
    get<GridColumns>(`/api/v1/grid-register?v=${encodeURIComponent(gridShapesVersion(district.value.areasVersion))}`),
    areas<LandmarkCollection>('landmarks'),
  ]);
  for (const part of [towns, communities, grids, landmarks]) if (!part.ok) return part;
  return ok({
    district: district.value,
    towns: valueOf(towns),
    communities: valueOf(communities),
    grids: grids.ok ? createGridRegister(grids.value) : null,
    landmarks: valueOf(landmarks),
  });
}

/**
 * The people of the district by roster index: apart from it, because a server that starts knows them later. Nobody where the
 * roster is kept from whoever asks.
 */
export async function fetchRoster(
  get: FetchJson = fetchJson,
): Promise<Result<ReadonlyMap<number, OfficerItem>, FetchFailure>> {
  const officers = await get<{ items: readonly OfficerItem[] }>('/api/v1/officers');
  if (officers.ok) return ok(new Map(officers.value.items.map((officer) => [officer.index, officer])));
  return officers.error.status === 401 || officers.error.status === 403 ? ok(new Map()) : officers;
}

function valueOf<T>(part: Result<T, FetchFailure>): T | null {
  return part.ok ? part.value : null;
}
