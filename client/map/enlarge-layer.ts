import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';

/**
 * Style properties whose value is a length on the screen, px. Lengths in ems or in line widths follow by themselves,
 * and `icon-size` is a share of an image that is itself enlarged when it is added.
 */
export const PIXEL_PROPERTIES: ReadonlySet<string> = new Set([
  'circle-radius',
  'circle-stroke-width',
  'circle-translate',
  'fill-extrusion-translate',
  'fill-translate',
  'heatmap-radius',
  'icon-halo-blur',
  'icon-halo-width',
  'icon-offset',
  'icon-padding',
  'icon-text-fit-padding',
  'icon-translate',
  'line-blur',
  'line-gap-width',
  'line-offset',
  'line-translate',
  'line-width',
  'symbol-spacing',
  'text-halo-blur',
  'text-halo-width',
  'text-padding',
  'text-size',
  'text-translate',
]);

/** Lengths that MapLibre takes when a layer does not say them, where they are not zero. */
export const DEFAULT_LENGTHS: Readonly<
  Partial<Record<LayerSpecification['type'], { readonly layout?: object; readonly paint?: object }>>
> = {
  circle: { paint: { 'circle-radius': 5 } },
  heatmap: { paint: { 'heatmap-radius': 30 } },
  line: { paint: { 'line-width': 1 } },
  symbol: { layout: { 'icon-padding': 2, 'symbol-spacing': 250, 'text-padding': 2, 'text-size': 16 } },
};

const CLOSEST_ZOOM = 24;
const DEFAULT_TILE_PX = 512;

/** How many zoom levels nearer a map is that shows the same ground on a screen with `enlargement` times the pixels. */
export function zoomShift(enlargement: number): number {
  return Math.log2(enlargement);
}

/**
 * A style layer that draws the same picture at the same angle on a screen with more pixels: every length grows, and
 * every zoom it speaks of moves as far as the map has to be nearer. The layer itself, by identity, at 1.
 *
 * @param enlargement - Times as many pixels to an angle, above 0; 1 is the desk and the wall at 1080p.
 */
export function enlargeLayer<L extends LayerSpecification>(layer: L, enlargement: number): L {
  if (enlargement === 1) return layer;
  const larger: Record<string, unknown> = { ...layer };
  for (const key of ['minzoom', 'maxzoom'] as const) {
    if (layer[key] !== undefined) larger[key] = shiftedZoom(layer[key], enlargement);
  }
  for (const group of ['layout', 'paint'] as const) {
    const properties = { ...DEFAULT_LENGTHS[layer.type]?.[group], ...layer[group] };
    if (layer[group] || Object.keys(properties).length > 0) {
      larger[group] = enlargeProperties(properties, enlargement);
    }
  }
  return larger as L;
}

/** The same for a whole basemap. Tiles with names drawn into them are asked for one step coarser and drawn larger. */
export function enlargeStyle(style: StyleSpecification, enlargement: number): StyleSpecification {
  if (enlargement === 1) return style;
  const sources = Object.entries(style.sources).map(([id, source]) => [id, enlargeSource(source, enlargement)]);
  return {
    ...style,
    sources: Object.fromEntries(sources) as StyleSpecification['sources'],
    layers: style.layers.map((layer) => enlargeLayer(layer, enlargement)),
  };
}

function enlargeSource(source: SourceSpecification, enlargement: number): SourceSpecification {
  if (source.type !== 'raster') return source;
  return { ...source, tileSize: Math.round((source.tileSize ?? DEFAULT_TILE_PX) * enlargement) };
}

function enlargeProperties(properties: object, enlargement: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]: [string, unknown]) => {
      const shifted = shiftStops(value, enlargement);
      return [name, PIXEL_PROPERTIES.has(name) ? multiply(shifted, enlargement) : shifted];
    }),
  );
}

function shiftedZoom(zoom: number, enlargement: number): number {
  return Math.min(CLOSEST_ZOOM, Math.max(0, zoom + zoomShift(enlargement)));
}

/** Moves the stops of every curve over the zoom, at whatever depth; all else stays. */
function shiftStops(value: unknown, enlargement: number): unknown {
  if (!Array.isArray(value) || value[0] === 'literal') return value;
  const inner: unknown[] = value.map((part) => shiftStops(part, enlargement));
  const first = firstZoomStop(inner);
  // Unlike a layer's own range, stops may lie beyond the zooms there are; clamping could make two of them equal.
  return first === null
    ? inner
    : inner.map((part, at) =>
        at >= first && (at - first) % 2 === 0 ? (part as number) + zoomShift(enlargement) : part,
      );
}

/** Where the stops begin in a curve whose input is the zoom; null when it is none. */
function firstZoomStop(expression: readonly unknown[]): number | null {
  const [operator] = expression;
  if (operator === 'step') return isZoom(expression[1]) ? 3 : null;
  return isInterpolation(operator) && isZoom(expression[2]) ? 3 : null;
}

/** The outputs of an expression times a factor. What it chooses by stays as it is, so a zoom curve stays outermost. */
function multiply(value: unknown, by: number): unknown {
  if (typeof value === 'number') return value * by;
  if (!Array.isArray(value)) return value;
  const [operator] = value as unknown[];
  if (typeof operator !== 'string') return value.map((part) => multiply(part, by));
  const isOutput = outputsOf(operator, value.length);
  return isOutput ? value.map((part, at) => (isOutput(at) ? multiply(part, by) : part)) : ['*', value, by];
}

/**
 * Which arguments of an operator are what it answers; null when it makes its answer from them. `coalesce` is among
 * these: an argument that is missing must stay missing for the next one to have its turn.
 */
function outputsOf(operator: string, length: number): ((at: number) => boolean) | null {
  const last = length - 1;
  if (isInterpolation(operator)) return (at) => at >= 4 && at % 2 === 0;
  switch (operator) {
    case 'step':
      return (at) => at >= 2 && at % 2 === 0;
    case 'case':
      return (at) => at === last || (at > 0 && at % 2 === 0);
    case 'match':
      return (at) => at === last || (at > 2 && at % 2 === 1);
    case 'literal':
      return (at) => at > 0;
    case 'let':
      return (at) => at === last;
    default:
      return null;
  }
}

function isInterpolation(operator: unknown): boolean {
  return typeof operator === 'string' && operator.startsWith('interpolate');
}

function isZoom(expression: unknown): boolean {
  return Array.isArray(expression) && expression[0] === 'zoom';
}
