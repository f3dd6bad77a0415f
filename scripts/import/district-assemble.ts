import { areaM2, frameOf, isInArea } from '../../shared/geo/area.ts';
import { boundsOf, polygonsOf } from '../../shared/geo/bounds.ts';
import { labelPointOf } from '../../shared/geo/label-point.ts';
import { distanceM } from '../../shared/geo/local-metres.ts';
import { signedRingArea } from '../../shared/geo/ring.ts';
import type { AreaFeature, AreaGeometry, Community, Grid, LonLat, Town } from '../../shared/model/area.ts';
import type { BeatGrid } from '../districts/beats.ts';
import type { DistrictFiles } from '../districts/district-files.ts';
import { neighbourhoodOf } from '../districts/neighbourhoods.ts';
import { SIMULATED_POSTS } from '../districts/posts.ts';
import { buildRoster } from '../districts/roster.ts';
import type { DistrictArgs } from './district-args.ts';
import { layTown } from './district-lay.ts';
import type { AreaRow, RowNote } from './district-rows.ts';

export interface Assembled {
  readonly files: DistrictFiles;
  /** Grids that were given but belong to no town. */
  readonly homeless: readonly RowNote[];
  readonly notes: readonly string[];
}

interface Draft {
  readonly towns: AreaFeature<Town>[];
  readonly communities: AreaFeature<Community>[];
  readonly grids: AreaFeature<Grid>[];
}

/** A grid of 0.25 km² gives a town of a few km² a dozen or two (assumed). */
const DEFAULT_GRID_AREA_M2 = 250_000;
const MOST_GRIDS = 2000;
const AUXILIARIES_PER_GRID = 0.15;
const NEAREST_NEIGHBOURS = 4;

/** Makes the files of a district from mended towns, and grids where they were given. */
export function assembleDistrict(
  args: DistrictArgs,
  towns: readonly AreaRow[],
  grids: readonly AreaRow[] | null,
): Assembled {
  const draft: Draft = { towns: [], communities: [], grids: [] };
  const notes: string[] = [];
  const homeless: RowNote[] = [];
  if (grids === null) layEveryTown(args, towns, draft, notes);
  else takeGivenGrids(towns, grids, draft, homeless);
  const laid = grids === null;
  return {
    files: {
      district: {
        id: args.id,
        name: { zh: args.name, en: args.name },
        code: null,
        timeZone: args.timeZone,
        bounds: boundsOf(draft.towns.map((t) => t.geometry)),
        schematic: false,
        gridsSchematic: laid,
        packs: [
          { pack: 'zhengzhou-grid-2012', basis: 'assumed' },
          { pack: 'zhenggang-2026', basis: 'assumed' },
        ],
        provenance: [
          'Shapes of towns: imported from a given file, not schematic.',
          laid
            ? 'Communities and third-level grids: laid by the importer inside the given towns; they are schematic.'
            : 'Third-level grids: imported from a given file.',
          'The roster is simulated and names nobody.',
        ],
      },
      towns: { type: 'FeatureCollection', features: draft.towns },
      communities: { type: 'FeatureCollection', features: draft.communities },
      grids: { type: 'FeatureCollection', features: draft.grids },
      landmarks: { type: 'FeatureCollection', features: [] },
      posts: SIMULATED_POSTS,
      officers: simulatedRoster(args.id, draft),
    },
    homeless,
    notes,
  };
}

function layEveryTown(args: DistrictArgs, towns: readonly AreaRow[], draft: Draft, notes: string[]): void {
  const total = towns.reduce((sum, t) => sum + areaM2(t.geometry), 0);
  const gridAreaM2 = args.gridAreaM2 ?? Math.max(DEFAULT_GRID_AREA_M2, total / MOST_GRIDS);
  notes.push(`grids of about ${Math.round(gridAreaM2).toLocaleString('en')} m² laid`);
  for (const town of towns) {
    const laid = layTown(town.geometry, gridAreaM2, `${args.id}-${town.code}`);
    if (laid.undivided !== null) notes.push(`${town.name} is one grid: ${laid.undivided}`);
    draft.towns.push(townFeature(town, laid.geometry, draft.towns.length));
    laid.communities.forEach((community, c) => {
      const code = `${town.code}-${String(c + 1).padStart(2, '0')}`;
      // Communities and grids have one name for every language, so what is added to the town's is a number.
      const name = laid.communities.length === 1 ? town.name : `${town.name} ${c + 1}`;
      push(draft.communities, community.geometry, (index) => ({
        index,
        code,
        name,
        town: town.code,
        urbanRural: null,
        labelPoint: labelOf(community.geometry),
      }));
      community.grids.forEach((geometry, g) => {
        const sequence = String(g + 1).padStart(3, '0');
        push(draft.grids, geometry, (index) =>
          gridRecord(index, `${code}${sequence}`, `${name}-${sequence.slice(1)}`, town.code, code, geometry),
        );
      });
    });
  }
}

