import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replayZoning } from '../../../shared/zoning/replay-zoning.ts';
import type { ZoneSubject } from '../../../shared/zoning/zone-class.ts';
import { ZONE_CLASSES } from '../../../shared/zoning/zoning-policy.ts';
import { zoningRecordFault, zoningRecordSchema, type ZoningRecord } from '../../../shared/zoning/zoning-record.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';
import { zhenggangZoning } from '../../support/shipped-packs.ts';

const POLICY = deepFreeze(zhenggangZoning());

const figure = (value: number) => ({ value, basis: 'source' as const, source: 'test' });
const town = (code: string, percent: number): ZoneSubject => ({
  code,
  residents: figure(percent * 1000),
  builtUpAreaM2: figure(percent * 1e5),
  mainAreaShare: figure(percent / 100),
});
/** The largest scores 100, so that the others score their percent. */
const TOWNS = deepFreeze([town('c', 100), town('a', 44), town('b', 20)]);

const why = { zh: '原因', en: 'why' };
const by = { zh: '办公室', en: 'office' };
const entry = (day: string) => ({ day, reason: why, decidedBy: by, basis: 'assumed' as const });
const survey = (day: string, ...towns: ZoneSubject[]) => ({
  ...entry(day),
  towns: towns.map(({ code, residents, builtUpAreaM2, mainAreaShare }) => ({
    code,
    residents: residents!,
    builtUpAreaM2: builtUpAreaM2!,
    mainAreaShare: mainAreaShare!,
  })),
});
const decide = (day: string, code: string, classId: (typeof ZONE_CLASSES)[number] | null) => ({
  ...entry(day),
  town: code,
  classId,
});
const record = (more: Partial<ZoningRecord>): ZoningRecord => ({
  provenance: [],
  initial: [],
  surveys: [],
  adjustments: [],
  ...more,
});
const replay = (more: Partial<ZoningRecord>, day: string | null = null, towns: readonly ZoneSubject[] = TOWNS) =>
  replayZoning({ towns, record: record(more), policy: POLICY, day });
const classes = ({ zones }: ReturnType<typeof replay>) => [...zones].map(([code, zone]) => `${code} ${zone?.value}`);

