import type { Officer } from '../../shared/model/officer.ts';
import { loadPolicies } from '../../server/policies/load-policies.ts';
import type { Device } from '../../server/ports/devices.ts';
import type { LoadedDistrict } from '../../server/ports/district.ts';
import { at, gridsOf, rectangle } from './grid-tiles.ts';

export const WEST = '410173001';
export const EAST = '410173002';
const SIDE_M = 300;

/** A position so many metres east and north inside one of the four grids of `twoTowns`. */
export function inGrid(index: number, eastM = SIDE_M / 2, northM = SIDE_M / 2) {
  const [lon, lat] = at(index * SIDE_M + eastM, northM);
  return { lon, lat };
}

/** Two towns of two square grids each, four in a row, with one officer on every grid from 7 to 19 o'clock. */
export async function twoTowns(officers: readonly Officer[] = [0, 1, 2, 3].map(officerOn)): Promise<LoadedDistrict> {
  const grids = gridsOf([0, 1, 2, 3].map((i) => rectangle(i * SIDE_M, 0, (i + 1) * SIDE_M, SIDE_M)));
  const [west, south] = at(0, 0);
  const [east, north] = at(4 * SIDE_M, SIDE_M);
  return {
    district: {
      id: 'two-towns',
      name: { zh: '两镇', en: 'Two Towns' },
      code: null,
      timeZone: 'Asia/Shanghai',
      bounds: [west, south, east, north],
      schematic: true,
      gridsSchematic: true,
      packs: [{ pack: 'zhengzhou-grid-2012', basis: 'assumed' }],
      provenance: [],
    },
    towns: { type: 'FeatureCollection', features: [townFeature(0, WEST), townFeature(1, EAST)] },
    communities: { type: 'FeatureCollection', features: [] },
    grids: {
      ...grids,
      features: grids.features.map((feature) => ({
        ...feature,
        properties: {
          ...feature.properties,
          town: townOf(feature.properties.index),
          code: gridCode(feature.properties.index),
        },
      })),
    },
    landmarks: { type: 'FeatureCollection', features: [] },
    posts: [],
    officers,
    units: null,
    standings: [WEST, EAST].map((code) => ({ code, zone: null, grade: null })),
    packs: await loadPolicies(),
    areasVersion: 'test',
  };
}

export function officerOn(index: number): Officer {
  return {
    index,
    id: `E-${index}`,
    name: `officer ${index}`,
    role: 'enforcement',
    town: townOf(index),
    grids: [gridCode(index)],
    supervisor: null,
    shift: { startMinute: 7 * 60, endMinute: 19 * 60 },
    simulated: true,
  };
}

/** One device per officer: `phone-0` belongs to `E-0`. */
export function phones(count = 4): Device[] {
  return Array.from({ length: count }, (_, i) => ({ device: `phone-${i}`, officerId: `E-${i}`, simulated: true }));
}

function townOf(grid: number): string {
  return grid < 2 ? WEST : EAST;
}

export function gridCode(index: number): string {
  return `${townOf(index)}00${index}`;
}

function townFeature(index: number, code: string): LoadedDistrict['towns']['features'][number] {
  const ring = rectangle(index * 2 * SIDE_M, 0, (index + 1) * 2 * SIDE_M, SIDE_M).map(
    ([e, n]) => [...at(e, n)] as [number, number],
  );
  return {
    type: 'Feature',
    id: index + 1,
    properties: {
      index,
      code,
      name: { zh: code, en: code },
      kind: 'town',
      labelPoint: [...ring[0]!] as [number, number],
      residents: null,
      builtUpAreaM2: null,
      mainAreaShare: null,
      schematic: true,
    },
    geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] },
  };
}
