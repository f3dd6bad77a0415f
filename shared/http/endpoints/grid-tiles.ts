import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

/** Zooms between which tiles of grids are made: further out grids are not drawn, nearer in the last one is enlarged. */
export const GRID_TILE_ZOOMS = { from: 11, to: 16 } as const;
/** Layers in a tile: outlines without properties, and from the label zoom on points with `code`, `name` and `place`. */
export const GRID_TILE_LAYERS = { areas: 'grids', labels: 'labels' } as const;
/** Zoom from which tiles carry label points. */
export const GRID_LABELS_FROM_ZOOM = 14;

/** Raised whenever other things are in tiles or register than before, so that nobody goes on with kept old ones. */
const FORMAT = 1;

/** The `v` of tiles and register: of the boundary files and of what is made from them. */
export function gridShapesVersion(areasVersion: string): string {
  return `${areasVersion}.${FORMAT}`;
}

const whole = z
  .string()
  .regex(/^\d{1,7}$/, 'must be a whole number')
  .transform(Number);
const zoom = whole.refine((value) => value >= GRID_TILE_ZOOMS.from && value <= GRID_TILE_ZOOMS.to, {
  message: `must be ${GRID_TILE_ZOOMS.from} to ${GRID_TILE_ZOOMS.to}`,
});

const tileAddress = z.strictObject({ z: zoom, x: whole, y: whole }).superRefine((tile, context) => {
  const across = 2 ** tile.z;
  for (const name of ['x', 'y'] as const) {
    if (tile[name] >= across)
      context.addIssue({ code: 'custom', path: [name], message: `must be below ${across} at zoom ${tile.z}` });
  }
});

export const getGridTile = endpoint({
  method: 'get',
  path: '/api/v1/tiles/grids/:z/:x/:y',
  admission: 'district:read',
  summary: 'Outlines of third-level grids as a vector tile (MVT), feature id = index + 1; never changes for one `v`',
  params: tileAddress,
  query: z.strictObject({
    v: z.string().max(64).optional().describe('areasVersion of the district and number of the format'),
  }),
  media: 'application/vnd.mapbox-vector-tile',
  answer: z.instanceof(Uint8Array),
});
