import { minuteOfDay } from '../lib/local-day.ts';
import type { LonLat } from '../model/area.ts';
import type { CASE_SOURCES, CASE_KINDS, CaseCategory, SEVERITIES } from '../model/case.ts';
import { KEY_PLACE_WORDS, PLACE_WORDS, SIMULATED_KINDS, type SimulatedKind } from './case-kinds.ts';
import { hashText, unitNoise } from './hash-noise.ts';
import type { Route } from './grid-route.ts';

/** Where cases can happen. */
export interface CaseGround {
  readonly code: string;
  readonly name: string;
  readonly keyPlaces: readonly string[];
  readonly routes: readonly Route[];
}

/** A case that somebody is going to report. */
export interface PlannedCase {
  /** The same seed and moment give the same id. */
  readonly id: string;
  readonly atMs: number;
  readonly grid: string;
  readonly place: LonLat;
  readonly kind: (typeof CASE_KINDS)[number];
  readonly category: CaseCategory;
  readonly source: (typeof CASE_SOURCES)[number];
  readonly severity: (typeof SEVERITIES)[number];
  readonly description: string;
}

const MINUTE_MS = 60_000;
/** Cases per grid and hour while the streets are busy; a district of 1,200 grids then reports about 60 an hour. */
const BUSY_PER_GRID_HOUR = 0.05;
const KEY_PLACE_WEIGHT = 4;

/** Share of the busy rate at a local minute of the day: shops and callers sleep, markets start at six. */
function caseTide(minute: number): number {
  if (minute < 360) return 0.1;
  if (minute < 480) return 0.55;
  if (minute < 1200) return 1;
  if (minute < 1380) return 0.5;
  return 0.18;
}

/** The reports of `(fromMs, toMs]`, oldest first; spans that meet give together what the whole span gives. */
export function casesBetween(
  ground: readonly CaseGround[],
  seed: string,
  timeZone: string,
  fromMs: number,
  toMs: number,
): readonly PlannedCase[] {
  if (ground.length === 0) return [];
  const noise = hashText(`${seed}|cases`);
  const chances = groundChances(ground);
  const cases: PlannedCase[] = [];
  for (let minute = Math.floor(fromMs / MINUTE_MS); minute * MINUTE_MS <= toMs; minute++) {
    const rate = (BUSY_PER_GRID_HOUR * ground.length * caseTide(minuteOfDay(minute * MINUTE_MS, timeZone))) / 60;
    const count = poisson(rate, unitNoise(noise, minute));
    for (let i = 0; i < count; i++) {
      const item = plannedCase(ground, chances, seed, minute, i);
      if (item.atMs > fromMs && item.atMs <= toMs) cases.push(item);
    }
  }
  return cases.sort((a, b) => a.atMs - b.atMs);
}

function plannedCase(
  ground: readonly CaseGround[],
  chances: Float64Array,
  seed: string,
  minute: number,
  i: number,
): PlannedCase {
  const id = `sim-${minute.toString(36)}-${i}`;
  const noise = hashText(`${seed}|${id}`);
  const draw = (n: number) => unitNoise(noise, n);
  const at = ground[pickByChance(chances, draw(0))]!;
  const kind = pickKind(draw(1));
  return {
    id,
    atMs: Math.floor((minute + draw(2)) * MINUTE_MS),
    grid: at.code,
    place: placeIn(at, draw(3)),
    kind: kind.kind,
    category: kind.category,
    source: sourceFor(draw(4)),
    severity: draw(5) < 0.9 ? 'ordinary' : draw(5) < 0.985 ? 'difficult' : 'major',
    description: describe(kind, at, draw(6), draw(7)),
  };
}

function describe(kind: SimulatedKind, at: CaseGround, textDraw: number, placeDraw: number): string {
  const words = at.keyPlaces.flatMap((key) => KEY_PLACE_WORDS[key] ?? []);
  const spots = words.length > 0 ? [...words, ...words, ...PLACE_WORDS.slice(0, 3)] : PLACE_WORDS;
  const place = `${at.name}${spots[Math.floor(placeDraw * spots.length)] ?? ''}`;
  return (kind.texts[Math.floor(textDraw * kind.texts.length)] ?? '{place}').replace('{place}', place);
}

/** Patrols find most; the hotline and the public report the rest, cameras a few. */
function sourceFor(draw: number): PlannedCase['source'] {
  if (draw < 0.56) return 'patrol';
  if (draw < 0.8) return 'hotline';
  return draw < 0.93 ? 'public' : 'video';
}

function placeIn(at: CaseGround, draw: number): LonLat {
  const points = at.routes.reduce((sum, route) => sum + route.length / 2, 0);
  let i = Math.floor(draw * points);
  for (const route of at.routes) {
    if (i < route.length / 2) return [route[i * 2]!, route[i * 2 + 1]!];
    i -= route.length / 2;
  }
  return [0, 0];
}

function pickKind(draw: number): SimulatedKind {
  const total = SIMULATED_KINDS.reduce((sum, kind) => sum + kind.weight, 0);
  let left = draw * total;
  for (const kind of SIMULATED_KINDS) {
    left -= kind.weight;
    if (left < 0) return kind;
  }
  return SIMULATED_KINDS[0]!;
}

/** Rising sums of the weights, ending at 1. */
function groundChances(ground: readonly CaseGround[]): Float64Array {
  const chances = new Float64Array(ground.length);
  let sum = 0;
  ground.forEach((grid, i) => {
    sum += grid.keyPlaces.length > 0 ? KEY_PLACE_WEIGHT : 1;
    chances[i] = sum;
  });
  return chances.map((value) => value / sum);
}

function pickByChance(chances: Float64Array, draw: number): number {
  const found = chances.findIndex((chance) => draw < chance);
  return found === -1 ? chances.length - 1 : found;
}

/** How many happen when `rate` happen on average, from one draw. */
function poisson(rate: number, draw: number): number {
  let chance = Math.exp(-rate);
  let left = draw - chance;
  let count = 0;
  while (left >= 0 && count < 50) {
    count++;
    chance *= rate / count;
    left -= chance;
  }
  return count;
}