/** Each grid goes to the town that its label point lies in. */
function takeGivenGrids(towns: readonly AreaRow[], grids: readonly AreaRow[], draft: Draft, homeless: RowNote[]): void {
  for (const town of towns) draft.towns.push(townFeature(town, town.geometry, draft.towns.length));
  for (const grid of grids) {
    const town = towns.find((t) => isInArea(labelOf(grid.geometry), t.geometry));
    if (!town) {
      homeless.push({ row: grid.row, name: grid.name, what: 'it lies in no town' });
      continue;
    }
    push(draft.grids, grid.geometry, (index) =>
      gridRecord(index, grid.code, grid.named ? grid.name : grid.code, town.code, '', grid.geometry),
    );
  }
}

function townFeature(town: AreaRow, geometry: AreaGeometry, index: number): AreaFeature<Town> {
  return {
    type: 'Feature',
    id: index + 1,
    properties: {
      index,
      code: town.code,
      name: { zh: town.name, en: town.english },
      kind: town.kind,
      labelPoint: labelOf(geometry),
      residents: null,
      builtUpAreaM2: null,
      mainAreaShare: null,
      schematic: false,
    },
    geometry,
  };
}

function gridRecord(
  index: number,
  code: string,
  name: string,
  town: string,
  community: string,
  geometry: AreaGeometry,
): Grid {
  const labelPoint = labelOf(geometry);
  const area = Math.max(0.1, Math.round(areaM2(geometry) * 10) / 10);
  return { index, code, name, town, community, type: 'block', keyPlaces: [], areaM2: area, labelPoint };
}

function push<P>(list: AreaFeature<P>[], geometry: AreaGeometry, record: (index: number) => P): void {
  list.push({ type: 'Feature', id: list.length + 1, properties: record(list.length), geometry });
}

/** A place well inside the largest part. */
function labelOf(geometry: AreaGeometry): [number, number] {
  const frame = frameOf([geometry]);
  const rings = polygonsOf(geometry).map((polygon) => polygon[0]!.slice(0, -1).map((p) => frame.toMetres(p)));
  const largest = rings.toSorted((a, b) => Math.abs(signedRingArea(b)) - Math.abs(signedRingArea(a)))[0]!;
  const [lon, lat] = frame.toLonLat([...labelPointOf(largest)]);
  return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}

/** A small roster, so that a demonstration can walk the district. */
function simulatedRoster(id: string, draft: Draft): DistrictFiles['officers'] {
  const towns = draft.towns.map(({ properties: town }) => {
    const own = draft.grids.filter((g) => g.properties.town === town.code);
    const grids = connected(neighbourhoodOf(own), own);
    return { code: town.code, grids, auxiliaries: Math.round(grids.length * AUXILIARIES_PER_GRID) };
  });
  return buildRoster({
    seed: id,
    prefix: 'im',
    towns: towns.filter((t) => t.grids.length > 0),
    planted: { unheld: [], fiveGrids: null, oneGrid: null, auxiliaryWithoutSupervisor: null, temporaryPost: null },
  }).officers;
}

/** Given grids may share no corner exactly: one without neighbours takes the nearest. */
function connected(graph: readonly BeatGrid[], grids: readonly AreaFeature<Grid>[]): BeatGrid[] {
  const places = new Map(grids.map((g) => [g.properties.code, g.properties.labelPoint as LonLat]));
  return graph.map((node) => {
    if (node.neighbours.length > 0) return node;
    const from = places.get(node.code)!;
    const others = [...places].filter(([code]) => code !== node.code);
    const nearest = others.sort(([, a], [, b]) => distanceM(from, a) - distanceM(from, b)).slice(0, NEAREST_NEIGHBOURS);
    return { code: node.code, neighbours: nearest.map(([code]) => code) };
  });
}
