import type { KeptFix } from '../../../shared/field/position-buffer.ts';
import { isPointInRing } from '../../../shared/geo/ring.ts';
import type { FieldAnswer } from '../../../shared/http/endpoints/field.ts';
import type { AreaGeometry } from '../../../shared/model/area.ts';

/** A position older than this is not expected to confirm anything; the server decides by its own figure (CAS-15). */
const FRESH_MS = 60_000;

/** How an arrival would be confirmed now, as far as the phone can tell. */
export function arrivalHint(
  grid: string | null,
  { fix, answer, nowMs }: { readonly fix: KeptFix | null; readonly answer: FieldAnswer; readonly nowMs: number },
): 'position' | 'hand' {
  const outline = answer.grids.find(({ code }) => code === grid)?.geometry;
  if (!fix || !outline || nowMs - fix.timeMs > FRESH_MS) return 'hand';
  return isWithin([fix.lon, fix.lat], outline) ? 'position' : 'hand';
}

/** Inside an outer ring and in none of its holes. */
function isWithin(at: readonly [number, number], geometry: AreaGeometry): boolean {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.some(([outer, ...holes]) => isInRing(at, outer) && !holes.some((hole) => isInRing(at, hole)));
}

function isInRing(at: readonly [number, number], ring: readonly (readonly number[])[] | undefined): boolean {
  return (
    ring !== undefined &&
    isPointInRing(
      at,
      ring.map(([x, y]) => [x!, y!] as const),
    )
  );
}
