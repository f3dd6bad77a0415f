import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AreaCollection, Community, District, Grid, Town } from '../../shared/model/area.ts';
import type { Officer, Post } from '../../shared/model/officer.ts';
import type { LandmarkCollection } from './collect-landmarks.ts';

/** Everything that a district folder holds. */
export interface DistrictFiles {
  readonly district: District;
  readonly towns: AreaCollection<Town>;
  readonly communities: AreaCollection<Community>;
  readonly grids: AreaCollection<Grid>;
  readonly landmarks: LandmarkCollection;
  readonly posts: readonly Post[];
  readonly officers: readonly Officer[];
}

/** Writes the six files of a district into a folder; one feature a line, so that changes can be read. */
export function writeDistrictFiles(folder: string, files: DistrictFiles): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'district.json'), `${JSON.stringify(files.district, null, 2)}\n`);
  writeFileSync(join(folder, 'towns.geojson'), collectionText(files.towns));
  writeFileSync(join(folder, 'communities.geojson'), collectionText(files.communities));
  writeFileSync(join(folder, 'grids.geojson'), collectionText(files.grids));
  writeFileSync(join(folder, 'landmarks.geojson'), collectionText(files.landmarks));
  writeFileSync(
    join(folder, 'roster.json'),
    `{"posts":[\n${lines(files.posts)}\n],"officers":[\n${lines(files.officers)}\n]}\n`,
  );
}

function collectionText(collection: { readonly features: readonly unknown[] }): string {
  return `{"type":"FeatureCollection","features":[\n${lines(collection.features)}\n]}\n`;
}

function lines(items: readonly unknown[]): string {
  return items.map((item) => JSON.stringify(item)).join(',\n');
}
