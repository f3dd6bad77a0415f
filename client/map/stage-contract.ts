import type { LayerDefinition } from './layer.ts';
import type { Stores } from '../stores/stores.ts';

/** What a page may ask of the map; it never gets the map itself. One stage lives as long as the page. */
export interface Stage {
  /** Fits the whole district, as the "fit" button does. */
  fitDistrict(): void;
  zoomBy(steps: number): void;
  /** Counts, for tests and metrics: frames drawn, context losses survived. */
  stats(): { readonly contextLosses: number; readonly loaded: boolean; readonly frames: number };
  dispose(): void;
}

export interface StageOptions {
  /**
   * The stage tells its state on it for tests and pages: `data-map-state` is `loading`, `ready` or `lost`,
   * `data-context-losses` counts, `data-map-mode` is the mode, `data-map-enlargement` how much larger than at 1080p it
   * draws.
   */
  readonly container: HTMLElement;
  readonly stores: Stores;
  readonly layers: readonly LayerDefinition[];
  /** The wall: no gestures, larger text, tour camera with ease. */
  readonly mode: 'desk' | 'wall';
  /** The map has drawn everything that it was given: after the first time, and after each that it began anew. */
  readonly onDrawn?: () => void;
  /** Room that panels cover, px from each edge; asked whenever something is to be fitted. */
  readonly padding?: () => {
    readonly top?: number;
    readonly right?: number;
    readonly bottom?: number;
    readonly left?: number;
  };
}
