import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildDistrict } from './districts/build-district.ts';
import { writeDistrictFiles } from './districts/district-files.ts';
import { haimenLayout } from './districts/layouts/haimen.ts';
import { xinmiLayout } from './districts/layouts/xinmi.ts';
import { zhenggangLayout } from './districts/layouts/zhenggang.ts';

/** `npm run generate`: makes the three shipped districts again, to the same bytes. An argument names another output folder. */
const root = process.argv[2] ?? fileURLToPath(new URL('../data/districts', import.meta.url));

for (const layout of [zhenggangLayout, haimenLayout, xinmiLayout]) {
  const { files, planted } = buildDistrict(layout);
  const folder = join(root, layout.id);
  writeDistrictFiles(folder, files);
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  console.log(
    `${layout.id}: ${files.towns.features.length} towns, ${files.communities.features.length} communities, ` +
      `${files.grids.features.length} grids, ${files.officers.length} officers, ${(bytes / 1e6).toFixed(2)} MB`,
  );
  console.log(`  planted: ${JSON.stringify(planted)}`);
}
