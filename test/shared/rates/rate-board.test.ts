import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateLines } from '../../../shared/exports/rate-lines.ts';
import { comparedSpan } from '../../../shared/rates/compared-span.ts';
import { casesBehind, monthsOfSpan, rateBoard } from '../../../shared/rates/rate-board.ts';
import { RATE_COUNTS } from '../../../shared/rates/rate-counts.ts';
import { loggedCase, MINUTE_MS, type Step } from '../../support/rate-cases.ts';
import { DAY_MS, DEFINITIONS, HOUR_MS, LOOP, PARTS, SPAN } from './rate-samples.ts';

describe('the board', () => {
  const cases = [
    loggedCase(LOOP, { id: 'A', town: 'T1', dueMs: 2 * HOUR_MS }),
    loggedCase(LOOP, { id: 'B', town: 'T2', dueMs: HOUR_MS }),
    loggedCase([['file', 5]], { id: 'C', town: null, dueMs: 3 * HOUR_MS, kind: 'facility' }),
  ];

  it('RAT-4 has both numbers of every rate, and nothing over zero', () => {
    const { total, groups } = rateBoard(cases, SPAN, 'town', PARTS);
    const rate = (id: string) => total.rates.find((one) => one.id === id);
    expect(rate('onTimeClosing')).toEqual({
      id: 'onTimeClosing',
      numerator: 1,
      denominator: 3,
      value: 1 / 3,
      exempt: 0,
    });
    expect(rate('overdue')).toEqual({ id: 'overdue', numerator: 2, denominator: 3, value: 2 / 3, exempt: 0 });
    expect(rate('whistleAnswer')).toEqual({
      id: 'whistleAnswer',
      numerator: 0,
      denominator: 0,
      value: null,
      exempt: 0,
    });
    expect(groups.map(({ key, cases: number }) => [key, number])).toEqual([
      ['T1', 1],
      ['T2', 1],
      [null, 1],
    ]);
  });

  it('RAT-5 lists exactly the cases of both numbers', () => {
    const closing = DEFINITIONS.items.find(({ id }) => id === 'onTimeClosing')!;
    expect(
      casesBehind(cases, SPAN, closing, PARTS).counted.map(({ item, isAbove, isBelow }) => [item.id, isAbove, isBelow]),
    ).toEqual([
      ['A', true, true],
      ['B', false, true],
      ['C', false, true],
    ]);
  });

  it('RAT-3 CAS-22 leaves out what an appeal exempts from its approval on, and says how many', () => {
    const closing = DEFINITIONS.items.find(({ id }) => id === 'onTimeClosing')!;
    const appealed = (extra: object) =>
      loggedCase([...LOOP, ['appeal', 100], ['appeal', 120, { outcome: 'approved', extra }]], {
        id: 'D',
        town: 'T1',
        dueMs: HOUR_MS,
        state: 'closed',
      });
    const figures = (extra: object, toMs: number = SPAN.toMs) => {
      const span = { ...SPAN, toMs, asOfMs: toMs };
      const { total } = rateBoard([...cases, appealed(extra)], span, null, PARTS);
      const { numerator, denominator, exempt } = total.rates.find(({ id }) => id === closing.id)!;
      const behind = casesBehind([...cases, appealed(extra)], span, closing, PARTS);
      expect([behind.counted.length, behind.exempt]).toEqual([denominator, exempt]);
      return [numerator, denominator, exempt];
    };
    expect(figures({ isGranted: true })).toEqual([1, 3, 1]);
    expect(figures({ isGranted: false })).toEqual([1, 4, 0]);
    expect(figures({})).toEqual([1, 4, 0]);
    // As of the millisecond before the approval nobody had granted anything.
    expect(figures({ isGranted: true }, 120 * MINUTE_MS - 1)).toEqual([1, 3, 0]);
    expect(figures({ isGranted: true }, 120 * MINUTE_MS)).toEqual([1, 2, 1]);
  });

  it('RAT-5 for any cases the list has as many as the numbers say, and parts add up to the whole', () => {
    const step = fc.constantFrom<Step[0]>(
      'file',
      'dispatch',
      'arrive',
      'feedback',
      'close',
      'rework',
      'refuse',
      'whistle',
      'escalate',
    );
    const made = fc.array(
      fc.record({
        steps: fc.array(step, { maxLength: 8 }),
        town: fc.constantFrom('T1', 'T2', null),
        due: fc.option(fc.integer({ min: 0, max: 2_000 }), { nil: null }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(made, (rows) => {
        const logs = rows.map(({ steps, town, due }, i) =>
          loggedCase(
            steps.map((action, minute) => [action, minute * 37 + 1]),
            { id: `C-${i}`, town, dueMs: due === null ? null : due * MINUTE_MS },
          ),
        );
        const { total, groups } = rateBoard(logs, SPAN, 'town', PARTS);
        for (const definition of DEFINITIONS.items) {
          const behind = casesBehind(logs, SPAN, definition, PARTS).counted;
          const { numerator, denominator } = total.rates.find(({ id }) => id === definition.id)!;
          expect(behind.filter(({ isAbove }) => isAbove)).toHaveLength(numerator);
          expect(behind.filter(({ isBelow }) => isBelow)).toHaveLength(denominator);
          expect(behind.every(({ isAbove, isBelow }) => isBelow || !isAbove)).toBe(true);
          const parts = groups.map(({ rates }) => rates.find(({ id }) => id === definition.id)!);
          expect(parts.reduce((sum, part) => sum + part.denominator, 0)).toBe(denominator);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('RAT-4 months are those of the district, cut to the span', () => {
    const fromMs = Date.UTC(2026, 0, 31, 15, 59);
    const months = monthsOfSpan({ fromMs, toMs: fromMs + 2 * DAY_MS, asOfMs: fromMs + 2 * DAY_MS }, 'Asia/Shanghai');
    expect(months.map(({ month, toMs }) => [month, toMs - fromMs])).toEqual([
      ['2026-01', MINUTE_MS],
      ['2026-02', 2 * DAY_MS],
    ]);
  });

  it('RAT-8 compares with the span just before, as long as this one is known, and with the same dates a year before', () => {
    const zone = 'Asia/Shanghai';
    const at = (text: string) => Date.parse(`${text}+08:00`);
    const span = (from: string, to: string, asOf: string) => ({ fromMs: at(from), toMs: at(to), asOfMs: at(asOf) });
    const november = span('2026-11-01T00:00', '2026-12-01T00:00', '2026-12-01T00:00');
    expect(comparedSpan(november, 'previous', zone)).toEqual(
      span('2026-10-02T00:00', '2026-11-01T00:00', '2026-11-01T00:00'),
    );
    const running = span('2026-11-03T00:00', '2026-12-01T00:00', '2026-11-04T12:00');
    const before = comparedSpan(running, 'previous', zone);
    expect(before.toMs - before.fromMs).toBe(36 * HOUR_MS + 1);
    expect(comparedSpan(running, 'year', zone)).toMatchObject({
      fromMs: at('2025-11-03T00:00'),
      asOfMs: at('2025-11-04T12:00'),
    });
    const leap = span('2028-02-29T00:00', '2028-03-01T00:00', '2028-03-01T00:00');
    expect(comparedSpan(leap, 'year', zone)).toMatchObject({
      fromMs: at('2027-02-28T00:00'),
      toMs: at('2027-03-01T00:00'),
    });
  });

  it('EXP-5 is a line for each rate of each part, with formula and basis', () => {
    const board = rateBoard(cases, SPAN, 'town', PARTS);
    const parts = {
      language: 'zh',
      timeZone: 'Asia/Shanghai',
      span: SPAN,
      by: 'town',
      townName: (code: string) => code,
    } as const;
    const lines = rateLines(board, DEFINITIONS, parts);
    expect(lines).toHaveLength(1 + 4 * DEFINITIONS.items.length);
    const closing = lines.find((line) => line[2] === '合计' && line[3] === '按期结案率')!;
    expect(closing.slice(4)).toEqual([1, 3, 33.33, '按期结案 ÷ (结案 + 超期未结)', '假定', 0]);
  });
});

describe('the definitions', () => {
  it('RAT-4 are all assumed, use every count, and name those of spot checks', () => {
    const { items, spot } = DEFINITIONS;
    expect(items.filter(({ basis }) => basis !== 'assumed')).toEqual([]);
    const used = new Set(items.flatMap(({ numerator, denominator }) => [...numerator, ...denominator]));
    expect(RATE_COUNTS.filter((count) => !used.has(count))).toEqual([]);
    expect(spot.map(({ label, basis }) => [label.zh, basis])).toEqual([
      ['发现率', 'assumed'],
      ['见巡率', 'assumed'],
    ]);
  });
});
