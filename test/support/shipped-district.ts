import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { areaCollectionSchema, districtSchema, gridSchema, townSchema } from '../../shared/model/area.ts';
import { rosterSchema } from '../../shared/model/officer.ts';
import { packsInUse } from '../../shared/policy/resolve-parameter.ts';
import { shippedPolicies } from './shipped-policies.ts';

const ROOT = join(import.meta.dirname, '../../data/districts');

/** The packs that a shipped district is under. */
export function shippedPacks(id: string) {
  const district = districtSchema.parse(JSON.parse(readFileSync(join(ROOT, id, 'district.json'), 'utf8')));
  const packs = packsInUse(district.packs, shippedPolicies().values());
  if (!packs.ok) throw new Error(packs.error);
  return packs.value;
}

/** Towns, grids, roster and packs of a district that ships, read without a server. */
export function shippedDistrict(id: string) {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, id, name), 'utf8'));
  return {
    towns: areaCollectionSchema(townSchema)
      .parse(read('towns.geojson'))
      .features.map(({ properties }) => properties),
    grids: areaCollectionSchema(gridSchema)
      .parse(read('grids.geojson'))
      .features.map(({ properties }) => properties),
    ...rosterSchema.parse(read('roster.json')),
    packs: shippedPacks(id),
  };
}
