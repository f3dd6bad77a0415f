import { uniteAreas } from '../../shared/geo/clip.ts';
import { meanWidthM } from '../../shared/geo/area.ts';
import { toLocalMetres } from '../../shared/geo/local-metres.ts';
import { findRingFault } from '../../shared/geo/ring-faults.ts';
import { signedRingArea } from '../../shared/geo/ring.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { AreaGeometry } from '../../shared/model/area.ts';
import type { ToWgs84 } from './district-crs.ts';

type Ring = [number, number][];
type Polygons = Ring[][];

export interface Mended {
  readonly geometry: AreaGeometry;
  /** What had to be done to the shape, in words; empty when it was sound. */
  readonly repairs: readonly string[];
}

const LATTICE_PER_DEGREE = 1e6;
const UNTANGLE_ROUNDS = 4;
/** Parts and holes thinner than this on average are traces of crossing rings, not places. */
const SLIVER_WIDTH_M = 0.5;

/**
 * A sound polygon in WGS-84 on the lattice of a millionth of a degree: closed, without repeated points, uncrossed, turned as RFC 7946 says.
 * The error says why the shape cannot be used.
 */
export function mendGeometry(raw: unknown, toWgs84: ToWgs84): Result<Mended> {
  const parts = polygonsIn(raw);
  if (!parts.ok) return parts;
  const projected = parts.value.map((polygon) => polygon.map((ring) => ring.map((p) => toWgs84(p))));
  const lost = projected.flat(2).find(([lon, lat]) => !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90));
  if (lost)
    return err(
      `a corner lies at ${lost.map((n) => n.toPrecision(6)).join(', ')}, which is no place on earth (is --crs right?)`,
    );
  const repairs = new Set<string>();
  let polygons = dropEmpty(
    projected.map((polygon) => polygon.map((ring) => tidyRing(ring, repairs))),
    repairs,
  );
  for (let round = 0; round < UNTANGLE_ROUNDS && hasFault(polygons); round++) {
    if (polygons.length === 0) break;
    const united = uniteAreas([{ type: 'MultiPolygon', coordinates: polygons }]);
    if (!united.ok) return err(`its rings cross in a way that cannot be untangled (${united.error})`);
    repairs.add('crossing rings untangled');
    polygons = dropEmpty(
      united.value.map((polygon) => polygon.map((ring) => tidyRing(ring, new Set()))),
      new Set(),
    );
  }
  polygons = dropSlivers(polygons, repairs);
  if (polygons.length === 0) return err('no ring has an area');
  if (hasFault(polygons)) return err('its rings cross in a way that cannot be untangled');
  const turned = polygons.map((polygon) =>
    polygon.map((ring, i) => (signedRingArea(ring) > 0 === (i === 0) ? ring : ring.toReversed())),
  );
  return ok({
    geometry:
      turned.length === 1
        ? { type: 'Polygon', coordinates: turned[0]! }
        : { type: 'MultiPolygon', coordinates: turned },
    repairs: [...repairs],
  });
}

function polygonsIn(raw: unknown): Result<Polygons> {
  if (typeof raw !== 'object' || raw === null) return err('it has no geometry');
  const { type, coordinates } = raw as { type?: unknown; coordinates?: unknown };
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return err(`its geometry is ${typeof type === 'string' ? type : 'unnamed'}, not a polygon`);
  const nested: unknown = type === 'Polygon' ? [coordinates] : coordinates;
  if (!isPolygons(nested)) return err('its coordinates are not rings of numbers');
  return ok(nested.map((polygon) => polygon.map((ring) => ring.map(([x, y]): [number, number] => [x, y]))));
}

function isPolygons(value: unknown): value is Polygons {
  const isPosition = (p: unknown) =>
    Array.isArray(p) && p.length >= 2 && Number.isFinite(p[0]) && Number.isFinite(p[1]);
  const isRing = (r: unknown) => Array.isArray(r) && r.every(isPosition);
  return Array.isArray(value) && value.every((polygon) => Array.isArray(polygon) && polygon.every(isRing));
}

/** Rounds to the lattice, drops repeated points and spikes, closes. */
function tidyRing(ring: Ring, repairs: Set<string>): Ring {
  const points: Ring = ring.map(([lon, lat]) => [onLattice(lon), onLattice(lat)]);
  if (points.length > 1 && !isSame(points[0]!, points.at(-1)!)) repairs.add('open ring closed');
  else points.pop();
  const rawRepeats = ring.slice(1, -1).some((p, i) => isSame(p, ring[i]!));
  if (rawRepeats) repairs.add('repeated points removed');
  let kept = points;
  for (let before = -1; before !== kept.length;) {
    before = kept.length;
    kept = kept.filter((p, i) => !isSame(p, kept[(i + 1) % kept.length]!) || kept.length === 1);
    kept = kept.filter((p, i) => !isSpike(kept.at(i - 1)!, p, kept[(i + 1) % kept.length]!));
  }
  return kept.length === 0 ? [] : [...kept, kept[0]!];
}

/** A point where the outline goes out and straight back. */
function isSpike(a: [number, number], b: [number, number], c: [number, number]): boolean {
  const cross = (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]);
  const dot = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]);
  return Math.abs(cross) < 1e-13 && dot < 0;
}

/** Rings of fewer than three corners bound nothing; a polygon goes with its outer ring. */
function dropEmpty(polygons: Polygons, repairs: Set<string>): Polygons {
  const sound = (ring: Ring) => ring.length >= 4;
  return polygons
    .filter((polygon) => {
      const keep = polygon[0] !== undefined && sound(polygon[0]);
      if (!keep) repairs.add('rings without area dropped');
      return keep;
    })
    .map((polygon) => polygon.filter(sound));
}

/** Takes out parts and holes that are mere slivers, unless nothing else would be left. */
function dropSlivers(polygons: Polygons, repairs: Set<string>): Polygons {
  if (polygons.length === 0) return polygons;
  const frame = toLocalMetres(polygons[0]![0]![0]!);
  const isWide = (ring: Ring) => meanWidthM([ring], frame) >= SLIVER_WIDTH_M;
  const kept = polygons
    .filter((polygon) => isWide(polygon[0]!))
    .map((polygon) => polygon.filter((ring, i) => i === 0 || isWide(ring)));
  if (kept.flat().length < polygons.flat().length) repairs.add('slivers dropped');
  return kept.length > 0 ? kept : polygons;
}

function hasFault(polygons: Polygons): boolean {
  return polygons.some((polygon) => polygon.some((ring) => findRingFault(ring) !== null));
}

function onLattice(degrees: number): number {
  return Math.round(degrees * LATTICE_PER_DEGREE) / LATTICE_PER_DEGREE;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
