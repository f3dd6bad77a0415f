import { GRID_LABELS_FROM_ZOOM } from '../../../shared/http/endpoints/grid-tiles.ts';
import { tileAt } from '../../support/read-tile.ts';
import { EAST, gridCode, inGrid, WEST } from '../../support/two-towns.ts';
import { byTown, hidden, ofNoTown, type AskedTable } from './verdicts.ts';

/** Requests about third-level grids: as a list, one by one, by name and by shape. */
export function askedOfGrids(): AskedTable {
  return {
    listGrids: byTown('/api/v1/grids', 'coverage:read'),
    getGrid: [
      { what: 'own town', path: `/api/v1/grids/${gridCode(0)}`, verdict: hidden('coverage:read', { town: WEST }) },
      { what: 'other town', path: `/api/v1/grids/${gridCode(2)}`, verdict: hidden('coverage:read', { town: EAST }) },
      { what: 'unknown', path: `/api/v1/grids/${WEST}009`, verdict: () => 404 },
    ],
    getGridRegister: [{ what: 'register', path: '/api/v1/grid-register', verdict: ofNoTown('district:read') }],
    // With labels, in which a code of another town would be read.
    getGridTile: [
      ...[0, 1, 2, 3].map((index) => ({
        what: `tile of grid ${index}`,
        path: tilePath(inGrid(index)),
        verdict: ofNoTown('district:read'),
      })),
      { what: 'empty tile', path: tilePath({ lon: 0, lat: 0 }), verdict: ofNoTown('district:read') },
      { what: 'no such zoom', path: '/api/v1/tiles/grids/3/1/1', verdict: () => 404 },
    ],
  };
}

function tilePath({ lon, lat }: { readonly lon: number; readonly lat: number }): string {
  const { z, x, y } = tileAt([lon, lat], GRID_LABELS_FROM_ZOOM);
  return `/api/v1/tiles/grids/${z}/${x}/${y}`;
}
