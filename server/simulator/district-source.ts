import { ENDPOINTS } from '../../shared/http/endpoints/index.ts';
import { districtAnswerSchema, type OfficerItem } from '../../shared/http/district.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { areaCollectionSchema, gridSchema, type AreaFeature, type Grid } from '../../shared/model/area.ts';
import type { CaseGround } from '../../shared/simulation/case-stream.ts';
import { gridRoutes, type Route, type RouteBook } from '../../shared/simulation/grid-route.ts';
import type { ServerLink } from './server-link.ts';

/** What the simulator knows of the district; all of it asked of the server, nothing read from files. */
export interface SimulatedDistrict {
  readonly id: string;
  readonly timeZone: string;
  /** The server runs a simulator of its own. */
  readonly demo: boolean;
  readonly officers: readonly OfficerItem[];
  readonly routesByGrid: RouteBook;
  readonly ground: readonly CaseGround[];
}

const gridsSchema = areaCollectionSchema(gridSchema);

/** Only officers who are simulated themselves are walked: nobody's real name is moved by a machine. */
export async function readDistrict(link: ServerLink): Promise<Result<SimulatedDistrict>> {
  const district = await link.fetch('/api/v1/district', districtAnswerSchema);
  if (!district.ok) return district;
  const { id, timeZone, areasVersion, demo } = district.value;
  const [roster, grids] = await Promise.all([
    link.fetch('/api/v1/officers', ENDPOINTS.listOfficers.answer),
    link.fetch(`/api/v1/areas/grids?v=${areasVersion}`, gridsSchema),
  ]);
  if (!roster.ok) return roster;
  if (!grids.ok) return grids;
  const routesByGrid = routeBook(grids.value.features);
  const ground = grids.value.features.map(({ properties: { code, name, keyPlaces } }) => ({
    code,
    name,
    keyPlaces,
    get routes() {
      return routesByGrid.get(code) ?? [];
    },
  }));
  const officers = roster.value.items.filter((officer) => officer.simulated);
  if (officers.length === 0) return err(`District ${id} has no simulated officers: there is nobody to walk.`);
  return ok({ id, timeZone, demo, officers, ground, routesByGrid });
}

/** Routes are laid when first asked for, so that the first officers walk before the last grid is laid out. */
function routeBook(features: readonly AreaFeature<Grid>[]): RouteBook {
  const unlaid = new Map(features.map((feature) => [feature.properties.code, feature]));
  const laid = new Map<string, readonly Route[]>();
  return {
    get(code) {
      const feature = unlaid.get(code);
      if (feature) {
        unlaid.delete(code);
        laid.set(code, gridRoutes(feature.geometry, feature.properties.labelPoint));
      }
      return laid.get(code);
    },
  };
}
