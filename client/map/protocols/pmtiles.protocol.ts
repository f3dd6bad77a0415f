import { Protocol } from 'pmtiles';
import type { TileProtocol } from './protocol.ts';

const archives = new Protocol({ metadata: true });

/** One file with all tiles of an area (PMTiles), read by range requests. */
export const pmtilesProtocol: TileProtocol = {
  scheme: 'pmtiles',
  load: (request, abort) => archives.tile(request, abort),
};
