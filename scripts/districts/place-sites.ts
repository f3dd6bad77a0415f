import type { MetresXY } from '../../shared/geo/local-metres.ts';
import { distanceToRing, isPointInRing } from '../../shared/geo/ring.ts';
import type { Random } from '../../shared/lib/seeded-random.ts';
import type { TownPlan } from './plan.ts';

/** Where a community's cell will grow; `town` is null for cells outside the district. */
export interface Site {
  readonly at: MetresXY;
  readonly town: number | null;
}

interface Sample {
  readonly at: MetresXY;
  readonly part: number;
  town: number;
}

const SAMPLE_STEP_M = 240;
const BALANCE_ROUNDS = 120;
const LLOYD_ROUNDS = 9;
const OUTSIDE_STEP_M = 1250;

/**
 * One site for every community: the outline is shared out among the towns by area (a power diagram whose weights
 * are balanced), then each town's part among its communities by k-means, denser near the seat.
 */
export function placeSites(
  outlines: readonly (readonly MetresXY[])[],
  towns: readonly TownPlan[],
  random: Random,
): Site[] {
  const samples = sampleOutlines(outlines, random);
  shareAmongTowns(samples, towns);
  return [
    ...towns.flatMap((town, index) =>
      clusterCentres(
        samples.filter((s) => s.town === index).map((s) => s.at),
        town,
        random,
      ).map((at) => ({ at, town: index })),
    ),
    ...outsideSites(outlines, random).map((at) => ({ at, town: null })),
  ];
}

function sampleOutlines(outlines: readonly (readonly MetresXY[])[], random: Random): Sample[] {
  return outlines.flatMap((ring, part) => {
    const samples: Sample[] = [];
    const xs = ring.map((p) => p[0]);
    const ys = ring.map((p) => p[1]);
    for (let y = Math.min(...ys); y < Math.max(...ys); y += SAMPLE_STEP_M) {
      for (let x = Math.min(...xs); x < Math.max(...xs); x += SAMPLE_STEP_M) {
        const at: MetresXY = [x + (random() - 0.5) * SAMPLE_STEP_M, y + (random() - 0.5) * SAMPLE_STEP_M];
        if (isPointInRing(at, ring)) samples.push({ at, part, town: -1 });
      }
    }
    return samples;
  });
}

/** Assigns each sample to a town of its part; weights move until every town has its share of the area. */
function shareAmongTowns(samples: readonly Sample[], towns: readonly TownPlan[]): void {
  const weights = towns.map(() => 0);
  const partOf = towns.map((town) => nearestPart(town.seat, samples));
  const total = (part: number) => towns.reduce((sum, t, i) => sum + (partOf[i] === part ? t.areaShare : 0), 0);
  const inPart = new Map<number, number>();
  for (const s of samples) inPart.set(s.part, (inPart.get(s.part) ?? 0) + 1);
  for (let round = 0; round < BALANCE_ROUNDS; round++) {
    const counts = towns.map(() => 0);
    for (const sample of samples) {
      sample.town = heaviestTown(sample, towns, partOf, weights);
      counts[sample.town]!++;
    }
    towns.forEach((town, i) => {
      const wanted = (town.areaShare / total(partOf[i]!)) * inPart.get(partOf[i]!)!;
      const areaM2 = (wanted - counts[i]!) * SAMPLE_STEP_M ** 2;
      weights[i]! += areaM2 * (round < 40 ? 0.16 : 0.08);
    });
  }
}

function heaviestTown(
  sample: Sample,
  towns: readonly TownPlan[],
  partOf: readonly number[],
  weights: readonly number[],
): number {
  let best = -1;
  let bestScore = Infinity;
  const [x, y] = warp(sample.at);
  for (let i = 0; i < towns.length; i++) {
    if (partOf[i] !== sample.part) continue;
    const score = (towns[i]!.seat[0] - x) ** 2 + (towns[i]!.seat[1] - y) ** 2 - weights[i]!;
    if (score < bestScore) {
      bestScore = score;
      best = i;
    }
  }
  return best;
}

/** Bends straight power-diagram borders into meanders of a few hundred metres. */
function warp([x, y]: MetresXY): MetresXY {
  return [
    x + 420 * Math.sin(y / 1900 + 1.3) + 260 * Math.sin(y / 830 + x / 2900),
    y + 420 * Math.sin(x / 2100 + 0.4) + 260 * Math.sin(x / 770 - y / 3100),
  ];
}

