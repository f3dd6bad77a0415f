import { z } from 'zod';
import { figureSchema, labelSchema } from './basis.ts';

/** Positions are always `[lon, lat]` in WGS-84 (CGCS2000 is treated as equal), degrees. */
export const lonLatSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
export type LonLat = readonly [lon: number, lat: number];

const ringSchema = z.array(z.tuple([z.number(), z.number()])).min(4);
const polygonSchema = z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(ringSchema).min(1) });
const multiPolygonSchema = z.strictObject({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(ringSchema).min(1)).min(1),
});
export const areaGeometrySchema = z.discriminatedUnion('type', [polygonSchema, multiPolygonSchema]);
export type AreaGeometry = z.infer<typeof areaGeometrySchema>;

export const districtIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
export const townCodeSchema = z.string().regex(/^[0-9A-Za-z-]{1,24}$/);
export const gridCodeSchema = z.string().regex(/^[0-9A-Za-z-]{1,32}$/);

/** A policy pack that a district is under. `assumed` when no document puts the district under it. */
const packUseSchema = z.strictObject({ pack: z.string(), basis: z.enum(['clause', 'assumed']) });

/** `district.json`: a county-level area that runs as one command centre (区). */
export const districtSchema = z.strictObject({
  id: districtIdSchema,
  name: labelSchema,
  /** Six-digit administrative code where one is known. */
  code: z.string().nullable(),
  /** IANA zone; "today" is the local day of this zone. */
  timeZone: z.string(),
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  /** True when shapes are generated and not surveyed; screens must say so. */
  schematic: z.boolean(),
  /** True when third-level grids were laid by a program, though the towns may be surveyed. */
  gridsSchematic: z.boolean().default(false),
  packs: z.array(packUseSchema),
  provenance: z.array(z.string()),
});
export type District = z.infer<typeof districtSchema>;

/** A first-level grid: township, street office or zone (乡镇 / 街道 / 办事处). */
export const townSchema = z.strictObject({
  /** Position in the file, from 0; stable within a data version. */
  index: z.int().min(0),
  code: townCodeSchema,
  name: labelSchema,
  kind: z.enum(['street', 'town', 'township', 'zone', 'area']),
  labelPoint: lonLatSchema,
  residents: figureSchema.nullable(),
  builtUpAreaM2: figureSchema.nullable(),
  /** Share (0–1) of the district's main areas (主要区域分布) that lie in this town. */
  mainAreaShare: figureSchema.nullable(),
  schematic: z.boolean(),
});
export type Town = z.infer<typeof townSchema>;

/** A second-level grid: residents' or village committee (社区 / 村). */
export const communitySchema = z.strictObject({
  index: z.int().min(0),
  code: z.string(),
  name: z.string(),
  town: townCodeSchema,
  /** NBS urban–rural class code (城乡分类代码), where known. */
  urbanRural: z.string().nullable(),
  labelPoint: lonLatSchema,
});
export type Community = z.infer<typeof communitySchema>;

/** Third-level grids are courtyards, street blocks or road sections (楼院 / 街区 / 路段), 2012 plan IV(2)1(4). */
const GRID_TYPES = ['courtyard', 'block', 'road'] as const;
/** Key places (重点部位) that patrols watch, 2018 plan task 10 and 2019 plan task 3. */
const KEY_PLACES = ['school', 'hospital', 'market', 'station', 'mall'] as const;

/** A third-level grid (三级网格), the unit that one officer holds 2–3 of. */
export const gridSchema = z.strictObject({
  index: z.int().min(0),
  /** 15 digits: district 6 + street 3 + community 3 + sequence 3; imported districts may use other codes. */
  code: gridCodeSchema,
  name: z.string(),
  town: townCodeSchema,
  community: z.string(),
  type: z.enum(GRID_TYPES),
  keyPlaces: z.array(z.enum(KEY_PLACES)),
  areaM2: z.number().positive(),
  labelPoint: lonLatSchema,
});
export type Grid = z.infer<typeof gridSchema>;
export type GridType = (typeof GRID_TYPES)[number];

/** Something to read the map by: road, runway, water (not a subject of any rule). */
export const landmarkSchema = z.strictObject({
  kind: z.enum(['trunk', 'main', 'street', 'runway', 'water', 'rail']),
  name: z.string().nullable(),
  schematic: z.boolean(),
});
export type Landmark = z.infer<typeof landmarkSchema>;

export interface AreaFeature<P> {
  readonly type: 'Feature';
  /** Equals `properties.index + 1`: map engines need positive integers for feature state. */
  readonly id: number;
  readonly properties: P;
  readonly geometry: AreaGeometry;
}

export interface AreaCollection<P> {
  readonly type: 'FeatureCollection';
  readonly features: readonly AreaFeature<P>[];
}

export function areaCollectionSchema<P extends z.ZodType>(properties: P) {
  return z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        id: z.int().positive(),
        properties,
        geometry: areaGeometrySchema,
      }),
    ),
  });
}
