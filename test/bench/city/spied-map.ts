import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Page } from 'playwright-core';

/** What a spied page knows of its map: the product itself hands it to nobody. */
interface SpiedMap {
  readonly map: Pick<MapLibreMap, 'queryRenderedFeatures' | 'project' | 'getContainer' | 'on' | 'getZoom'>;
  /** Frames that the map has drawn. */
  readonly frames: number;
  /** The buffer of all officers as it was handed to the GPU. */
  readonly rows: Float32Array | null;
  /** How many of its rows were drawn last: those out of sight may be left out. */
  readonly drawn: number;
}

declare global {
  var spiedMap: SpiedMap | undefined;
}

/** Lets every page that is opened from now on note its map and what it draws the officers from. */
export async function spyOnMap(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const spied: { -readonly [K in keyof SpiedMap]: SpiedMap[K] | null } = {
      map: null,
      frames: 0,
      rows: null,
      drawn: 0,
    };
    globalThis.spiedMap = spied as SpiedMap;
    // The first thing that a map does with itself and nothing else does.
    // oxlint-disable-next-line no-extend-native
    Object.defineProperty(Object.prototype, '_renderTaskQueue', {
      configurable: true,
      set(this: SpiedMap['map'], value: unknown) {
        Object.defineProperty(this, '_renderTaskQueue', {
          value,
          writable: true,
          configurable: true,
          enumerable: true,
        });
        spied.map = this;
        queueMicrotask(() => this.on('render', () => void spied.frames!++));
      },
    });
    const gl = WebGL2RenderingContext.prototype;
    const { bufferData, drawArrays, drawElements } = gl;
    /** What was sent since the map drew something of its own. */
    let sent: Float32Array | null = null;
    gl.bufferData = function (this: WebGL2RenderingContext, ...args: unknown[]) {
      if (args[1] instanceof Float32Array) sent = args[1];
      Reflect.apply(bufferData, this, args);
    } as typeof bufferData;
    // Officers alone are drawn as points, right after a buffer that has become too small was replaced.
    gl.drawElements = function (this: WebGL2RenderingContext, ...args) {
      if (args[0] === gl.POINTS) drew(args[1]);
      else sent = null;
      drawElements.apply(this, args);
    };
    gl.drawArrays = function (this: WebGL2RenderingContext, ...args) {
      if (args[0] === gl.POINTS) drew(args[2]);
      drawArrays.apply(this, args);
    };
    function drew(count: number) {
      spied.rows = sent ?? spied.rows;
      spied.drawn = count;
    }
  });
}
