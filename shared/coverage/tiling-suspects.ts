import Flatbush from 'flatbush';
import type { Bounds } from '../geo/bounds.ts';
import { edgeKey, type Edge, type Outline } from '../geo/outline.ts';

/** An edge that is not met, turned so that more of the town than of its grids is on its left. */
export interface UnmetEdge extends Edge {
  /** How much more. */
  readonly times: number;
}

/**
 * Edges that are not met: every edge of a grid should be met by a neighbour's in the opposite direction or by the town's
 * border in the same, and every border edge by a grid. Where none is left the outlines add up to the town's, which
 * proves that simple rings tile exactly. What is left runs round every gap, overlap and part outside: count the town
 * once and each grid minus once, and the sum is 0 exactly where there is no fault.
 */
export function unmetEdges(town: Outline, grids: readonly Outline[]): readonly UnmetEdge[] {
  const balance = new Map<string, { readonly edge: Edge; times: number }>();
  const count = ({ edges }: Outline, sign: 1 | -1) => {
    for (const edge of edges) {
      const { from, to } = edge;
      const known = balance.get(edgeKey(from, to));
      if (known) {
        known.times += sign;
        continue;
      }
      const opposite = balance.get(edgeKey(to, from));
      if (opposite) opposite.times -= sign;
      else balance.set(edgeKey(from, to), { edge, times: sign });
    }
  };
  for (const grid of grids) count(grid, -1);
  count(town, 1);
  return [...balance.values()].flatMap(({ edge: { from, to }, times }) =>
    times === 0 ? [] : [times > 0 ? { from, to, times } : { from: to, to: from, times: -times }],
  );
}

/** Degrees (about a metre) around a suspect place, so that its own border is not on the border of a grid. */
const MARGIN = 1e-5;

/** Boxes that hold every fault: unmet edges whose boxes touch are of one place; boxes that overlap are joined. */
export function suspectBoxes(unmet: readonly Edge[]): readonly Bounds[] {
  let boxes = unmet.map(({ from, to }): Bounds => [
    Math.min(from[0], to[0]) - MARGIN,
    Math.min(from[1], to[1]) - MARGIN,
    Math.max(from[0], to[0]) + MARGIN,
    Math.max(from[1], to[1]) + MARGIN,
  ]);
  for (;;) {
    const joined = joinOnce(boxes);
    if (joined.length === boxes.length) return joined;
    boxes = joined;
  }
}

function joinOnce(boxes: readonly Bounds[]): Bounds[] {
  if (boxes.length === 0) return [];
  const index = new Flatbush(boxes.length);
  for (const box of boxes) index.add(...box);
  index.finish();
  const isTaken = new Uint8Array(boxes.length);
  const joined: Bounds[] = [];
  for (let first = 0; first < boxes.length; first++) {
    if (isTaken[first]) continue;
    isTaken[first] = 1;
    const group: Bounds = [...boxes[first]!];
    const open = [first];
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      for (const near of index.search(...boxes[i]!)) {
        if (isTaken[near]) continue;
        isTaken[near] = 1;
        open.push(near);
        const [west, south, east, north] = boxes[near]!;
        group[0] = Math.min(group[0], west);
        group[1] = Math.min(group[1], south);
        group[2] = Math.max(group[2], east);
        group[3] = Math.max(group[3], north);
      }
    }
    joined.push(group);
  }
  return joined;
}
