import type { CustomLayerInterface, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { Stores } from '../stores/stores.ts';
import type { Selection, ViewState } from '../stores/view.ts';
import type { DistrictState } from '../stores/district.ts';
import type { WorldState } from '../stores/world.ts';
import type { LinkState } from '../stores/link.ts';
import type { Tokens } from '../theme/tokens.ts';
import type { MapImage } from './images.ts';
import type { SeenArea } from './seen-area.ts';

/** What a layer may read. Positions are not in it: the officers layer gets them from the frame bus. */
export interface LayerInput {
  readonly district: DistrictState;
  readonly world: WorldState;
  readonly view: ViewState;
  readonly link: LinkState;
  readonly tokens: Tokens;
  /** The wall is read from ten metres: larger text, nothing to hover. */
  readonly mode: 'desk' | 'wall';
  /** Where the map looks, roughly: renewed when the view leaves it. Null before the first look. */
  readonly seen: SeenArea | null;
}

/** A GPU layer with what the host needs beside MapLibre's own contract. */
export type CustomLayer = CustomLayerInterface & {
  /** Officer under a screen point, px. */
  pickAt?(x: number, y: number): Selection | null;
  /** Stops listening; safe to call twice, and when the context is already gone. */
  dispose?(): void;
};

/** A layer is a value. The host installs it, re-installs it after a style change or a lost context, and diffs its data. */
export interface LayerDefinition {
  readonly id: string;
  /** i18n key of the name in the layer switcher; null when the operator cannot switch it. */
  readonly titleKey: string | null;
  /** Id of the layer whose switch this one obeys; its own when absent. */
  readonly shownWith?: string;
  /** Images by name, without prefix: shared between layers, the first one wins. */
  images?(input: LayerInput): Readonly<Record<string, MapImage>>;
  /**
   * Static sources and style layers, paint from the tokens. Ids are prefixed by the host with the layer id; a source of
   * another layer is named with its prefix. Sources of tiles may change their addresses.
   */
  sources?(input: LayerInput): Readonly<Record<string, SourceSpecification>>;
  layers?(input: LayerInput): readonly LayerSpecification[];
  /** By source of tiles: the layer in them whose features have states. */
  readonly sourceLayers?: Readonly<Record<string, string>>;
  /**
   * Names of style layers that draw nothing for now: the host hides them, so that no shader is built and no pixel is
   * passed over for them. They come back slowly, with their tiles: nothing that follows a pointer.
   */
  idle?(input: LayerInput): ReadonlySet<string>;
  /**
   * Names of fill and line layers that draw nothing for now, and are back with the next picture: what follows a pointer, or comes and
   * goes with what is in view. Their tiles are kept and they are found as ever; only their pixels are not passed over.
   */
  asleep?(input: LayerInput): ReadonlySet<string>;
  /** Feature-state per source, its own or another layer's, and feature id; the host sends only what differs from last time. */
  featureStates?(input: LayerInput): Readonly<Record<string, FeatureStates>>;
  /** GeoJSON data of a source that changes (cases); compared by identity, so memoise. */
  data?(input: LayerInput): Readonly<Record<string, GeoJSON.FeatureCollection>>;
  /** Names of the style layers that a click or hover may find; all of them when absent. */
  readonly pickable?: readonly string[];
  /** What a click or a hover on one of its features means. */
  pick?(feature: GeoJSON.Feature, input: LayerInput): Selection | null;
  /**
   * A custom GPU layer: created once per style with the stores, gets frames from the bus. It draws `enlargement` times
   * as large as its sizes say; style layers and images are enlarged by the host.
   */
  custom?(stores: Stores, enlargement: number): CustomLayer;
}

export type FeatureStates = ReadonlyMap<number, Readonly<Record<string, unknown>>>;
