/** An image for the map: straight RGBA, `pixelRatio` device pixels to one CSS px. */
export interface MapImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
  readonly pixelRatio: number;
}

/** Drawn at twice the CSS size, so that shapes stay crisp on dense screens. */
const RATIO = 2;

/** Signed distance to a shape in CSS px, negative inside; `x`, `y` from the centre, y down. */
export type Shape = (x: number, y: number) => number;

export const circle =
  (radius: number): Shape =>
  (x, y) =>
    Math.hypot(x, y) - radius;

export const diamond =
  (radius: number): Shape =>
  (x, y) =>
    (Math.abs(x) + Math.abs(y) - radius) * Math.SQRT1_2;

/** Equilateral, point up, `radius` from centre to corner. */
export const triangle =
  (radius: number): Shape =>
  (x, y) =>
    Math.max(Math.abs(x) * (Math.sqrt(3) / 2) - y * 0.5 - radius * 0.5, y - radius * 0.5);

export const roundedSquare =
  (half: number, corner: number): Shape =>
  (x, y) => {
    const dx = Math.max(Math.abs(x) - half + corner, 0);
    const dy = Math.max(Math.abs(y) - half + corner, 0);
    return Math.hypot(dx, dy) - corner;
  };

/** Stripes of 45°, `stepPx` apart, that meet across the tile border; `sizePx` must be a multiple of the step. */
export function hatchImage(colour: string, sizePx: number, stepPx: number, strokePx: number): MapImage {
  const period = stepPx;
  return paint(sizePx, sizePx, (x, y) => {
    const along = mod(x + y, period);
    const distance = Math.abs(along - period / 2) * Math.SQRT1_2;
    return [colour, cover(distance - strokePx / 2)];
  });
}

/** Dots on a square lattice, one in the middle of each tile. */
export function dotImage(colour: string, sizePx: number, radiusPx: number, opacity = 1): MapImage {
  const shape = circle(radiusPx);
  return paint(sizePx, sizePx, (x, y) => [colour, opacity * cover(shape(x - sizePx / 2, y - sizePx / 2))]);
}

export interface MarkerPaint {
  readonly fill: string | null;
  readonly stroke: string;
  readonly strokePx: number;
  /** Drawn around everything, so that the marker stands off any ground. */
  readonly casing: string;
  readonly casingPx: number;
  /** A hole or dot in the middle, to tell kinds apart. */
  readonly core?: { readonly shape: Shape; readonly colour: string };
}

/** A marker: casing, stroke, fill and core, from the outside in; `fill: null` leaves it hollow. */
export function markerImage(sizePx: number, shape: Shape, look: MarkerPaint): MapImage {
  return paint(sizePx, sizePx, (px, py) => {
    const [x, y] = [px - sizePx / 2, py - sizePx / 2];
    const distance = shape(x, y);
    const inside = cover(distance + look.strokePx);
    if (look.core && inside > 0) {
      const core = cover(look.core.shape(x, y));
      if (core > 0.5) return [look.core.colour, core];
    }
    if (inside > 0.5) return look.fill ? [look.fill, inside] : [look.casing, 0.55];
    const stroked = cover(distance);
    if (stroked > 0.5) return [look.stroke, 1];
    return stroked > 0
      ? [mix(look.casing, look.stroke, stroked), 1]
      : [look.casing, 0.9 * cover(distance - look.casingPx)];
  });
}

function paint(
  widthPx: number,
  heightPx: number,
  pixel: (x: number, y: number) => [colour: string, alpha: number],
): MapImage {
  const [width, height] = [widthPx * RATIO, heightPx * RATIO];
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [colour, alpha] = pixel((column + 0.5) / RATIO, (row + 0.5) / RATIO);
      data.set([...rgb(colour), Math.round(alpha * 255)], (row * width + column) * 4);
    }
  }
  return { width, height, data, pixelRatio: RATIO };
}

/** Coverage of a pixel by an edge at a signed distance, one device pixel soft. */
function cover(distancePx: number): number {
  return Math.min(1, Math.max(0, 0.5 - distancePx * RATIO));
}

function mix(from: string, to: string, share: number): string {
  const [a, b] = [rgb(from), rgb(to)];
  return `#${a
    .map((value, at) =>
      Math.round(value + (b[at]! - value) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** Channels 0–255 of `#rrggbb`. */
function rgb(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
