import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { budgetOf, classDayOf } from '../../shared/funding/budget.ts';
import { fundingRecordSchema } from '../../shared/funding/funding-record.ts';
import { payoutSheet } from '../../shared/funding/payout-sheet.ts';
import { poolLedger } from '../../shared/funding/pool-ledger.ts';
import { areaCollectionSchema, townSchema } from '../../shared/model/area.ts';
import { replayZoning } from '../../shared/zoning/replay-zoning.ts';
import { zoningRecordSchema } from '../../shared/zoning/zoning-record.ts';
import { zhenggangFunding, zhenggangZoning } from '../support/shipped-packs.ts';

/**
 * The whole of 郑州航空港 on one page: classes, their history, and the payouts of a year for scores at the bounds. Nothing
 * rewrites the golden file: whoever changes a rule or a figure changes it by hand and sees what else moved.
 */
const GOLDEN = z
  .object({ day: z.string(), year: z.number(), scores: z.record(z.string(), z.number()), expected: z.unknown() })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../golden/zhenggang-2026.json'), 'utf8')));

const { day, year, scores } = GOLDEN;
const read = <T>(name: string, schema: z.ZodType<T>): T =>
  schema.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../data/districts/zhenggang', name), 'utf8')));
const towns = read('towns.geojson', areaCollectionSchema(townSchema)).features.map(({ properties }) => properties);
const record = read('zoning.json', zoningRecordSchema);
const money = read('funding.json', fundingRecordSchema).years.find((one) => one.year === year) ?? null;
const zoning = zhenggangZoning();
const funding = zhenggangFunding();

function computed() {
  const { zones, initial, changes } = replayZoning({ towns, record, policy: zoning, day });
  const classDay = classDayOf(year, funding);
  const classes = replayZoning({ towns, record, policy: zoning, day: classDay }).zones;
  const sheet = payoutSheet(
    year,
    towns.map(({ code }) => {
      const classId = classes.get(code)?.value ?? null;
      const score = { score: scores[code] ?? 0, months: [], isFinal: true, basis: 'source' as const };
      const budget = budgetOf(code, classId, { year: money, policy: funding });
      return { code, classId, budget, score, deductionsFen: code === '410173205000' ? 12_345_678 : 0 };
    }),
    funding,
  );
  if (!sheet.ok) throw new Error(sheet.error);
  const { lines, totals, inflows } = sheet.value;
  const { inflowFen, balanceFen } = poolLedger(sheet.value, money?.spending ?? [], funding);
  return {
    zones: [...zones].map(([code, zone]) => ({
      code,
      initial: initial.get(code),
      classId: zone?.value,
      score: zone?.score,
      points: zone?.parts.map(({ contribution }) => Number(contribution.toFixed(6))),
      next: zone?.nextBands.map(({ value, points }) => `${value} ${points}`),
    })),
    changes: changes.map(({ town, day: on, cause, before, after }) => ({ town, day: on, cause, before, after })),
    lines: lines.map(({ town, state, classId, grade, amounts }) => ({ town, state, classId, grade, ...amounts })),
    totals,
    inflows,
    pool: { inflowFen, balanceFen },
  };
}

describe('golden sheet of the whole district', () => {
  it('ZON-1 ZON-2 ZON-5 FUN-1 FUN-2 FUN-7 gives what was written down', () => {
    expect(computed()).toEqual(GOLDEN.expected);
  });

  it('POL-5 gives the same bytes each time', () => {
    expect(JSON.stringify(computed())).toBe(JSON.stringify(computed()));
    expect(Object.keys(scores)).toHaveLength(towns.length);
  });
});