describe('ZON-5 surveys and decisions', () => {
  it('ZON-5 takes the figures of the towns where nothing is on record', () => {
    const { zones, changes } = replayZoning({ towns: TOWNS, record: null, policy: POLICY, day: null });
    expect([...zones].map(([code, zone]) => [code, zone?.value, zone?.score])).toEqual([
      ['a', '2A', 44],
      ['b', '2B', 20],
      ['c', '1A', 100],
    ]);
    expect(changes).toEqual([]);
  });

  it('ZON-5 replaces figures from the day of a survey on, that day included', () => {
    const surveys = [survey('2026-07-10', town('a', 45))];
    expect(classes(replay({ surveys }, '2026-07-09'))).toEqual(['a 2A', 'b 2B', 'c 1A']);
    expect(classes(replay({ surveys }, '2026-07-10'))).toEqual(['a 1B', 'b 2B', 'c 1A']);
    expect(replay({ surveys }).changes).toEqual([
      {
        ...entry('2026-07-10'),
        town: 'a',
        cause: 'survey',
        measured: true,
        before: { classId: '2A', score: 44 },
        after: { classId: '1B', score: 45 },
      },
    ]);
  });

  it('ZON-5 keeps the factors that a survey leaves out, and begins with the initial figures on record', () => {
    const only = { ...entry('2026-07-10'), towns: [{ code: 'a', residents: figure(60_000) }] };
    expect(
      replay({ surveys: [only] })
        .zones.get('a')
        ?.parts.map(({ raw }) => raw),
    ).toEqual([60_000, 4.4e6, 0.44]);
    const began = replay({ initial: survey('', town('a', 14)).towns, surveys: [survey('2026-07-10', town('a', 44))] });
    expect(began.initial.get('a')).toEqual({ classId: '3', score: 14 });
    expect(began.zones.get('a')).toMatchObject({ value: '2A', score: 44 });
  });

  it('ZON-5 lets a decision stand until the next one on the town, over later surveys', () => {
    const adjustments = [decide('2026-03-01', 'b', '2A'), decide('2026-09-01', 'b', null)];
    const surveys = [survey('2026-07-10', town('b', 50))];
    const on = (day: string) => replay({ adjustments, surveys }, day).zones.get('b')!;
    expect(on('2026-02-28')).toMatchObject({ value: '2B', score: 20 });
    expect(on('2026-03-01')).toMatchObject({
      value: '2A',
      score: 20,
      band: { value: '2B', lower: 15, upper: 30 },
      nextBands: [],
      basis: 'assumed',
      decision: { value: '2A', from: '2B', day: '2026-03-01', reason: why, decidedBy: by, basis: 'assumed' },
    });
    expect(on('2026-07-10')).toMatchObject({ value: '2A', score: 50 });
    expect(on('2026-09-01')).toMatchObject({ value: '1B', score: 50 });
    expect(on('2026-09-01').decision).toBeUndefined();
  });

  it('ZON-5 lists every decision, whether it changed the class or not', () => {
    const { changes } = replay({ adjustments: [decide('2026-03-01', 'b', '2B')] });
    expect(changes).toEqual([
      {
        ...entry('2026-03-01'),
        town: 'b',
        cause: 'adjustment',
        measured: true,
        before: { classId: '2B', score: 20 },
        after: { classId: '2B', score: 20 },
      },
    ]);
  });

  it('ZON-5 is simulated when a decision is', () => {
    const adjustments = [{ ...decide('2026-03-01', 'b', '1A'), basis: 'simulated' as const }];
    expect(replay({ adjustments }).zones.get('b')?.basis).toBe('simulated');
  });

  it.each<[string, unknown, RegExp]>([
    ['two surveys on one day', { surveys: [survey('2026-07-10', TOWNS[0]!), survey('2026-07-10', TOWNS[1]!)] }, /two/],
    ['a town twice in a survey', { surveys: [survey('2026-07-10', TOWNS[0]!, TOWNS[0]!)] }, /twice/],
    [
      'two decisions on one town on one day',
      { adjustments: [decide('2026-03-01', 'b', '1A'), decide('2026-03-01', 'b', '1B')] },
      /two decisions/,
    ],
    ['a decision without a reason', { adjustments: [{ ...decide('2026-03-01', 'b', '1A'), reason: undefined }] }, /./],
    ['an unknown class', { adjustments: [{ ...decide('2026-03-01', 'b', '1A'), classId: '4' }] }, /./],
    ['a day that is none', { adjustments: [decide('2026-02-30', 'b', '1A')] }, /./],
  ])('ZON-5 refuses %s', (_, more, sentence) => {
    const parsed = zoningRecordSchema.safeParse({ ...record({}), ...(more as object) });
    expect(parsed.success).toBe(false);
    expect(parsed.error?.issues[0]?.message).toMatch(sentence);
  });

  it('ZON-5 names a town that the district does not have, and decisions that the policy does not allow', () => {
    const codes = new Set(['a', 'b', 'c']);
    const surveys = [survey('2026-07-10', town('a', 1), town('x', 1))];
    expect(zoningRecordFault(record({ surveys }), codes, true)).toBe('surveys.0.towns.1.code: there is no town x');
    const initial = survey('', town('y', 1)).towns;
    expect(zoningRecordFault(record({ initial }), codes, true)).toBe('initial.0.code: there is no town y');
    const adjustments = [decide('2026-03-01', 'b', '1A')];
    expect(zoningRecordFault(record({ adjustments }), codes, true)).toBeNull();
    expect(zoningRecordFault(record({ adjustments }), new Set(['a']), true)).toBe(
      'adjustments.0.town: there is no town b',
    );
    expect(zoningRecordFault(record({ adjustments }), codes, false)).toMatch(/does not let classes be adjusted/);
  });
});

