import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assessmentsSchema } from '../shared/assessment/assessments.ts';
import { areaCollectionSchema, gridSchema, townSchema } from '../shared/model/area.ts';
import { rosterSchema } from '../shared/model/officer.ts';
import { printAssessments } from './assessments/print-assessments.ts';
import { simulateMonths, type TownSize } from './assessments/simulate-months.ts';

/**
 * `npm run generate:assessments`: writes a simulated year of months for each shipped district, to the same bytes each
 * time. The spread follows published bulletins: a few excellent towns, most good or passing, one or two that fail.
 */
const NEWEST_MONTH = '2026-10';
const MONTHS = 12;

for (const id of process.argv.length > 2 ? process.argv.slice(2) : ['zhenggang', 'haimen', 'xinmi']) {
  const folder = fileURLToPath(new URL(`../data/districts/${id}/`, import.meta.url));
  const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}${name}`, 'utf8'));
  const sizes = sizesOf(
    areaCollectionSchema(townSchema).parse(read('towns.geojson')).features,
    areaCollectionSchema(gridSchema).parse(read('grids.geojson')).features,
    rosterSchema.parse(read('roster.json')).officers,
  );
  const text = printAssessments({
    provenance: ['Simulated by scripts/generate-assessments.ts; no real town was assessed.'],
    months: simulateMonths(id, sizes, { newest: NEWEST_MONTH, count: MONTHS }),
  });
  assessmentsSchema.parse(JSON.parse(text));
  writeFileSync(`${folder}assessments.json`, text);
  console.log(`${id}: ${sizes.length} towns, ${MONTHS} months to ${NEWEST_MONTH}, ${Buffer.byteLength(text)} bytes`);
}

function sizesOf(
  towns: readonly { readonly properties: { readonly code: string } }[],
  grids: readonly { readonly properties: { readonly town: string } }[],
  officers: readonly { readonly town: string }[],
): readonly TownSize[] {
  return towns.map(({ properties: { code } }) => ({
    code,
    grids: grids.filter(({ properties }) => properties.town === code).length,
    officers: officers.filter(({ town }) => town === code).length,
  }));
}