function nearestPart(seat: MetresXY, samples: readonly Sample[]): number {
  let best = 0;
  let bestDistance = Infinity;
  for (const s of samples) {
    const d = Math.hypot(s.at[0] - seat[0], s.at[1] - seat[1]);
    if (d < bestDistance) {
      bestDistance = d;
      best = s.part;
    }
  }
  return best;
}

/** k-means with weights that make cells small near the seat and wide far from it. */
function clusterCentres(points: readonly MetresXY[], town: TownPlan, random: Random): MetresXY[] {
  const weightOf = points.map((p) => densityAt(p, town));
  let centres = firstCentres(points, weightOf, town.communities.length, random);
  for (let round = 0; round < LLOYD_ROUNDS; round++) {
    const sums = centres.map(() => [0, 0, 0] as [number, number, number]);
    points.forEach((p, i) => {
      const sum = sums[nearest(p, centres)]!;
      sum[0] += p[0] * weightOf[i]!;
      sum[1] += p[1] * weightOf[i]!;
      sum[2] += weightOf[i]!;
    });
    centres = centres.map((c, i) => (sums[i]![2] > 0 ? [sums[i]![0] / sums[i]![2], sums[i]![1] / sums[i]![2]] : c));
  }
  return centres;
}

function densityAt(p: MetresXY, town: TownPlan): number {
  const d = Math.hypot(p[0] - town.seat[0], p[1] - town.seat[1]) / town.coreRadiusM;
  return 1 + 14 * town.urbanShare * Math.exp(-d * d);
}

/** k-means++ start: far from what is chosen already, weighted. */
function firstCentres(
  points: readonly MetresXY[],
  weightOf: readonly number[],
  count: number,
  random: Random,
): MetresXY[] {
  const centres: MetresXY[] = [points[Math.floor(random() * points.length)]!];
  const distance2 = points.map(() => Infinity);
  while (centres.length < count) {
    const last = centres.at(-1)!;
    let sum = 0;
    points.forEach((p, i) => {
      distance2[i] = Math.min(distance2[i]!, (p[0] - last[0]) ** 2 + (p[1] - last[1]) ** 2);
      sum += distance2[i]! * weightOf[i]!;
    });
    let left = random() * sum;
    let chosen = 0;
    while (chosen < points.length - 1 && (left -= distance2[chosen]! * weightOf[chosen]!) > 0) chosen++;
    centres.push(points[chosen]!);
  }
  return centres;
}

function nearest(p: MetresXY, centres: readonly MetresXY[]): number {
  let best = 0;
  let bestDistance = Infinity;
  centres.forEach((c, i) => {
    const d = (p[0] - c[0]) ** 2 + (p[1] - c[1]) ** 2;
    if (d < bestDistance) {
      bestDistance = d;
      best = i;
    }
  });
  return best;
}

/** Sites of the country around, so that the district's own cells are closed. */
function outsideSites(outlines: readonly (readonly MetresXY[])[], random: Random): MetresXY[] {
  const all = outlines.flat();
  const margin = 9000;
  const [minX, maxX] = [Math.min(...all.map((p) => p[0])) - margin, Math.max(...all.map((p) => p[0])) + margin];
  const [minY, maxY] = [Math.min(...all.map((p) => p[1])) - margin, Math.max(...all.map((p) => p[1])) + margin];
  const sites: MetresXY[] = [];
  for (let y = minY; y <= maxY; y += OUTSIDE_STEP_M) {
    for (let x = minX; x <= maxX; x += OUTSIDE_STEP_M) {
      const far = Math.min(x - minX, maxX - x, y - minY, maxY - y) < OUTSIDE_STEP_M * 3;
      const jitter = far ? 0 : OUTSIDE_STEP_M * 0.55;
      const at: MetresXY = [x + (random() - 0.5) * jitter, y + (random() - 0.5) * jitter];
      const clear = outlines.every(
        (ring) => !isPointInRing(at, ring) && distanceToRing(at, ring) > OUTSIDE_STEP_M * 0.4,
      );
      if (clear) sites.push(at);
    }
  }
  return sites;
}
