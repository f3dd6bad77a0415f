import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Page } from 'playwright-core';

/** What a spied page knows of its map: the product itself hands it to nobody. */
interface SpiedMap {
  readonly map: Pick<MapLibreMap, 'queryRenderedFeatures' | 'project' | 'getContainer' | 'on' | 'getZoom'>;
  /** Frames that the map has drawn. */
  readonly frames: number;
  /** The instance buffer of the officers as it was handed to the GPU, and how many of its rows were drawn last. */
  readonly rows: Float32Array | null;
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
    const { bufferData, drawArraysInstanced, drawElements } = gl;
    /** What was sent since the map drew something of its own. */
    let sent: Float32Array | null = null;
    gl.bufferData = function (this: WebGL2RenderingContext, ...args: unknown[]) {
      if (args[1] instanceof Float32Array) sent = args[1];
      Reflect.apply(bufferData, this, args);
    } as typeof bufferData;
    gl.drawElements = function (this: WebGL2RenderingContext, ...args) {
      sent = null;
      drawElements.apply(this, args);
    };
    // Officers alone are drawn as instances, right after a buffer that has become too small was replaced.
    gl.drawArraysInstanced = function (this: WebGL2RenderingContext, ...args) {
      spied.rows = sent ?? spied.rows;
      spied.drawn = args[3];
      drawArraysInstanced.apply(this, args);
    };
  });
}
