import type { LonLat, Landmark } from '../../shared/model/area.ts';
import type { GrownDistrict } from './grow-district.ts';
import type { Mesh } from './mesh.ts';
import { traceOutline } from './trace-outline.ts';

type Position = [number, number];

interface LandmarkFeature {
  readonly type: 'Feature';
  readonly id: number;
  readonly properties: Landmark;
  readonly geometry:
    | { readonly type: 'LineString'; readonly coordinates: Position[] }
    | { readonly type: 'Polygon'; readonly coordinates: Position[][] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: Position[][][] };
}

export interface LandmarkCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly LandmarkFeature[];
}

/** What the map is read by, bottom to top: water, rail, streets, main roads, trunks, runways. */
export function collectLandmarks(grown: GrownDistrict): LandmarkCollection {
  const { mesh, layout, lines } = grown;
  const features: Omit<LandmarkFeature, 'id'>[] = [];
  const add = (kind: Landmark['kind'], name: string | null, geometry: LandmarkFeature['geometry'], schematic = true) =>
    features.push({ type: 'Feature', properties: { kind, name, schematic }, geometry });
  for (const { name, faces } of grown.waters) if (faces.length > 0) add('water', name, traceOutline(mesh, faces));
  for (const kind of ['water', 'street', 'main', 'trunk'] as const) {
    for (const line of lines.filter((l) => l.kind === kind)) {
      add(kind, line.name, { type: 'LineString', coordinates: line.path.map((v) => mesh.toLonLat(v)) });
    }
    if (kind !== 'water') continue;
    for (const rail of layout.rails)
      add('rail', rail.name, { type: 'LineString', coordinates: roundedLine(mesh, rail.line) });
  }
  for (const runway of layout.runways) {
    add(
      'runway',
      runway.name,
      { type: 'Polygon', coordinates: [runwayOutline(mesh, runway.line, runway.widthM)] },
      false,
    );
  }
  return { type: 'FeatureCollection', features: features.map((f, i) => ({ ...f, id: i + 1 })) };
}

/** Corner cutting (Chaikin), three times: a line of a few points becomes a curve. */
function roundedLine(mesh: Mesh, line: readonly LonLat[]): Position[] {
  let points = line.map((p) => mesh.toMetres(p));
  for (let round = 0; round < 3; round++) {
    const cut = points.slice(1).flatMap((b, i) => {
      const a = points[i]!;
      return [0.25, 0.75].map((t) => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t] as const);
    });
    points = [points[0]!, ...cut, points.at(-1)!];
  }
  return points.map((p) => mesh.metresToLonLat(p));
}

function runwayOutline(mesh: Mesh, line: readonly [LonLat, LonLat], widthM: number): Position[] {
  const a = mesh.toMetres(line[0]);
  const b = mesh.toMetres(line[1]);
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const side = [(-(b[1] - a[1]) / length) * (widthM / 2), ((b[0] - a[0]) / length) * (widthM / 2)] as const;
  const corners = [
    [a[0] - side[0], a[1] - side[1]],
    [b[0] - side[0], b[1] - side[1]],
    [b[0] + side[0], b[1] + side[1]],
    [a[0] + side[0], a[1] + side[1]],
    [a[0] - side[0], a[1] - side[1]],
  ] as const;
  return corners.map((c) => mesh.metresToLonLat(c));
}
