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
    const { bufferData, bufferSubData, drawArrays, drawElements } = gl;
    /** What was sent since the map drew something of its own: a buffer anew, or a part of it from a float on. */
    let sent: Float32Array | null = null;
    let part: { readonly at: number; readonly floats: Float32Array } | null = null;
    gl.bufferData = function (this: WebGL2RenderingContext, ...args: unknown[]) {
      if (args[1] instanceof Float32Array) sent = args[1].slice();
      Reflect.apply(bufferData, this, args);
    } as typeof bufferData;
    gl.bufferSubData = function (this: WebGL2RenderingContext, ...args: unknown[]) {
      const [, bytes, source, from = 0, length] = args as [number, number, unknown, number?, number?];
      if (source instanceof Float32Array)
        part = { at: bytes / 4, floats: source.slice(from, length === undefined ? undefined : from + length) };
      Reflect.apply(bufferSubData, this, args);
    } as typeof bufferSubData;
    // Officers alone are drawn as points, right after their rows were sent.
    gl.drawElements = function (this: WebGL2RenderingContext, ...args) {
      if (args[0] === gl.POINTS) drew(args[1]);
      else sent = part = null;
      drawElements.apply(this, args);
    };
    gl.drawArrays = function (this: WebGL2RenderingContext, ...args) {
      if (args[0] === gl.POINTS) drew(args[2]);
      drawArrays.apply(this, args);
    };
    function drew(count: number) {
      spied.rows = sent ?? spied.rows;
      if (part) spied.rows?.set(part.floats, part.at);
      sent = part = null;
      spied.drawn = count;
    }
  });
}
