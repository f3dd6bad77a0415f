import type { MetresXY } from '../../shared/geo/local-metres.ts';
import type { LonLat } from '../../shared/model/area.ts';
import { borderKey, smoothPath, type CellPlan } from './cells.ts';
import type { DistrictLayout } from './layouts/layout.ts';
import type { TownPlan } from './plan.ts';
import { nearestCorner, routeAlongBorders } from './route.ts';

export interface Line {
  readonly kind: 'trunk' | 'main' | 'water';
  readonly name: string | null;
  /** Corners of the cell plan. */
  readonly path: readonly number[];
}

export interface Skeleton {
  readonly lines: readonly Line[];
  readonly kindOfBorder: ReadonlyMap<string, Line['kind']>;
}

interface Network {
  readonly plan: CellPlan;
  readonly isInside: (corner: number) => boolean;
  readonly usable: (a: number, b: number) => boolean;
  readonly roads: Set<string>;
  readonly rivers: Set<string>;
  readonly lines: Line[];
}

/** Roads and rivers that follow the borders of cells: trunks of the layout, one main road between neighbouring towns, rivers beside them. */
export function drawSkeleton(
  layout: DistrictLayout,
  towns: readonly TownPlan[],
  plan: CellPlan,
  insideBorder: (key: string) => boolean,
  toMetres: (position: LonLat) => MetresXY,
): Skeleton {
  const inside = plan.corners.map((corner, c) => [...corner.neighbours].some((n) => insideBorder(borderKey(c, n))));
  const net: Network = {
    plan,
    isInside: (corner) => inside[corner]!,
    usable: (a, b) => insideBorder(borderKey(a, b)),
    roads: new Set(),
    rivers: new Set(),
    lines: [],
  };
  for (const trunk of layout.trunks) addLine(net, 'trunk', trunk.name, trunk.via.map(toMetres));
  for (const [a, b] of townPairs(towns)) addLine(net, 'main', null, [a, b]);
  for (const river of layout.rivers) addLine(net, 'water', river.name, river.via.map(toMetres));
  const kindOfBorder = new Map<string, Line['kind']>();
  for (const line of net.lines) {
    for (const key of bordersOf(line.path)) if (!kindOfBorder.has(key)) kindOfBorder.set(key, line.kind);
  }
  return { lines: net.lines, kindOfBorder };
}

function addLine(net: Network, kind: Line['kind'], name: string | null, via: readonly MetresXY[]): void {
  const own = kind === 'water' ? net.rivers : net.roads;
  const taken = kind === 'water' ? net.roads : net.rivers;
  const stops = via.map((at) => nearestCorner(net.plan.corners, at, net.isInside));
  const path: number[] = [stops[0]!];
  for (let i = 0; i + 1 < stops.length; i++) {
    path.push(...routeAlongBorders(net.plan.corners, stops[i]!, stops[i + 1]!, net.usable, own, taken).slice(1));
  }
  for (const run of freshRuns(withoutLoops(path), own)) net.lines.push({ kind, name, path: run });
  for (const key of bordersOf(path)) own.add(key);
}

/** Cuts out detours that come back to the same corner. */
function withoutLoops(path: readonly number[]): number[] {
  const clean: number[] = [];
  for (const corner of path) {
    const seen = clean.indexOf(corner);
    if (seen >= 0) clean.length = seen;
    clean.push(corner);
  }
  return clean;
}

/** The stretches of a path that no earlier line has taken. */
function freshRuns(path: readonly number[], taken: ReadonlySet<string>): number[][] {
  const runs: number[][] = [];
  let run: number[] = [];
  for (let i = 0; i + 1 < path.length; i++) {
    if (taken.has(borderKey(path[i]!, path[i + 1]!))) {
      if (run.length > 1) runs.push(run);
      run = [];
      continue;
    }
    if (run.length === 0) run.push(path[i]!);
    run.push(path[i + 1]!);
  }
  if (run.length > 1) runs.push(run);
  return runs;
}

/** Pairs of seats with no third seat in the circle between them (Gabriel graph). */
function townPairs(towns: readonly TownPlan[]): [MetresXY, MetresXY][] {
  const pairs: [MetresXY, MetresXY][] = [];
  towns.forEach((a, i) => {
    for (const b of towns.slice(i + 1)) {
      const centre = [(a.seat[0] + b.seat[0]) / 2, (a.seat[1] + b.seat[1]) / 2] as const;
      const radius = Math.hypot(a.seat[0] - b.seat[0], a.seat[1] - b.seat[1]) / 2;
      const free = towns.every(
        (t) => t === a || t === b || Math.hypot(t.seat[0] - centre[0], t.seat[1] - centre[1]) > radius,
      );
      if (free) pairs.push([a.seat, b.seat]);
    }
  });
  return pairs;
}

/** Straightens roads, rivers and the outer border before the borders get their bends. */
export function smoothLines(
  skeleton: Skeleton,
  plan: CellPlan,
  cellsOf: ReadonlyMap<number, readonly number[]>,
  outlines: readonly (readonly number[])[],
  shores: readonly (readonly number[])[],
): void {
  for (const outline of outlines) smoothPath(outline, plan, cellsOf, 3);
  for (const shore of shores) smoothPath(shore, plan, cellsOf, 14);
  for (const line of skeleton.lines)
    smoothPath(line.path, plan, cellsOf, line.kind === 'trunk' ? 10 : line.kind === 'main' ? 6 : 4);
  for (const line of skeleton.lines) if (line.kind === 'trunk') smoothPath(line.path, plan, cellsOf, 6);
}

function bordersOf(path: readonly number[]): string[] {
  return path.slice(1).map((corner, i) => borderKey(path[i]!, corner));
}
