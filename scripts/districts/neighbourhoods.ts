import type { AreaFeature, Grid } from '../../shared/model/area.ts';
import type { BeatGrid } from './beats.ts';

/** Grids of one town with the codes of those they share a border with, from identical edges. */
export function neighbourhoodOf(grids: readonly AreaFeature<Grid>[]): BeatGrid[] {
  const byEdge = new Map<string, string[]>();
  for (const grid of grids)
    for (const edge of edgesOf(grid)) byEdge.set(edge, [...(byEdge.get(edge) ?? []), grid.properties.code]);
  const neighbours = new Map<string, Set<string>>(grids.map((g) => [g.properties.code, new Set()]));
  for (const codes of byEdge.values()) {
    for (const a of codes) for (const b of codes) if (a !== b) neighbours.get(a)!.add(b);
  }
  return grids.map((g) => ({ code: g.properties.code, neighbours: [...neighbours.get(g.properties.code)!].sort() }));
}

function edgesOf(grid: AreaFeature<Grid>): string[] {
  const polygons = grid.geometry.type === 'Polygon' ? [grid.geometry.coordinates] : grid.geometry.coordinates;
  return polygons.flat().flatMap((ring) =>
    ring.slice(1).map((b, i) => {
      const a = ring[i]!;
      return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]) ? `${a.join()} ${b.join()}` : `${b.join()} ${a.join()}`;
    }),
  );
}
