import { gridShapesVersion } from '../../../shared/http/endpoints/grid-tiles.ts';
import { gridColumns } from '../../../shared/model/grid-register.ts';
import { createGridTileCutter } from '../../tiles/cut-grid-tile.ts';
import { keptByVersionAndCaller } from '../forever.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { createPreparedCache } from '../prepared-cache.ts';
import { townView } from '../town-view.ts';

/** A view of a whole city at every zoom is some 10 MB; more is for those who look elsewhere. */
const MOST_TILE_BYTES = 48 * 1024 * 1024;
const MOST_REGISTER_BYTES = 32 * 1024 * 1024;

/** Grids by shape and by name, cut to the town of whoever asks. */
export function gridShapeHandlers({
  world,
}: {
  readonly world: Pick<HandlerParts['world'], 'loaded'>;
}): HandlersOf<'getGridTile' | 'getGridRegister'> {
  const { loaded } = world;
  const { grids } = loaded;
  const version = gridShapesVersion(loaded.areasVersion);
  const cut = createGridTileCutter(grids);
  const tiles = createPreparedCache(MOST_TILE_BYTES);
  const registers = createPreparedCache(MOST_REGISTER_BYTES);

  function register(town: string | null): Uint8Array {
    const entries = grids.features.map(({ properties }) => properties);
    return Buffer.from(JSON.stringify(gridColumns(entries.filter((grid) => town === null || grid.town === town))));
  }

  return {
    async getGridTile({ actor, params, query: { v } }) {
      const view = townView(actor, 'district:read', undefined, loaded);
      if (view.kind === 'problem') return view;
      const name = `${view.town ?? 'all'}/${params.z}/${params.x}/${params.y}`;
      return {
        kind: 'bytes',
        bytes: await tiles.get(name, () => cut(params, view.town)),
        etag: `W/"${version}-${name}"`,
        headers: keptByVersionAndCaller(v, version),
      };
    },
    async getGridRegister({ actor, query: { v } }) {
      const view = townView(actor, 'district:read', undefined, loaded);
      if (view.kind === 'problem') return view;
      const name = view.town ?? 'all';
      return {
        kind: 'bytes',
        bytes: await registers.get(name, () => register(view.town)),
        etag: `W/"${version}-register-${name}"`,
        headers: keptByVersionAndCaller(v, version),
      };
    },
  };
}
