import type { AreaCollection, District, Town } from '../../shared/model/area.ts';
import { boundsOf } from '../../shared/geo/bounds.ts';
import { collectFeatures, type DistrictFeatures } from './collect-features.ts';
import { collectLandmarks } from './collect-landmarks.ts';
import type { DistrictFiles } from './district-files.ts';
import { growDistrict } from './grow-district.ts';
import type { DistrictLayout } from './layouts/layout.ts';
import { neighbourhoodOf } from './neighbourhoods.ts';
import { SIMULATED_POSTS } from './posts.ts';
import { buildRoster, type PlantedReport, type RosterPlan } from './roster.ts';
import { STAFFING, type StaffingLayout } from './layouts/staffing.ts';

/** Makes all files of a schematic district; the same layout gives the same bytes. */
export function buildDistrict(layout: DistrictLayout): {
  readonly files: DistrictFiles;
  readonly planted: PlantedReport;
} {
  const grown = growDistrict(layout);
  const features = collectFeatures(grown);
  const staffing = STAFFING[layout.id]!;
  const { officers, planted } = buildRoster(rosterPlan(layout, features, staffing));
  return {
    files: {
      district: districtRecord(layout, features.towns),
      towns: features.towns,
      communities: features.communities,
      grids: features.grids,
      landmarks: collectLandmarks(grown),
      posts: SIMULATED_POSTS,
      officers,
    },
    planted,
  };
}

function rosterPlan(layout: DistrictLayout, features: DistrictFeatures, staffing: StaffingLayout): RosterPlan {
  const codes = features.towns.features.map((t) => t.properties.code);
  const position = (code: string | null) => (code === null ? null : codes.indexOf(code));
  return {
    seed: layout.id,
    prefix: layout.officerPrefix,
    towns: codes.map((code) => {
      const grids = neighbourhoodOf(features.grids.features.filter((g) => g.properties.town === code));
      return {
        code,
        grids,
        auxiliaries: staffing.auxiliaries[code] ?? Math.max(4, Math.round(grids.length * staffing.auxiliariesPerGrid)),
      };
    }),
    planted: {
      unheld: staffing.planted.unheld.map((code) => codes.indexOf(code)),
      fiveGrids: position(staffing.planted.fiveGrids),
      oneGrid: position(staffing.planted.fiveGrids),
      auxiliaryWithoutSupervisor: position(staffing.planted.auxiliaryWithoutSupervisor),
      temporaryPost: position(staffing.planted.temporaryPost),
    },
  };
}

function districtRecord(layout: DistrictLayout, towns: AreaCollection<Town>): District {
  return {
    id: layout.id,
    name: layout.name,
    code: layout.code,
    timeZone: 'Asia/Shanghai',
    bounds: boundsOf(towns.features.map((t) => t.geometry)),
    schematic: true,
    gridsSchematic: true,
    packs: [...layout.packs],
    provenance: [
      'Names, codes and urban-rural classes: National Bureau of Statistics, 统计用区划代码和城乡划分代码, 2023.',
      'Shapes of towns, communities and grids, roads, rivers and rails are schematic: generated from label points, not surveyed.',
      'Key places, built-up areas and shares of main areas are assumed; the roster is simulated and names nobody.',
      ...layout.provenance,
    ],
  };
}
