import { AttributionControl, type ErrorEvent as MapError, type Map as MapLibreMap } from 'maplibre-gl';
import type { BasemapChoice } from '../../shared/http/district.ts';
import type { Stores } from '../stores/stores.ts';
import { createAnswerWatch } from './answer-watch.ts';
import { basemapOf, type Basemap } from './basemaps.ts';
import { enlargeStyle } from './enlarge-layer.ts';
import { createLookAgain } from './look-again.ts';

export const SCHEMATIC: BasemapChoice = { kind: 'schematic' };
/** A basemap from elsewhere that gives nothing for so long makes way for the schematic ground. */
const PATIENCE_MS = 8_000;
/** Looks again whether a silent basemap is back: after this, and each time after twice as long, up to the last. */
const FIRST_RETRY_MS = 30_000;
const LAST_RETRY_MS = 600_000;
const TILE_SOURCES: ReadonlySet<string> = new Set(['vector', 'raster', 'raster-dem']);

export interface BaseGroundOptions {
  readonly map: MapLibreMap;
  readonly stores: Pick<Stores, 'district' | 'view'>;
  readonly enlargement: () => number;
  /** The style is about to be replaced as a whole; what lies on it goes with it. */
  readonly onReplacing: () => void;
  readonly onStyled: () => void;
}

/** What MapLibre adds to an error on its way up from a source. */
interface ErrorPlace {
  readonly sourceId: string;
  /** Absent when the source as a whole cannot be read. */
  readonly tile: unknown;
}

/** What the map stands on. */
export interface BaseGround {
  /** Whether the style has loaded and takes layers. */
  readonly styled: boolean;
  /** Puts on the chosen basemap, or the schematic one while that does not answer, in the theme of the view. */
  restyle(): void;
  dispose(): void;
}

/** A basemap as it is put on: a style from elsewhere comes as it is, because its images have one size. */
export function dressed(choice: BasemapChoice, theme: Parameters<typeof basemapOf>[1], enlargement: number): Basemap {
  const base = basemapOf(choice, theme);
  return typeof base.style === 'string' ? base : { ...base, style: enlargeStyle(base.style, enlargement) };
}

/**
 * Keeps the ground of one map: the chosen basemap, whoever is to be named for it, and the schematic ground in its place
 * while it gives nothing. Whether it answers is told to the district store, for layers and notes.
 */
export function keepBaseGround({ map, stores, enlargement, onReplacing, onStyled }: BaseGroundOptions): BaseGround {
  const credit = new AttributionControl({ compact: false });
  const watch = createAnswerWatch({
    patienceMs: PATIENCE_MS,
    onSilent: giveWay,
    isIdle: () => document.hidden,
    after,
  });
  let worn = SCHEMATIC;
  let styled = false;
  let awaited: ReadonlySet<string> = new Set();
  let failed: ReadonlySet<string> = new Set();
  const retry = createLookAgain({
    firstMs: FIRST_RETRY_MS,
    lastMs: LAST_RETRY_MS,
    isThere,
    onBack() {
      stores.district.getState().basemapHeard(true);
      restyle();
    },
    after,
  });
  // It fell silent on a map before this one.
  if (stores.district.getState().basemapSilent) retry.begin();

  function chosen(): BasemapChoice {
    return stores.district.getState().district?.basemap ?? SCHEMATIC;
  }

  function restyle(): void {
    wear(stores.district.getState().basemapSilent ? SCHEMATIC : chosen());
  }

  function wear(choice: BasemapChoice): void {
    worn = choice;
    styled = false;
    awaited = failed = new Set();
    onReplacing();
    const { style, attribution } = dressed(choice, stores.view.getState().theme, enlargement());
    map.setStyle(style, { diff: false });
    if (map.hasControl(credit)) map.removeControl(credit);
    if (attribution !== null) map.addControl(credit, 'bottom-right');
    if (choice.kind === 'schematic') watch.end();
    else watch.began();
  }

  function giveWay(): void {
    stores.district.getState().basemapHeard(false);
    wear(SCHEMATIC);
    retry.begin();
  }

  async function isThere(): Promise<boolean> {
    const { probe } = basemapOf(chosen(), stores.view.getState().theme);
    return probe !== null && (await fetch(probe.url, { headers: probe.headers }).then(isFine, isNot));
  }

  map.on('style.load', () => {
    styled = true;
    const sources = worn.kind === 'schematic' ? {} : map.getStyle().sources;
    awaited = new Set(Object.keys(sources).filter((id) => TILE_SOURCES.has(sources[id]!.type)));
    if (awaited.size === 0) watch.answered();
    onStyled();
  });
  map.on('sourcedata', ({ sourceId, tile }) => {
    if (!awaited.has(sourceId) || tile?.state !== 'loaded') return;
    retry.heard();
    watch.answered();
  });
  // Hearing errors silences MapLibre's own report of them: what is not the basemap's is passed on.
  map.on('error', (event: MapError & Partial<ErrorPlace>) => {
    const { error, sourceId, tile } = event;
    if (worn.kind !== 'schematic' && !styled) giveWay();
    else if (sourceId === undefined || !awaited.has(sourceId)) reportError(error);
    else if (tile !== undefined) watch.refused();
    else {
      failed = new Set([...failed, sourceId]);
      if (failed.size === awaited.size) giveWay();
      else watch.refused();
    }
  });

  return {
    get styled() {
      return styled;
    },
    restyle,
    dispose() {
      watch.end();
      retry.end();
    },
  };
}

function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}

function isFine(answer: Response): boolean {
  void answer.body?.cancel();
  return answer.ok;
}

function isNot(): boolean {
  return false;
}
