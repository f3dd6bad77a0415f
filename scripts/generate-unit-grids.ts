import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layUnitGrids } from '../shared/coverage/unit-grids.ts';
import { areaCollectionSchema, communitySchema } from '../shared/model/area.ts';

/**
 * `npm run generate:unit-grids -- <district folder> <output file>`: unit grids (万米单元网格) of every community of a
 * district as GeoJSON, one feature a line, coded and cut at the borders (docs/rules/tiling.md, TIL-7 and TIL-8).
 */
function main([folder, output]: readonly string[]): number {
  if (folder === undefined || output === undefined) {
    console.error('npm run generate:unit-grids -- <district folder> <output file>');
    return 2;
  }
  const file = join(folder, 'communities.geojson');
  const read = areaCollectionSchema(communitySchema).safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success) {
    console.error(
      `${file}: ${read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`,
    );
    return 1;
  }
  const communities = new Map(read.data.features.map(({ properties }) => [properties.code, properties]));
  const laid = layUnitGrids(
    read.data.features.map(({ properties, geometry }) => ({ code: properties.code, geometry })),
  );
  if (!laid.ok) {
    console.error(`${file}: ${laid.error}`);
    return 1;
  }
  const lines = laid.value.flatMap(({ code: community, grids }) =>
    grids.map(({ code, areaM2, geometry }) => {
      const properties = {
        code,
        town: communities.get(community)!.town,
        community,
        areaM2: Math.round(areaM2 * 10) / 10,
      };
      return JSON.stringify({ type: 'Feature', properties, geometry });
    }),
  );
  writeFileSync(output, `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`);
  console.log(`${output}: ${lines.length} unit grids in ${laid.value.length} communities`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
