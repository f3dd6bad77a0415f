import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { areaCollectionSchema, districtSchema, gridSchema } from '../../../shared/model/area.ts';
import type { Officer } from '../../../shared/model/officer.ts';

/** A phone of the made district and where its officer walks. */
export const phonesSchema = z.array(
  z.object({ device: z.string(), officer: z.string(), lon: z.number(), lat: z.number() }),
);
export type Phone = z.infer<typeof phonesSchema>[number];

export const DISTRICT = 'bench';
const SHIPPED = join(import.meta.dirname, '../../../data/districts/zhenggang');
const SHAPES = ['towns.geojson', 'communities.geojson', 'grids.geojson', 'landmarks.geojson'];

/** The shipped grids with a roster of so many officers, on duty day and night, in a server's data folder. */
export async function makeDistrict(dataFolder: string, officers: number): Promise<readonly Phone[]> {
  const folder = join(dataFolder, 'districts', DISTRICT);
  await mkdir(folder, { recursive: true });
  await Promise.all(SHAPES.map((name) => copyFile(join(SHIPPED, name), join(folder, name))));
  const district = districtSchema.parse(JSON.parse(await readFile(join(SHIPPED, 'district.json'), 'utf8')));
  const packs = [{ pack: 'zhengzhou-grid-2012', basis: 'assumed' as const }];
  const grids = areaCollectionSchema(gridSchema).parse(
    JSON.parse(await readFile(join(SHIPPED, 'grids.geojson'), 'utf8')),
  );
  const people = Array.from({ length: officers }, (_, index) => {
    const { properties } = grids.features[index % grids.features.length]!;
    return { index, grid: properties };
  });
  const roster = people.map(({ index, grid }) => officerOn(index, grid.town, grid.code));
  await writeFile(join(folder, 'district.json'), JSON.stringify({ ...district, id: DISTRICT, packs }));
  await writeFile(join(folder, 'roster.json'), JSON.stringify({ officers: roster }));
  const phones = people.map(({ index, grid }): Phone => {
    const [lon, lat] = grid.labelPoint;
    return { device: `phone-${index}`, officer: `B-${index}`, lon, lat };
  });
  await writeFile(join(dataFolder, 'phones.json'), JSON.stringify(phones));
  return phones;
}

function officerOn(index: number, town: string, grid: string): Officer {
  return {
    index,
    id: `B-${index}`,
    name: `officer ${index}`,
    role: 'auxiliary',
    town,
    grids: [grid],
    supervisor: null,
    shift: { startMinute: 0, endMinute: 1440 },
    simulated: true,
  };
}
