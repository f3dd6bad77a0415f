import { addProtocol } from 'maplibre-gl';
import { pmtilesProtocol } from './pmtiles.protocol.ts';
import type { TileProtocol } from './protocol.ts';

/** Every URL scheme that tiles may come by beside http. */
const TILE_PROTOCOLS: readonly TileProtocol[] = [pmtilesProtocol];

const registered = new Set<string>();

/** Makes the schemes known to MapLibre, once per page however many maps there are. */
export function registerTileProtocols(): void {
  for (const { scheme, load } of TILE_PROTOCOLS) {
    if (registered.has(scheme)) continue;
    registered.add(scheme);
    addProtocol(scheme, load);
  }
}
