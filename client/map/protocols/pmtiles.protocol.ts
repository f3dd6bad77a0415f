import { Protocol } from 'pmtiles';
import type { TileProtocol } from './protocol.ts';

const archives = new Protocol({ metadata: true });

/** One file with all tiles of an area (PMTiles), read by range requests. */
export const pmtilesProtocol: TileProtocol = {
  scheme: 'pmtiles',
  async load(request, abort) {
    if (request.type !== 'json') return archives.tile(request, abort);
    try {
      const answer = await archives.tile(request, abort);
      return { ...answer, data: withoutLayerNames(answer.data as object) };
    } catch (error) {
      // An archive remembers for ever that it could not be read: asked again later, it is to be read again.
      archives.tiles.clear();
      throw error;
    }
  },
};

/** One style draws tiles of several makers: without the list of layers, those that a maker does not have are no error. */
function withoutLayerNames(tileJson: object): object {
  return { ...tileJson, vector_layers: undefined };
}