describe('ZON-6 replay', () => {
  it('ZON-6 tells a town that was measured from one that moved because the largest did', () => {
    const { changes } = replay({ surveys: [survey('2026-07-10', town('c', 150))] });
    expect(changes.map(({ town, measured, after }) => [town, measured, after?.classId, after?.score])).toEqual([
      ['a', false, '2B', 29.33],
      ['b', false, '3', 13.33],
    ]);
  });

  it('ZON-6 counts a survey before a decision of the same day', () => {
    const surveys = [survey('2026-03-01', town('b', 50))];
    const { changes } = replay({ surveys, adjustments: [decide('2026-03-01', 'b', '2A')] });
    expect(changes.map(({ before, after }) => [before?.classId, after?.classId])).toEqual([
      ['2B', '1B'],
      ['1B', '2A'],
    ]);
  });

  const days = fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${String(day).padStart(2, '0')}`);
  const codes = fc.constantFrom('a', 'b', 'c');
  const surveys = fc.uniqueArray(fc.record({ day: days, code: codes, percent: fc.integer({ min: 0, max: 200 }) }), {
    selector: ({ day }) => day,
    maxLength: 6,
  });
  const decisions = fc.uniqueArray(
    fc.record({ day: days, code: codes, classId: fc.option(fc.constantFrom(...ZONE_CLASSES)) }),
    { selector: ({ day, code }) => day + code, maxLength: 6 },
  );

  it('ZON-6 gives the same bytes in any order of towns, surveys and decisions', () => {
    fc.assert(
      fc.property(surveys, decisions, days, (found, decided, day) => {
        const given = {
          surveys: found.map(({ day: on, code, percent }) => survey(on, town(code, percent))),
          adjustments: decided.map(({ day: on, code, classId }) => decide(on, code, classId)),
        };
        const turned = { surveys: given.surveys.toReversed(), adjustments: given.adjustments.toReversed() };
        const bytes = (one: ReturnType<typeof replay>) =>
          JSON.stringify({ ...one, zones: [...one.zones], initial: [...one.initial] });
        expect(bytes(replay(turned, day, TOWNS.toReversed()))).toBe(bytes(replay(given, day)));
      }),
    );
  });

  it('ZON-6 joins up: each change begins where the one before it ended, and the last ends in the class', () => {
    fc.assert(
      fc.property(surveys, decisions, (found, decided) => {
        const { initial, zones, changes } = replay({
          surveys: found.map(({ day, code, percent }) => survey(day, town(code, percent))),
          adjustments: decided.map(({ day, code, classId }) => decide(day, code, classId)),
        });
        for (const [code, zone] of zones) {
          let at = initial.get(code) ?? null;
          for (const change of changes.filter(({ town: of }) => of === code)) {
            expect(change.before).toEqual(at);
            at = change.after;
          }
          expect(at).toEqual(zone && { classId: zone.value, score: zone.score });
        }
      }),
    );
  });
});

describe('ZON-7 units and annex', () => {
  const annexed = zhenggangZoning({ 'zoning.unitClasses': [{ code: 'a', name: '甲', classId: '3' }] });
  const on = (more: Partial<ZoningRecord>) =>
    replayZoning({ towns: TOWNS, record: record(more), policy: annexed, day: null }).zones.get('a')!;

  it('ZON-7 lets the classes of the annex stand from the first day, until a decision', () => {
    expect(on({})).toMatchObject({ value: '3', score: 44, decision: { day: null, from: null } });
    expect(on({ surveys: [survey('2026-07-10', town('a', 90))] })).toMatchObject({ value: '3', score: 90 });
    expect(on({ adjustments: [decide('2026-03-01', 'a', '2B')] }).value).toBe('2B');
    expect(on({ adjustments: [decide('2026-03-01', 'a', null)] }).value).toBe('2A');
  });

  it('ZON-7 has no annex and the two kinds of unit in the shipped policy', () => {
    expect(POLICY.unitClasses).toBeNull();
    expect(POLICY.sources.unitClasses).toBeNull();
    expect(POLICY.units.map(({ label }) => label.zh)).toEqual(['乡镇（办事处）', '北港产业服务中心']);
  });

  it('ZON-7 refuses an annex that lists a unit twice', () => {
    const line = { code: 'a', name: '甲', classId: '3' };
    expect(() => zhenggangZoning({ 'zoning.unitClasses': [line, line] })).toThrow(/a unit is there twice/);
  });
});
