import type { OfficerItem } from '../../../shared/http/district.ts';
import type { AreaCollection, AreaGeometry, Community, Town } from '../../../shared/model/area.ts';
import { gridColumns, type GridEntry } from '../../../shared/model/grid-register.ts';
import type { DistrictState } from '../../../client/stores/district.ts';
import { createGridRegister } from '../../../client/stores/grid-register.ts';

const GEOMETRY: AreaGeometry = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
};

/** Two towns: `a` with communities a1 (grids a1-1, a1-2) and a2 (grid a2-1), `b` with b1 (grid b1-1); three officers. */
export function sampleDistrict(): Pick<DistrictState, 'towns' | 'communities' | 'grids' | 'officers'> {
  return {
    towns: collection([town(0, 'a', '张庄办事处', 'Zhangzhuang'), town(1, 'b', '银河办事处', 'Yinhe')]),
    communities: collection([
      community(0, 'a1', 'a', '前霍村'),
      community(1, 'a2', 'a', '银河社区'),
      community(2, 'b1', 'b', '大马村'),
    ]),
    grids: createGridRegister(
      gridColumns([
        grid(0, 'a1-1', 'a', 'a1', '前霍村01街区'),
        grid(1, 'a1-2', 'a', 'a1', '前霍村02楼院'),
        grid(2, 'a2-1', 'a', 'a2', '银河社区01街区'),
        grid(3, 'b1-1', 'b', 'b1', '大马村01路段'),
      ]),
    ),
    officers: new Map(
      [
        officer(0, 'zg-0001', '田春斌', 'auxiliary', 'a', ['a1-1']),
        officer(1, 'zg-0002', '王银河', 'enforcement', 'a', ['a1-1', 'a1-2']),
        officer(2, 'zg-0012', '李明', 'enforcement', 'b', ['b1-1', 'b1-1']),
      ].map((one) => [one.index, one]),
    ),
  };
}

function collection<P extends { index: number }>(items: readonly P[]): AreaCollection<P> {
  return {
    type: 'FeatureCollection',
    features: items.map((properties) => ({
      type: 'Feature',
      id: properties.index + 1,
      properties,
      geometry: GEOMETRY,
    })),
  };
}

function town(index: number, code: string, zh: string, en: string): Town {
  return {
    index,
    code,
    name: { zh, en },
    kind: 'street',
    labelPoint: [0, 0],
    residents: null,
    builtUpAreaM2: null,
    mainAreaShare: null,
    schematic: true,
  };
}

function community(index: number, code: string, inTown: string, name: string): Community {
  return { index, code, name, town: inTown, urbanRural: null, labelPoint: [0, 0] };
}

function grid(index: number, code: string, inTown: string, inCommunity: string, name: string): GridEntry {
  return { index, code, name, town: inTown, community: inCommunity };
}

function officer(
  index: number,
  id: string,
  name: string,
  role: OfficerItem['role'],
  inTown: string,
  grids: string[],
): OfficerItem {
  return {
    index,
    id,
    name,
    role,
    town: inTown,
    grids,
    supervisor: null,
    shift: { startMinute: 420, endMinute: 900 },
    simulated: true,
    state: 'moving',
    lastFixMs: null,
    lon: null,
    lat: null,
    breakSinceMs: null,
  };
}
