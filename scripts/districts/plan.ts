import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { LonLat } from '../../shared/model/area.ts';
import type { MetresXY } from '../../shared/geo/local-metres.ts';
import { assert } from '../../shared/lib/assert.ts';
import type { DistrictLayout, TownLayout } from './layouts/layout.ts';

const townFactSchema = z.strictObject({
  code: z.string().length(12),
  nbsName: z.string(),
  nameInUse: z.string(),
  labelPoint: z.strictObject({ position: z.tuple([z.number(), z.number()]), source: z.string() }).nullable(),
  residents2000: z.strictObject({ value: z.number(), source: z.string() }).nullable(),
  note: z.string().nullable(),
  committees: z.array(z.tuple([z.string(), z.string()])),
});
type TownFact = z.infer<typeof townFactSchema>;

const factsSchema = z.strictObject({
  district: z.string(),
  code: z.string(),
  sources: z.array(z.string()),
  towns: z.array(townFactSchema),
});

/** A committee of the official list with the code that we give it. */
export interface CommunityPlan {
  readonly code: string;
  readonly name: string;
  readonly urbanRural: string;
  /** 0 for open country, 1 for the main urban area. */
  readonly urbanity: number;
}

export interface TownPlan {
  readonly fact: TownFact;
  readonly layout: TownLayout;
  readonly seatLonLat: LonLat;
  readonly seat: MetresXY;
  readonly areaShare: number;
  /** Distance from the seat within which the town is dense. */
  readonly coreRadiusM: number;
  /** 0–1: mean urbanity of its committees. */
  readonly urbanShare: number;
  readonly communities: readonly CommunityPlan[];
}

/** NBS urban–rural classes, as a share of "urban" that sizes of grids and of cells follow (assumed). */
const URBANITY: Readonly<Record<string, number>> = {
  '111': 1,
  '112': 0.62,
  '121': 0.8,
  '122': 0.5,
  '123': 0.45,
  '210': 0.42,
  '220': 0.08,
};

/** Reads the carried facts and joins them with the layout, towns in order of code. */
export function loadPlan(layout: DistrictLayout, toMetres: (position: LonLat) => MetresXY): TownPlan[] {
  const file = new URL(`./facts/${layout.id}.json`, import.meta.url);
  const facts = factsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const total = layout.towns.reduce((sum, town) => sum + town.areaKm2, 0);
  return facts.towns
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map((fact) => {
      const town = layout.towns.find((t) => t.code === fact.code);
      assert(town, `no layout for ${fact.code}`);
      const seatLonLat = town.seat ?? fact.labelPoint?.position;
      assert(seatLonLat, `no seat for ${fact.code}`);
      const communities = planCommunities(fact);
      return {
        fact,
        layout: town,
        seatLonLat,
        seat: toMetres(seatLonLat),
        areaShare: town.areaKm2 / total,
        coreRadiusM: Math.sqrt((town.areaKm2 * 1e6) / Math.PI) * 0.5,
        urbanShare: communities.reduce((sum, c) => sum + c.urbanity, 0) / communities.length,
        communities,
      };
    });
}

/** Street code 9 + 001… for residents' committees and 200… for village committees, in list order (the last three digits are assumed). */
function planCommunities(fact: TownFact): CommunityPlan[] {
  let residents = 0;
  let villages = 0;
  return fact.committees.map(([official, urbanRural]) => {
    const sequence = isVillage(official) ? 200 + villages++ : 1 + residents++;
    return {
      code: fact.code.slice(0, 9) + String(sequence).padStart(3, '0'),
      name: shortName(official),
      urbanRural,
      urbanity: URBANITY[urbanRural] ?? 0.3,
    };
  });
}

function isVillage(official: string): boolean {
  return /村(村民)?委会$|村民委员会$|村$/.test(official);
}

/** 枣岗村委会 → 枣岗村, 颐生村村委会 → 颐生村, 钟观社区居民委员会 → 钟观社区. */
function shortName(official: string): string {
  return official
    .replace(/^南通市海门区/, '')
    .replace(/村(村民委员会|村委会)$/, '村')
    .replace(/村(民委员)?委?会$/, '村')
    .replace(/社区居(民委员|委)会$/, '社区');
}
