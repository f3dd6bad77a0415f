import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Contender } from './contender.ts';
import { withSetData, withUpdateData } from './geojson.ts';
import { ours } from './ours.ts';
import { CITY, CITY_BOUNDS, TICK_MS, walkedFrames } from './walkers.ts';

const CONTENDERS = { ours, setData: withSetData, updateData: withUpdateData } as const;
const CHECKED = 500;
/** Glides end within a tick, and the picture is drawn after that. */
const SETTLE_MS = 1_500;
/** Some cannot keep up with a tick a second: their cost a tick is taken from fewer. */
const ENOUGH_MS = 25_000;

export interface Played {
  readonly ticks: number;
  readonly ms: number;
  /** Tasks of the main thread over 50 ms, ms. */
  readonly longMs: readonly number[];
}

/** What the bench may ask of the page. */
export interface BenchPage {
  /** A fresh map with everybody on it; `zoom` null shows the whole city. */
  open(contender: keyof typeof CONTENDERS, officers: number, ticks: number, zoom: number | null): Promise<void>;
  /** Plays all ticks at 1 Hz, none before the one before is on the map, for half a minute at most. */
  play(): Promise<Played>;
  /** How far places are from those of the frames, degrees, and drawn places from held ones, px: the farthest. */
  farthest(): Promise<{ readonly degrees: number; readonly px: number }>;
  close(): void;
}

setWorkerUrl(workerUrl);
let map: MapLibreMap;
let contender: Contender;
let last = 0;
let frames: ReturnType<typeof walkedFrames>;

const page: BenchPage = {
  async open(name, officers, ticks, zoom) {
    frames = walkedFrames(officers, ticks + 1);
    contender = CONTENDERS[name](frames);
    map = new MapLibreMap({
      container: 'map',
      style: { version: 8, sources: {}, layers: [] },
      fadeDuration: 0,
      attributionControl: false,
      renderWorldCopies: false,
      ...(zoom === null ? { bounds: CITY_BOUNDS } : { center: [...CITY], zoom }),
    });
    await map.once('load');
    await contender.show(map);
    await until(performance.now() + SETTLE_MS);
  },
  async play() {
    const longMs: number[] = [];
    const observer = new PerformanceObserver((list) =>
      longMs.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ type: 'longtask' });
    const fromMs = performance.now();
    let dueMs = fromMs;
    let at = 0;
    while (++at < frames.length && performance.now() - fromMs < ENOUGH_MS) {
      await contender.tick(at);
      dueMs = Math.max(dueMs + TICK_MS, performance.now());
      await until(dueMs);
    }
    last = at - 1;
    longMs.push(...observer.takeRecords().map(({ duration }) => duration));
    observer.disconnect();
    return { ticks: last, ms: performance.now() - fromMs, longMs };
  },
  async farthest() {
    await until(performance.now() + SETTLE_MS);
    const frame = frames[last]!;
    let [degrees, px] = [0, 0];
    for (let row = 0; row < frame.count; row += Math.ceil(frame.count / CHECKED)) {
      const [lon, lat] = await contender.placeOf(frame.officer[row]!);
      degrees = Math.max(degrees, Math.abs(lon - frame.lonE7[row]! / 1e7), Math.abs(lat - frame.latE7[row]! / 1e7));
      px = Math.max(px, contender.drawnAwayPx?.(map, frame.officer[row]!) ?? 0);
    }
    return { degrees, px };
  },
  close: () => map.remove(),
};

function until(whenMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, whenMs - performance.now()));
}

Object.assign(globalThis, { benchPage: page });
