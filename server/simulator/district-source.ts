import { ENDPOINTS } from '../../shared/http/endpoints/index.ts';
import { districtAnswerSchema, type OfficerItem } from '../../shared/http/district.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { areaCollectionSchema, gridSchema } from '../../shared/model/area.ts';
import type { CaseGround } from '../../shared/simulation/case-stream.ts';
import { gridRoutes, type Route } from '../../shared/simulation/grid-route.ts';
import type { ServerLink } from './server-link.ts';

/** What the simulator knows of the district; all of it asked of the server, nothing read from files. */
export interface SimulatedDistrict {
  readonly id: string;
  readonly timeZone: string;
  readonly officers: readonly OfficerItem[];
  readonly routesByGrid: ReadonlyMap<string, readonly Route[]>;
  readonly ground: readonly CaseGround[];
}

const gridsSchema = areaCollectionSchema(gridSchema);

/** Only officers who are simulated themselves are walked: nobody's real name is moved by a machine. */
export async function readDistrict(link: ServerLink): Promise<Result<SimulatedDistrict>> {
  const district = await link.fetch('/api/v1/district', districtAnswerSchema);
  if (!district.ok) return district;
  const { id, timeZone, areasVersion } = district.value;
  const roster = await link.fetch('/api/v1/officers', ENDPOINTS.listOfficers.answer);
  if (!roster.ok) return roster;
  const grids = await link.fetch(`/api/v1/areas/grids?v=${areasVersion}`, gridsSchema);
  if (!grids.ok) return grids;
  const ground = grids.value.features.map(({ properties: { code, name, keyPlaces, labelPoint }, geometry }) => ({
    code,
    name,
    keyPlaces,
    routes: gridRoutes(geometry, labelPoint),
  }));
  const officers = roster.value.items.filter((officer) => officer.simulated);
  if (officers.length === 0) return err(`District ${id} has no simulated officers: there is nobody to walk.`);
  return ok({ id, timeZone, officers, ground, routesByGrid: new Map(ground.map((grid) => [grid.code, grid.routes])) });
}
