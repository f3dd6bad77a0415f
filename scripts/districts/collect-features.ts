import type { MetresXY } from '../../shared/geo/local-metres.ts';
import { labelPointOf } from '../../shared/geo/label-point.ts';
import { isPointInRing, ringCentroid, signedRingArea } from '../../shared/geo/ring.ts';
import { seededRandom, type Random } from '../../shared/lib/seeded-random.ts';
import type {
  AreaCollection,
  AreaFeature,
  AreaGeometry,
  Community,
  Grid,
  GridType,
  Town,
} from '../../shared/model/area.ts';
import type { Figure } from '../../shared/model/basis.ts';
import type { GrownCommunity, GrownGrid } from './fill-community.ts';
import type { GrownDistrict } from './grow-district.ts';
import type { FaceId, Mesh } from './mesh.ts';
import { closed, traceOutline } from './trace-outline.ts';

const TYPE_NAME: Readonly<Record<GridType, string>> = { courtyard: '楼院', block: '街区', road: '路段' };
/** Square metres to the nearest tenth. */
const AREA_DIGITS = 10;

export interface DistrictFeatures {
  readonly towns: AreaCollection<Town>;
  readonly communities: AreaCollection<Community>;
  readonly grids: AreaCollection<Grid>;
  /** Face of each grid, by position in `grids`. */
  readonly faces: readonly FaceId[];
}

/** Towns, communities and grids as the files hold them. */
export function collectFeatures(grown: GrownDistrict): DistrictFeatures {
  const { mesh, layout } = grown;
  const random = seededRandom(`${layout.id}-places`);
  const communities: AreaFeature<Community>[] = grown.communities.map((community, index) => {
    const outline = traceOutline(
      mesh,
      community.grids.map((g) => g.face),
    );
    return feature(index, outline, {
      index,
      code: community.plan.code,
      name: community.plan.name,
      town: grown.towns[community.town]!.fact.code,
      urbanRural: community.plan.urbanRural,
      labelPoint: labelOf(mesh, outline),
    });
  });
  const ordered = grown.communities.flatMap((community) =>
    orderGrids(mesh, community).map((grid, i) => ({ community, grid, i })),
  );
  const grids = ordered.map(({ community, grid, i }, index) => gridFeature(grown, community, grid, i, index, random));
  return {
    towns: { type: 'FeatureCollection', features: townFeatures(grown) },
    communities: { type: 'FeatureCollection', features: communities },
    grids: { type: 'FeatureCollection', features: grids },
    faces: ordered.map((o) => o.grid.face),
  };
}

/** West to east in columns of 600 m, north to south within a column. */
function orderGrids(mesh: Mesh, community: GrownCommunity): GrownGrid[] {
  const placed = community.grids.map((grid) => ({ grid, at: ringCentroid(mesh.ringMetres(grid.face)) }));
  return placed
    .sort((a, b) => Math.floor(a.at[0] / 600) - Math.floor(b.at[0] / 600) || b.at[1] - a.at[1])
    .map((p) => p.grid);
}

function gridFeature(
  { mesh, towns }: GrownDistrict,
  community: GrownCommunity,
  grid: GrownGrid,
  position: number,
  index: number,
  random: Random,
): AreaFeature<Grid> {
  const town = towns[community.town]!;
  const ring = mesh.ringMetres(grid.face);
  const sequence = position + 1;
  const distance = Math.hypot(...difference(ringCentroid(ring), town.seat)) / town.coreRadiusM;
  return feature(
    index,
    { type: 'Polygon', coordinates: [closed(mesh, mesh.ring(grid.face))] },
    {
      index,
      code: community.plan.code + String(sequence).padStart(3, '0'),
      name: `${community.plan.name} ${String(sequence).padStart(2, '0')} ${TYPE_NAME[grid.type]}`,
      town: town.fact.code,
      community: community.plan.code,
      type: grid.type,
      keyPlaces: keyPlacesAt(grid.type, position, community.plan.urbanity, distance, random),
      areaM2: Math.round(signedRingArea(ring) * AREA_DIGITS) / AREA_DIGITS,
      labelPoint: mesh.metresToLonLat(labelPointOf(ring)),
    },
  );
}

