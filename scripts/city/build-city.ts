import { seededRandom } from '../../shared/lib/seeded-random.ts';
import type { AreaCollection, AreaFeature } from '../../shared/model/area.ts';
import { FIELD_ROLES, type Officer } from '../../shared/model/officer.ts';
import type { DistrictFiles } from '../districts/district-files.ts';
import { madeUpName } from '../districts/people.ts';
import { postOf, SIMULATED_POSTS } from '../districts/posts.ts';
import { planCity, type Block, type CityPlan } from './city-plan.ts';

export const CITY_ID = 'demo-city';
/** One officer for so many grids. */
const GRIDS_PER_OFFICER = 2;
/** Round the clock, so that everybody is on the map whenever one looks. */
const ALL_DAY = { startMinute: 0, endMinute: 1440 };

/** A made-up city of `side` × `side` towns with a thousand grids and five hundred officers each; seeded, the same every time. */
export function buildCity(side: number): DistrictFiles {
  const plan = planCity(side);
  const random = seededRandom(`people of ${side}`);
  const towns = collection(plan.towns, plan, (town, index) => townAt(plan, town, index));
  const communities = collection(
    plan.towns.flatMap((town) => plan.communitiesOf(town)),
    plan,
    (block, index) => ({
      index,
      code: `${towns.features[Math.floor(index / 25)]!.properties.code.slice(0, 9)}${padded((index % 25) + 1, 3)}`,
      name: `第${(index % 25) + 1}社区`,
      town: towns.features[Math.floor(index / 25)]!.properties.code,
      urbanRural: null,
      labelPoint: plan.middle(block),
    }),
  );
  const grids = collection(
    plan.towns.flatMap((town) => plan.communitiesOf(town).flatMap((block) => plan.gridsOf(block))),
    plan,
    (block, index) => {
      const { code, town, name } = communities.features[Math.floor(index / 40)]!.properties;
      return {
        index,
        code: `${code}${padded((index % 40) + 1, 3)}`,
        name: `${name} ${padded((index % 40) + 1, 2)} 街区`,
        town,
        community: code,
        type: 'block' as const,
        keyPlaces: [],
        areaM2: Math.round(plan.areaM2(block)),
        labelPoint: plan.middle(block),
      };
    },
  );
  const codes = grids.features.map(({ properties }) => properties);
  const officers = Array.from({ length: codes.length / GRIDS_PER_OFFICER }, (_, index): Officer => {
    const own = codes.slice(index * GRIDS_PER_OFFICER, (index + 1) * GRIDS_PER_OFFICER);
    const role = index % 5 === 4 ? FIELD_ROLES[2 + (Math.floor(index / 5) % 3)]! : 'enforcement';
    return {
      index,
      id: `C-${padded(index + 1, 5)}`,
      name: madeUpName(random),
      role,
      town: own[0]!.town,
      grids: own.map(({ code }) => code),
      supervisor: null,
      shift: ALL_DAY,
      post: postOf(role),
      simulated: true,
    };
  });
  return {
    district: {
      id: CITY_ID,
      name: { zh: '十万网格演示城', en: 'Demo city of many grids' },
      code: null,
      timeZone: 'Asia/Shanghai',
      bounds: plan.bounds,
      schematic: true,
      gridsSchematic: true,
      packs: ['zhenggang-2026', 'zhengzhou-2018', 'zhengzhou-grid-2012'].map((pack) => ({ pack, basis: 'assumed' })),
      provenance: ['Made up by scripts/demo-city.ts to see how the product bears its size: no such city exists.'],
    },
    towns,
    communities,
    grids,
    landmarks: { type: 'FeatureCollection', features: [] },
    posts: SIMULATED_POSTS,
    officers,
  };
}

function townAt(plan: CityPlan, town: Block, index: number) {
  return {
    index,
    code: `900000${padded(index + 1, 3)}000`,
    name: { zh: `第${index + 1}街道`, en: `Sub-district ${index + 1}` },
    kind: 'street' as const,
    labelPoint: plan.middle(town),
    residents: null,
    builtUpAreaM2: null,
    mainAreaShare: null,
    schematic: true,
  };
}

function collection<P>(
  blocks: readonly Block[],
  plan: CityPlan,
  propertiesOf: (block: Block, index: number) => P,
): AreaCollection<P> {
  return {
    type: 'FeatureCollection',
    features: blocks.map((block, index): AreaFeature<P> => ({
      type: 'Feature',
      id: index + 1,
      properties: propertiesOf(block, index),
      geometry: { type: 'Polygon', coordinates: [plan.ring(block)] },
    })),
  };
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
