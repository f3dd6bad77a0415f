import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { INDICATORS, type Indicator } from '../shared/assessment/assessment-policy.ts';
import { assessmentsSchema, type Assessments } from '../shared/assessment/assessments.ts';
import { seededRandom, type Random } from '../shared/lib/seeded-random.ts';
import { areaCollectionSchema, townSchema } from '../shared/model/area.ts';

/**
 * `npm run generate:assessments`: writes a simulated month for each shipped district, to the same bytes each time.
 * The spread follows published bulletins: a few excellent towns, most good or passing, one or two that fail.
 */
const PERIOD = '2026-10';

/** Indicator of a town of quality 0 and what quality 1 adds. */
const RANGES: Readonly<Record<Indicator, readonly [atWorst: number, gain: number]>> = {
  patrolCompletion: [0.5, 0.48],
  onTimeClosing: [0.48, 0.5],
  closing: [0.7, 0.29],
  attendance: [0.78, 0.21],
  discovery: [0.35, 0.55],
  rework: [0.1, -0.095],
};

/** Quality of a town by its place in the order, worst 0 to best 1. */
const QUALITY: readonly (readonly [place: number, quality: number])[] = [
  [0, -0.08],
  [0.07, 0],
  [0.1, 0.1],
  [0.45, 0.54],
  [0.85, 0.8],
  [1, 0.95],
];

for (const id of process.argv.length > 2 ? process.argv.slice(2) : ['zhenggang', 'haimen', 'xinmi']) {
  const folder = fileURLToPath(new URL(`../data/districts/${id}/`, import.meta.url));
  const towns = areaCollectionSchema(townSchema).parse(JSON.parse(readFileSync(`${folder}towns.geojson`, 'utf8')));
  const codes = towns.features.map(({ properties }) => properties.code);
  const assessments = assessmentsSchema.parse(simulateMonth(id, codes));
  writeFileSync(`${folder}assessments.json`, `${JSON.stringify(assessments, null, 2)}\n`);
  console.log(`${id}: ${codes.length} towns, ${PERIOD}`);
}

function simulateMonth(id: string, codes: readonly string[]): Assessments {
  const random = seededRandom(`assessments ${id} ${PERIOD}`);
  const order = codes.map((code) => ({ code, key: random() })).sort((a, b) => a.key - b.key);
  const placeOf = new Map(order.map(({ code }, i) => [code, (i + 0.5) / order.length]));
  return {
    period: PERIOD,
    basis: 'simulated',
    provenance: ['Simulated by scripts/generate-assessments.ts; no real town was assessed.'],
    towns: codes.map((code) => ({ code, indicators: simulateTown(qualityAt(placeOf.get(code) ?? 0), random) })),
  };
}

function simulateTown(quality: number, random: Random): Record<Indicator, number> {
  const entries = INDICATORS.map((indicator) => {
    const [atWorst, gain] = RANGES[indicator];
    const noise = (random() - 0.5) * 0.06 * gain;
    const value = Math.min(1, Math.max(0, atWorst + gain * quality + noise));
    return [indicator, Math.round(value * 10_000) / 10_000] as const;
  });
  return Object.fromEntries(entries) as Record<Indicator, number>;
}

function qualityAt(place: number): number {
  const next = QUALITY.findIndex(([to]) => to >= place);
  const [from, low] = QUALITY[Math.max(0, next - 1)]!;
  const [to, high] = QUALITY[next]!;
  return to > from ? low + ((place - from) / (to - from)) * (high - low) : high;
}
