import { z } from 'zod';
import type { LocalMetres } from '../geo/local-metres.ts';
import { reachField, reachOf, type Reach, type ReachField, type ReachSource } from '../geo/reach.ts';
import { ok, type Result } from '../lib/result.ts';
import { areaGeometrySchema, lonLatSchema, type AreaGeometry } from '../model/area.ts';
import { readOptional } from '../policy/parameter.ts';
import type { PackInUse, Source, Sourced } from '../policy/resolve-parameter.ts';
import { WORKS_PARAMETERS } from './works-policy.ts';

const pointSchema = z.strictObject({ type: z.literal('Point'), coordinates: lonLatSchema });

/** `green.geojson` of a district: green places; a park (公园、游园) is green too. */
export const greenCollectionSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      properties: z.object({ kind: z.enum(['green', 'park']), name: z.string().max(120).nullable().default(null) }),
      geometry: z.union([pointSchema, areaGeometrySchema]),
    }),
  ),
});
export type GreenCollection = z.infer<typeof greenCollectionSchema>;

/** A piece of built-up land: a grid, or a town's built-up polygon. Residents are taken as spread evenly over it (assumed). */
export interface LivedLand {
  readonly geometry: AreaGeometry;
  readonly residents: number | null;
}

/** Share of land and of residents within reach, one distance. */
interface GreenShare {
  readonly withinM: number;
  readonly areaShare: number;
  /** The area share is off by no more than this. */
  readonly areaShareError: number;
  /** Null when no piece of land has residents. */
  readonly populationShare: number | null;
  readonly landM2: number;
  readonly residents: number;
  /** Pieces of land whose residents are not known; they are in the area share only. */
  readonly withoutResidents: number;
  readonly source: Source;
}

/** 300米见绿、500米见园 of some land (GRN-1 to GRN-4). */
export interface GreenReach {
  readonly green: GreenShare;
  readonly park: GreenShare;
  /** The text does not say how distance is measured; ours is a straight line to the edge. */
  readonly distance: { readonly kind: 'straight-line'; readonly basis: 'assumed' };
  /** The plan speaks of the built-up area, which has no outline here; ours is all land of the towns. */
  readonly land: { readonly kind: 'whole-towns'; readonly basis: 'assumed' };
}

/** The two distances of a district; null when no document of it has them. */
export interface GreenPolicy {
  readonly greenWithinM: Sourced<number>;
  readonly parkWithinM: Sourced<number>;
}

/** Reads the two distances (新密政文〔2019〕287号 四（四）19); both or none. */
export function greenPolicy(packs: readonly PackInUse[]): Result<GreenPolicy | null> {
  const green = readOptional(packs, WORKS_PARAMETERS.greenWithinM);
  const park = readOptional(packs, WORKS_PARAMETERS.parkWithinM);
  if (!green.ok) return green;
  if (!park.ok) return park;
  return ok(green.value && park.value ? { greenWithinM: green.value, parkWithinM: park.value } : null);
}

/** Sources of the two distances, prepared once for all land in a frame. */
export interface GreenFields {
  readonly green: ReachField;
  readonly park: ReachField;
}

/** What was measured of one piece of land. */
export interface MeasuredLand {
  readonly residents: number | null;
  readonly green: Reach;
  readonly park: Reach;
}

/** Prepares green places for the land around which `frame` lies. A park is green too. */
export function greenFields(places: GreenCollection, policy: GreenPolicy, frame: LocalMetres): GreenFields {
  const geometries = (features: GreenCollection['features']) => features.map(({ geometry }): ReachSource => geometry);
  const parks = places.features.filter(({ properties }) => properties.kind === 'park');
  return {
    green: reachField(geometries(places.features), policy.greenWithinM.value, frame),
    park: reachField(geometries(parks), policy.parkWithinM.value, frame),
  };
}

/** Measures one piece of land (GRN-1, GRN-2): tenths of a second for a town, so that callers can pause between pieces. */
export function measureLand({ geometry, residents }: LivedLand, { green, park }: GreenFields): MeasuredLand {
  return { residents, green: reachOf(geometry, green), park: reachOf(geometry, park) };
}

/** Shares of measured land and of its residents. Null without land: there is nothing to take a share of. */
export function greenShares(land: readonly MeasuredLand[], policy: GreenPolicy): GreenReach | null {
  if (land.length === 0) return null;
  const { greenWithinM, parkWithinM } = policy;
  return {
    green: shareOf(
      land.map(({ residents, green }) => ({ residents, reach: green })),
      greenWithinM,
    ),
    park: shareOf(
      land.map(({ residents, park }) => ({ residents, reach: park })),
      parkWithinM,
    ),
    distance: { kind: 'straight-line', basis: 'assumed' },
    land: { kind: 'whole-towns', basis: 'assumed' },
  };
}

interface ReachedLand {
  readonly residents: number | null;
  readonly reach: Reach;
}

function shareOf(land: readonly ReachedLand[], { value, source }: Sourced<number>): GreenShare {
  const sum = { landM2: 0, reachedM2: 0, errorM2: 0, residents: 0, reached: 0, withoutResidents: 0 };
  for (const { residents, reach } of land) {
    sum.landM2 += reach.areaM2;
    sum.reachedM2 += reach.reachedM2;
    sum.errorM2 += reach.errorM2;
    if (residents === null || reach.areaM2 === 0) sum.withoutResidents++;
    else {
      sum.residents += residents;
      sum.reached += (residents * reach.reachedM2) / reach.areaM2;
    }
  }
  return {
    withinM: value,
    areaShare: sum.landM2 > 0 ? sum.reachedM2 / sum.landM2 : 0,
    areaShareError: sum.landM2 > 0 ? sum.errorM2 / sum.landM2 : 0,
    populationShare: sum.residents > 0 ? sum.reached / sum.residents : null,
    landM2: sum.landM2,
    residents: sum.residents,
    withoutResidents: sum.withoutResidents,
    source,
  };
}
