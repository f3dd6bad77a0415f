import { intersectAreas } from '../../shared/geo/clip.ts';
import { polygonsOf } from '../../shared/geo/bounds.ts';
import { signedRingArea } from '../../shared/geo/ring.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { AreaGeometry } from '../../shared/model/area.ts';
import { Mesh, type FaceId } from '../districts/mesh.ts';

type Polygon = readonly (readonly [number, number])[][];

/** The faces of one part of a town. */
export interface MeshedPart {
  readonly faces: readonly FaceId[];
  readonly areaM2: number;
}

const LATTICE = 1e-6;

/**
 * Puts the parts of a town into a mesh of their own. A part with holes is cut along meridians through its holes, because a face has none;
 * the cuts are borders of communities afterwards.
 */
export function meshTown(
  geometry: AreaGeometry,
): Result<{ readonly mesh: Mesh; readonly parts: readonly MeshedPart[] }> {
  const polygons = polygonsOf(geometry) as readonly Polygon[];
  const mesh = new Mesh(polygons[0]![0]![0]!);
  const parts: MeshedPart[] = [];
  for (const polygon of polygons) {
    const simple = polygon.length === 1 ? ok([polygon]) : withoutHoles(polygon);
    if (!simple.ok) return simple;
    try {
      const faces = simple.value.map((piece) =>
        mesh.addFace(piece[0]!.slice(0, -1).map((p) => mesh.vertexAtLonLat(p))),
      );
      parts.push({ faces, areaM2: faces.reduce((sum, f) => sum + signedRingArea(mesh.ringMetres(f)), 0) });
    } catch (error) {
      return err(error instanceof Error ? error.message : String(error));
    }
  }
  return ok({ mesh, parts });
}

/** Slabs between meridians that run through each hole and through no corner: none of them has a hole. */
function withoutHoles(polygon: Polygon): Result<readonly Polygon[]> {
  const lons = polygon.flat().map((p) => p[0]);
  const taken = new Set(lons.map(toLattice));
  const cuts = meridiansThrough(polygon.slice(1), taken);
  const edges = [Math.min(...lons) - 0.001, ...cuts, Math.max(...lons) + 0.001];
  const lats = polygon.flat().map((p) => p[1]);
  const [south, north] = [Math.min(...lats) - 0.001, Math.max(...lats) + 0.001];
  const pieces: Polygon[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const [west, east] = [edges[i]!, edges[i + 1]!];
    const slab: AreaGeometry = {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    };
    const cut = intersectAreas({ type: 'Polygon', coordinates: polygon as [number, number][][] }, slab);
    if (!cut.ok) return cut;
    for (const piece of cut.value) {
      if (piece.length > 1) return err('its holes cannot be cut open');
      pieces.push([onLattice(piece[0]!)]);
    }
  }
  return ok(pieces);
}

/** A meridian through every hole; holes beside each other share one. */
function meridiansThrough(
  holes: readonly (readonly (readonly [number, number])[])[],
  taken: ReadonlySet<number>,
): number[] {
  const spans = holes
    .map((hole) => hole.map((p) => p[0]))
    .map((lons) => ({ west: Math.min(...lons), east: Math.max(...lons) }))
    .sort((a, b) => a.east - b.east);
  const cuts: number[] = [];
  for (const { west, east } of spans) {
    if (cuts.some((cut) => cut > west + LATTICE && cut < east - LATTICE)) continue;
    cuts.push(freeMeridian(west + (east - west) * 0.75, taken));
  }
  return cuts.sort((a, b) => a - b);
}

function freeMeridian(lon: number, taken: ReadonlySet<number>): number {
  let lattice = toLattice(lon);
  while (taken.has(lattice)) lattice++;
  return lattice * LATTICE;
}

function toLattice(degrees: number): number {
  return Math.round(degrees / LATTICE);
}

function onLattice(ring: readonly [number, number][]): [number, number][] {
  const rounded = ring.map(([lon, lat]): [number, number] => [toLattice(lon) / 1e6, toLattice(lat) / 1e6]);
  return rounded.filter((p, i) => i === 0 || p[0] !== rounded[i - 1]![0] || p[1] !== rounded[i - 1]![1]);
}
