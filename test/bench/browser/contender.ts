import type { Map as MapLibreMap } from 'maplibre-gl';
import type { PositionFrame } from '../../../shared/wire/position-frame.ts';

export type Frame = PositionFrame & { readonly bytes: Uint8Array };

/** One way to show moving officers on a map. */
export interface Contender {
  /** Puts everybody on the map, as of the first frame. */
  show(map: MapLibreMap): Promise<void>;
  /** Moves everybody on to frame `at`; resolves when the map has taken it. */
  tick(at: number): Promise<void>;
  /** Where it holds an officer, degrees. */
  placeOf(officer: number): Promise<readonly [lon: number, lat: number]>;
  /** Extra proof that what is drawn lies where it should; absent when `placeOf` is what is drawn. */
  drawnAwayPx?(map: MapLibreMap, officer: number): number;
}
