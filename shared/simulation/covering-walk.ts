import type { MetresXY } from '../geo/local-metres.ts';
import type { WalkGraph } from './walk-graph.ts';

/** Costs in metres that make a walk look like a patrol: turning costs, and so does leaving a place that will be cut off. */
const TURN_COST_M = 25;
const OPEN_NEIGHBOUR_COST_M = 12;

/**
 * A closed walk over the ways of a graph that passes every place: on to an unseen neighbour while there is one, straight
 * on where possible, else by the shortest way to the nearest unseen place; home at the end. Indices of places, the first
 * not repeated at the end. Empty for an empty graph.
 */
export function coveringWalk(graph: WalkGraph): readonly number[] {
  if (graph.places.length === 0) return [];
  const seen = new Set([0]);
  const walk = [0];
  while (seen.size < graph.places.length) {
    const at = walk.at(-1)!;
    const next = bestUnseen(graph, seen, at, walk.at(-2));
    const steps = next === null ? shortestWay(graph, at, (place) => !seen.has(place)) : [next];
    if (steps.length === 0) break;
    for (const step of steps) {
      walk.push(step);
      seen.add(step);
    }
  }
  return walk.concat(shortestWay(graph, walk.at(-1)!, (place) => place === 0).slice(0, -1));
}

function bestUnseen(
  graph: WalkGraph,
  seen: ReadonlySet<number>,
  at: number,
  before: number | undefined,
): number | null {
  let best: number | null = null;
  let bestCost = Infinity;
  for (const next of graph.ways[at]!) {
    if (seen.has(next)) continue;
    const open = graph.ways[next]!.filter((place) => !seen.has(place)).length;
    const cost =
      lengthM(graph.places[at]!, graph.places[next]!) +
      OPEN_NEIGHBOUR_COST_M * open +
      (before === undefined
        ? 0
        : TURN_COST_M * turnShare(graph.places[before]!, graph.places[at]!, graph.places[next]!));
    if (cost < bestCost) {
      bestCost = cost;
      best = next;
    }
  }
  return best;
}

/** Fewest steps from a place to the nearest wanted one, without the start; empty when there is none. */
function shortestWay(graph: WalkGraph, from: number, isWanted: (place: number) => boolean): number[] {
  if (isWanted(from)) return [];
  const cameFrom = new Map<number, number>([[from, from]]);
  const queue = [from];
  for (const at of queue) {
    if (at !== from && isWanted(at)) return unwind(cameFrom, from, at);
    for (const next of graph.ways[at]!) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      queue.push(next);
    }
  }
  return [];
}

function unwind(cameFrom: ReadonlyMap<number, number>, from: number, to: number): number[] {
  const way = [to];
  for (let at = cameFrom.get(to)!; at !== from; at = cameFrom.get(at)!) way.push(at);
  return way.reverse();
}

/** 0 for straight on, 1 for straight back. */
function turnShare(a: MetresXY, b: MetresXY, c: MetresXY): number {
  const before = Math.atan2(b[1] - a[1], b[0] - a[0]);
  const after = Math.atan2(c[1] - b[1], c[0] - b[0]);
  const turn = Math.abs(after - before) % (2 * Math.PI);
  return Math.min(turn, 2 * Math.PI - turn) / Math.PI;
}

function lengthM(a: MetresXY, b: MetresXY): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