/** Assumed: a school in most communities; hospitals, markets, malls and stations thin out from the seat. */
function keyPlacesAt(
  type: GridType,
  position: number,
  urbanity: number,
  distance: number,
  random: Random,
): Grid['keyPlaces'] {
  const draw = Array.from({ length: 5 }, () => random());
  if (type === 'road') return draw[3]! < 0.18 * (0.3 + urbanity) ? ['station'] : [];
  const near = Math.exp(-(distance ** 2));
  const places: Grid['keyPlaces'] = [];
  if (position === 1 ? draw[0]! < 0.55 : draw[0]! < 0.06 + 0.1 * urbanity) places.push('school');
  if (draw[1]! < 0.008 + 0.09 * near * urbanity) places.push('hospital');
  if (draw[2]! < 0.02 + 0.16 * near) places.push('market');
  if (draw[3]! < 0.004 + 0.04 * near) places.push('station');
  if (draw[4]! < 0.1 * near * urbanity) places.push('mall');
  return places;
}

function townFeatures(grown: GrownDistrict): AreaFeature<Town>[] {
  const { mesh, layout } = grown;
  const builtUp = grown.towns.map((_, index) =>
    builtUpWeight(
      mesh,
      grown.communities.filter((c) => c.town === index),
    ),
  );
  const main = grown.towns.map((town, index) =>
    mainAreaWeight(
      mesh,
      town.coreRadiusM,
      grown.communities.filter((c) => c.town === index),
    ),
  );
  const total = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0);
  return grown.towns.map((town, index) => {
    const faces = grown.communities.filter((c) => c.town === index).flatMap((c) => c.grids.map((g) => g.face));
    const outline = traceOutline(mesh, faces);
    const seatInside = outerRings(outline).some((ring) =>
      isPointInRing(
        town.seat,
        ring.map((p) => mesh.toMetres(p)),
      ),
    );
    return feature(index, outline, {
      index,
      code: town.fact.code,
      name: { zh: town.layout.zh, en: town.layout.en },
      kind: town.layout.kind,
      labelPoint: seatInside ? [town.seatLonLat[0], town.seatLonLat[1]] : labelOf(mesh, outline),
      residents: residentsOf(town),
      builtUpAreaM2: assumed(
        Math.round((layout.builtUp.areaM2 * builtUp[index]!) / total(builtUp) / 1000) * 1000,
        `Share of ${layout.builtUp.areaM2 / 1e6} km² by urban-rural class and area of committees. ${layout.builtUp.source}`,
      ),
      mainAreaShare: assumed(
        Math.round((main[index]! / total(main)) * 10_000) / 10_000,
        "Share of the residents' and town-centre committees (NBS classes 111, 112, 121, 122) of the district, by number and density",
      ),
      schematic: true,
    });
  });
}

function residentsOf(town: GrownDistrict['towns'][number]): Figure {
  const census = town.fact.residents2000;
  if (census && !town.layout.ignoreCensus) return { value: census.value, basis: 'source', source: census.source };
  if (town.layout.residentsSource)
    return { value: town.layout.residents, basis: 'source', source: town.layout.residentsSource };
  return assumed(town.layout.residents, 'Estimate from the number and urban-rural class of committees');
}

function assumed(value: number, source: string): Figure {
  return { value, basis: 'assumed', source };
}

function builtUpWeight(mesh: Mesh, communities: readonly GrownCommunity[]): number {
  return communities.reduce((sum, c) => sum + areaOf(mesh, c) * (0.012 + c.plan.urbanity ** 2 * 0.7), 0);
}

function mainAreaWeight(mesh: Mesh, coreRadiusM: number, communities: readonly GrownCommunity[]): number {
  const dense = communities.reduce((sum, c) => sum + (c.plan.urbanity >= 0.42 ? c.plan.urbanity ** 1.6 : 0.02), 0);
  return dense * Math.sqrt(Math.max(builtUpWeight(mesh, communities), 1)) * (1000 / coreRadiusM) ** 0.25;
}

function areaOf(mesh: Mesh, community: GrownCommunity): number {
  return community.grids.reduce((sum, g) => sum + signedRingArea(mesh.ringMetres(g.face)), 0);
}

function labelOf(mesh: Mesh, outline: AreaGeometry): [number, number] {
  const rings = outerRings(outline).map((ring) => ring.slice(0, -1).map((p) => mesh.toMetres(p)));
  const largest = rings.toSorted((a, b) => signedRingArea(b) - signedRingArea(a))[0]!;
  return mesh.metresToLonLat([...labelPointOf(largest)]);
}

function outerRings(outline: AreaGeometry): [number, number][][] {
  return outline.type === 'Polygon' ? [outline.coordinates[0]!] : outline.coordinates.map((polygon) => polygon[0]!);
}

function feature<P>(index: number, geometry: AreaGeometry, properties: P): AreaFeature<P> {
  return { type: 'Feature', id: index + 1, properties, geometry };
}

function difference(a: readonly [number, number], b: MetresXY): [number, number] {
  return [a[0] - b[0], a[1] - b[1]];
}
