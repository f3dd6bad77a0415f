import type { z } from 'zod';
import type { AssessedMonth } from '../../shared/assessment/assessments.ts';
import type { inspectionSchema } from '../../shared/assessment/inspections.ts';
import { lastDayOf, previousPeriod } from '../../shared/assessment/period.ts';
import { seededRandom, type Random } from '../../shared/lib/seeded-random.ts';
import { simulateInspections } from './simulate-inspections.ts';

/** What the counts of a town follow from. */
export interface TownSize {
  readonly code: string;
  readonly grids: number;
  readonly officers: number;
}

export type WrittenMonth = Pick<AssessedMonth, 'period' | 'basis' | 'towns' | 'audits'> & {
  readonly inspections: z.input<typeof inspectionSchema>[];
};

/** Share of a town of quality 0 and what quality 1 adds. */
const RANGES = {
  patrolCompletion: [0.5, 0.48],
  attendance: [0.78, 0.21],
  onTimeClosing: [0.48, 0.5],
  closing: [0.7, 0.29],
  rework: [0.1, -0.095],
  discovery: [0.35, 0.55],
} as const;
type Indicator = keyof typeof RANGES;

/** Quality of a town by its place in the order, worst 0 to best 1. */
const QUALITY: readonly (readonly [place: number, quality: number])[] = [
  [0, -0.08],
  [0.07, 0],
  [0.1, 0.1],
  [0.45, 0.54],
  [0.85, 0.82],
  [1, 1],
];

const SHIFTS_A_MONTH = 22;

/** Simulated months, oldest first: towns keep their place among the others, drift a little, and improve over the year. */
export function simulateMonths(
  id: string,
  towns: readonly TownSize[],
  { newest, count }: { readonly newest: string; readonly count: number },
): WrittenMonth[] {
  const placeOf = places(id, towns);
  const months: WrittenMonth[] = [];
  for (let period = newest, back = 0; back < count; period = previousPeriod(period), back++) {
    const random = seededRandom(`assessments ${id} ${period}`);
    const qualities = towns.map(({ code }) => ({
      code,
      quality: qualityAt(placeOf.get(code) ?? 0) + (random() - 0.5) * 0.08 - back * 0.004,
    }));
    months.unshift({
      period,
      basis: 'simulated',
      towns: towns.map((town, i) => ({
        code: town.code,
        indicators: measure(town, qualities[i]!.quality, period, random),
      })),
      ...simulateInspections(period, qualities, random),
    });
  }
  return months;
}

function places(id: string, towns: readonly TownSize[]): ReadonlyMap<string, number> {
  const random = seededRandom(`assessments ${id} order`);
  const order = towns.map(({ code }) => ({ code, key: random() })).sort((a, b) => a.key - b.key);
  return new Map(order.map(({ code }, i) => [code, (i + 0.5) / order.length]));
}

/** Both numbers of every rate; cases closed in time never exceed those closed. */
function measure(town: TownSize, quality: number, period: string, random: Random): Record<string, [number, number]> {
  const days = Number(lastDayOf(period).slice(8));
  const due = Math.max(12, Math.round(town.grids * (1.1 + random() * 0.5)));
  const sampled = 24 + Math.round(random() * 16);
  const of = (indicator: Indicator, denominator: number, most = denominator): [number, number] => {
    const [atWorst, gain] = RANGES[indicator];
    const share = atWorst + gain * quality + (random() - 0.5) * 0.06 * gain;
    return [Math.min(most, Math.max(0, Math.round(share * denominator))), denominator];
  };
  const patrolCompletion = of('patrolCompletion', town.grids * days);
  const attendance = of('attendance', town.officers * SHIFTS_A_MONTH);
  const closing = of('closing', due);
  const onTimeClosing = of('onTimeClosing', due, closing[0]);
  const rework = of('rework', closing[0]);
  return { patrolCompletion, attendance, onTimeClosing, closing, rework, discovery: of('discovery', sampled) };
}

function qualityAt(place: number): number {
  const next = QUALITY.findIndex(([to]) => to >= place);
  const [from, low] = QUALITY[Math.max(0, next - 1)]!;
  const [to, high] = QUALITY[next]!;
  return to > from ? low + ((place - from) / (to - from)) * (high - low) : high;
}
