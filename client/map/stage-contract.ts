import type { LayerDefinition } from './layer.ts';
import type { Stores } from '../stores/stores.ts';

/** What a page may ask of the map; it never gets the map itself. One stage lives as long as the page. */
export interface Stage {
  /** Fits the whole district, as the "fit" button does. */
  fitDistrict(): void;
  zoomBy(steps: number): void;
  /** Counts, for tests and metrics: frames drawn, context losses survived. */
  stats(): { readonly contextLosses: number; readonly loaded: boolean };
  dispose(): void;
}

export interface StageOptions {
  readonly container: HTMLElement;
  readonly stores: Stores;
  readonly layers: readonly LayerDefinition[];
  /** The wall: no gestures, larger text, tour camera with ease. */
  readonly mode: 'desk' | 'wall';
}
