import { signedRingArea } from '../geo/ring.ts';
import { polygonsOf } from '../geo/bounds.ts';
import type { AreaGeometry, LonLat } from '../model/area.ts';

/** Evenly spaced lines that cut an area into cells; line 0 is the westernmost or southernmost. */
export interface CutLines {
  readonly west: number;
  readonly south: number;
  readonly lonStep: number;
  readonly latStep: number;
}

/** South, east, north, west: in the order of a walk round a cell with the cell on the left. */
export type Side = 0 | 1 | 2 | 3;

/** Where an outline comes into or leaves a cell. */
export interface Cut {
  readonly side: Side;
  readonly point: LonLat;
}

/** A piece of an outline inside one cell, from one side of it to another, the area on its left. */
export interface Chain {
  readonly column: number;
  readonly row: number;
  readonly from: Cut;
  readonly to: Cut;
  readonly points: readonly LonLat[];
}

export interface CutOutline {
  readonly chains: readonly Chain[];
  /** Rings that lie in one cell as a whole: small parts of the area, anticlockwise, and small holes, clockwise. */
  readonly loops: readonly { readonly column: number; readonly row: number; readonly ring: readonly LonLat[] }[];
  /** The outline with the cuts as corners. */
  readonly outline: AreaGeometry;
}

/** Degrees (a micrometre): an outline so near to a line or to where two lines cross cannot be cut there for sure. */
const TOO_NEAR = 1e-11;

export const lineLon = (lines: CutLines, line: number) => lines.west + line * lines.lonStep;
export const lineLat = (lines: CutLines, line: number) => lines.south + line * lines.latStep;

/** Cuts the outline of an area at all lines; null when it runs too near to one of them and other lines are needed. */
export function cutOutline(area: AreaGeometry, lines: CutLines): CutOutline | null {
  const chains: Chain[] = [];
  const loops: CutOutline['loops'][number][] = [];
  const polygons: [number, number][][][] = [];
  for (const polygon of polygonsOf(area)) {
    const rings: [number, number][][] = [];
    for (const [place, ring] of polygon.entries()) {
      const turned = signedRingArea(ring) > 0 === (place === 0) ? ring : ring.toReversed();
      const steps = stepsOf(turned, lines);
      if (!steps) return null;
      rings.push([
        ...steps.map(({ point }): [number, number] => [point[0], point[1]]),
        [...(steps[0]!.point as [number, number])],
      ]);
      const first = steps.findIndex(({ cut }) => cut !== null);
      if (first < 0) loops.push({ column: steps[0]!.column, row: steps[0]!.row, ring: [...turned] });
      else chains.push(...chainsOf([...steps.slice(first), ...steps.slice(0, first)]));
    }
    polygons.push(rings);
  }
  const outline: AreaGeometry =
    polygons.length === 1
      ? { type: 'Polygon', coordinates: polygons[0]! }
      : { type: 'MultiPolygon', coordinates: polygons };
  return { chains, loops, outline };
}

/** A corner of an outline or a cut, and the cell that the outline goes on in. */
interface Step {
  readonly point: LonLat;
  readonly column: number;
  readonly row: number;
  /** Sides of the cell that is left and of the one that is entered; null at a corner. */
  readonly cut: { readonly leaves: Side; readonly enters: Side } | null;
}

function stepsOf(ring: readonly LonLat[], lines: CutLines): Step[] | null {
  const steps: Step[] = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[i + 1]!];
    const x = (a[0] - lines.west) / lines.lonStep;
    const y = (a[1] - lines.south) / lines.latStep;
    if (
      Math.abs(x - Math.round(x)) * lines.lonStep < TOO_NEAR ||
      Math.abs(y - Math.round(y)) * lines.latStep < TOO_NEAR
    )
      return null;
    let [column, row] = [Math.floor(x), Math.floor(y)];
    steps.push({ point: a, column, row, cut: null });
    const cuts = cutsOf(a, b, lines);
    if (!cuts) return null;
    for (const { point, upright } of cuts) {
      const forward = upright ? b[0] > a[0] : b[1] > a[1];
      if (upright) column += forward ? 1 : -1;
      else row += forward ? 1 : -1;
      const [low, high]: [Side, Side] = upright ? [3, 1] : [0, 2];
      steps.push({ point, column, row, cut: forward ? { leaves: high, enters: low } : { leaves: low, enters: high } });
    }
  }
  return steps;
}

/** Where an edge crosses lines, from `a` to `b`. The same edge the other way gives the same places, bit for bit. */
function cutsOf(a: LonLat, b: LonLat, lines: CutLines): { readonly point: LonLat; readonly upright: boolean }[] | null {
  const isTurned = a[1] > b[1] || (a[1] === b[1] && a[0] > b[0]);
  const [[x0, y0], [x1, y1]] = isTurned ? [b, a] : [a, b];
  const cuts: { readonly share: number; readonly point: LonLat; readonly upright: boolean }[] = [];
  for (const line of linesBetween(x0, x1, lines.west, lines.lonStep)) {
    const lon = lineLon(lines, line);
    const share = (lon - x0) / (x1 - x0);
    cuts.push({ share, point: [lon, y0 + share * (y1 - y0)], upright: true });
  }
  for (const line of linesBetween(y0, y1, lines.south, lines.latStep)) {
    const lat = lineLat(lines, line);
    const share = (lat - y0) / (y1 - y0);
    cuts.push({ share, point: [x0 + share * (x1 - x0), lat], upright: false });
  }
  cuts.sort((one, other) => one.share - other.share);
  const isUnsure = cuts.some(({ point }, i) => {
    const next = cuts[i + 1]?.point;
    return next !== undefined && Math.abs(next[0] - point[0]) < TOO_NEAR && Math.abs(next[1] - point[1]) < TOO_NEAR;
  });
  if (isUnsure) return null;
  return isTurned ? cuts.toReversed() : cuts;
}

function linesBetween(a: number, b: number, start: number, step: number): number[] {
  const first = Math.ceil((Math.min(a, b) - start) / step);
  const last = Math.floor((Math.max(a, b) - start) / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

/** @param steps of one ring, beginning with a cut */
function chainsOf(steps: readonly Step[]): Chain[] {
  const chains: Chain[] = [];
  let points: LonLat[] = [];
  let entered = steps[0]!;
  for (const step of [...steps, steps[0]!]) {
    points.push(step.point);
    if (step.cut === null || points.length === 1) continue;
    const { column, row } = entered;
    const from: Cut = { side: entered.cut!.enters, point: entered.point };
    chains.push({ column, row, from, to: { side: step.cut.leaves, point: step.point }, points });
    [entered, points] = [step, [step.point]];
  }
  return chains;
}
