import type { LonLat } from '../model/area.ts';
import { crossingLon, isInside, type GridOutlines } from './grid-outline.ts';

/** A point that lies in the grid: its label point when inside, else the middle of its widest level cut, else a corner. */
export function representativePoint(outlines: GridOutlines, grid: number, labelPoint: LonLat): LonLat {
  if (isInside(outlines, grid, labelPoint[0], labelPoint[1])) return labelPoint;
  const { start, edges } = outlines;
  const from = start[grid]! * 4;
  const to = start[grid + 1]! * 4;
  const lats = [...new Set(cornerLats(edges, from, to))].sort((a, b) => a - b);
  let widest: { readonly width: number; readonly point: LonLat } | null = null;
  for (let i = 0; i + 1 < lats.length; i++) {
    const lat = (lats[i]! + lats[i + 1]!) / 2;
    const lons = crossings(edges, from, to, lat);
    for (let c = 0; c + 1 < lons.length; c += 2) {
      const width = lons[c + 1]! - lons[c]!;
      if (!widest || width > widest.width) widest = { width, point: [(lons[c]! + lons[c + 1]!) / 2, lat] };
    }
  }
  return widest?.point ?? [edges[from] ?? labelPoint[0], edges[from + 1] ?? labelPoint[1]];
}

function* cornerLats(edges: Float64Array, from: number, to: number): Generator<number> {
  for (let at = from; at < to; at += 4) {
    yield edges[at + 1]!;
    yield edges[at + 3]!;
  }
}

function crossings(edges: Float64Array, from: number, to: number, lat: number): number[] {
  const lons: number[] = [];
  for (let at = from; at < to; at += 4) {
    const lon = crossingLon(edges, at, lat);
    if (!Number.isNaN(lon)) lons.push(lon);
  }
  return lons.sort((a, b) => a - b);
}
