import type { AddProtocolAction } from 'maplibre-gl';

/** A way to get tiles under an own URL scheme (`scheme://…`). */
export interface TileProtocol {
  readonly scheme: string;
  readonly load: AddProtocolAction;
}
