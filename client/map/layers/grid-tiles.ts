import type { VectorSourceSpecification } from 'maplibre-gl';
import { GRID_TILE_LAYERS, GRID_TILE_ZOOMS, gridShapesVersion } from '../../../shared/http/endpoints/grid-tiles.ts';
import type { LayerInput } from '../layer.ts';

/** The one source of grids, of the grids layer; the layer of their names draws from it too. */
const GRID_TILES = 'grids/tiles';
export const GRID_AREAS = { source: GRID_TILES, 'source-layer': GRID_TILE_LAYERS.areas } as const;
export const GRID_LABELS = { source: GRID_TILES, 'source-layer': GRID_TILE_LAYERS.labels } as const;

/** Tiles that the server cuts to what this viewer may see. Their address changes with the boundary files. */
export function gridTiles({ district: { district } }: LayerInput): VectorSourceSpecification {
  const version = district ? gridShapesVersion(district.areasVersion) : '';
  const origin = typeof location === 'undefined' ? '' : location.origin;
  return {
    type: 'vector',
    tiles: [`${origin}/api/v1/tiles/grids/{z}/{x}/{y}?v=${encodeURIComponent(version)}`],
    minzoom: GRID_TILE_ZOOMS.from,
    maxzoom: GRID_TILE_ZOOMS.to,
  };
}
