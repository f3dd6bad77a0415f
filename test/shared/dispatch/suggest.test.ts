import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actNeeded } from '../../../shared/dispatch/fitness.ts';
import { firstFew } from '../../../shared/dispatch/first-few.ts';
import type { DispatchOfficer, DispatchQuestion } from '../../../shared/dispatch/dispatch-question.ts';
import { suggestByReach } from '../../../shared/dispatch/suggest-by-reach.ts';
import { toldDistanceM, toldMinutes } from '../../../shared/dispatch/travel.ts';
import { onShift } from '../../../shared/lib/local-day.ts';
import { FIELD_ROLES } from '../../../shared/model/officer.ts';
import {
  GRID,
  NEXT_GRID,
  NOW_MS,
  TOWN,
  eastOfCase,
  officer,
  question,
  shippedRules,
  suggestFrom,
  type Asked,
} from './dispatch-samples.ts';

const rules = shippedRules();
const { coverage, dispatch } = rules;

function ranked(officers: readonly DispatchOfficer[], over: Partial<Asked> = {}): readonly string[] {
  return suggestFrom(question(over), officers, rules).ranked.map((one) => one.officer.id);
}

function excluded(officers: readonly DispatchOfficer[], over: Partial<Asked> = {}) {
  return suggestFrom(question(over), officers, rules).excluded.map((one) => [one.officer.id, one.why]);
}

describe('who is never sent', () => {
  it('DSP-1 is whoever is off duty: the first minute of the shift counts, its end does not', () => {
    const one = [officer('A')];
    const at = (localMinute: number) => ({ localMinute });
    expect([ranked(one, at(479)), excluded(one, at(479))]).toEqual([[], [['A', 'off-duty']]]);
    expect(ranked(one, at(480))).toEqual(['A']);
    expect(ranked(one, at(1079))).toEqual(['A']);
    expect(excluded(one, at(1080))).toEqual([['A', 'off-duty']]);
  });

  it('DSP-1 is whoever is silent: at the limit itself one is still heard of', () => {
    const { silentAfterMs } = coverage;
    expect(ranked([officer('A', 0, {}, silentAfterMs)])).toEqual(['A']);
    expect(excluded([officer('A', 0, {}, silentAfterMs + 1)])).toEqual([['A', 'silent']]);
    expect(excluded([{ ...officer('A'), lastFix: null }])).toEqual([['A', 'silent']]);
  });

  it('DSP-10 is whoever is on a break: its first moment counts, its end does not, wherever the last position lies', () => {
    const resting = (startMs: number, untilMs: number, endMs: number | null = null, over = {}) => [
      { ...officer('A', 0, over), onBreak: { officer: 'A', startMs, untilMs, endMs } },
    ];
    const [before, after] = [NOW_MS - 60_000, NOW_MS + 60_000];
    expect(excluded(resting(NOW_MS, after))).toEqual([['A', 'on-break']]);
    expect(ranked(resting(NOW_MS + 1, after))).toEqual(['A']);
    expect(excluded(resting(before, NOW_MS + 1))).toEqual([['A', 'on-break']]);
    expect([ranked(resting(before, NOW_MS)), ranked(resting(before, after, NOW_MS))]).toEqual([['A'], ['A']]);
    const silent = resting(before, after).map((one) => ({ ...one, lastFix: null }));
    expect(excluded(silent)).toEqual([['A', 'on-break']]);
    expect(excluded(resting(before, after, null, { shift: { startMinute: 0, endMinute: 1 } }))).toEqual([
      ['A', 'off-duty'],
    ]);
  });

  it('DSP-1 puts an old position after a fresh one by its weight, and says that it is old', () => {
    const { staleAfterMs } = coverage;
    const found = (ageMs: number) => suggestFrom(question(), [officer('A', 0, {}, ageMs)], rules).ranked[0]!;
    expect([found(staleAfterMs).isStale, found(staleAfterMs).parts.staleS]).toEqual([false, 0]);
    expect([found(staleAfterMs + 1).isStale, found(staleAfterMs + 1).parts.staleS]).toEqual([true, dispatch.staleS]);
  });

  it('DSP-2 is whoever may not do the act: an auxiliary persuades, and issues no order', () => {
    const team = [officer('AUX', 0, { role: 'auxiliary' }), officer('ENF', 900)];
    expect(ranked(team, { act: 'persuade' })).toEqual(['AUX', 'ENF']);
    for (const act of ['order-correction', 'answer-whistle', 'penalise'] as const)
      expect([ranked(team, { act }), excluded(team, { act })], act).toEqual([['ENF'], [['AUX', 'not-fit']]]);
  });

  it('DSP-2 is an auxiliary whose supervisor is not on shift; without a named one nothing is refused', () => {
    const led = officer('AUX', 0, { role: 'auxiliary', supervisor: 'ENF' });
    const roster = (startMinute: number) => new Map([['ENF', { shift: { startMinute, endMinute: 1080 } }]]);
    expect(ranked([led], { roster: roster(600) })).toEqual(['AUX']);
    expect(excluded([led], { roster: roster(601) })).toEqual([['AUX', 'not-fit']]);
    expect(ranked([led], { roster: new Map() })).toEqual(['AUX']);
  });

  it('DSP-2 is whoever handled the case, when it is to be checked', () => {
    const team = [officer('A', 0, { role: 'information' }), officer('B', 500, { role: 'information' })];
    const handledBy = new Set(['A']);
    expect([ranked(team, { act: 'check', handledBy }), excluded(team, { act: 'check', handledBy })]).toEqual([
      ['B'],
      [['A', 'judges-own-work']],
    ]);
    expect(ranked(team, { act: 'persuade', handledBy })).toEqual(['A', 'B']);
  });

  it('DSP-2 begins with persuasion on street occupation, and with handling everywhere else', () => {
    expect([actNeeded('street-occupation'), actNeeded('exposed-waste'), actNeeded('other')]).toEqual([
      'persuade',
      'handle',
      'handle',
    ]);
  });
});

describe('who goes first', () => {
  /** So far away that the way takes so many seconds. */
  const farS = (seconds: number) => (seconds * dispatch.speedMps) / dispatch.detourFactor;

  it('DSP-3 is whoever holds the grid, unless somebody else is there ten minutes earlier', () => {
    expect(dispatch.ownGridS).toBe(600);
    const owner = (seconds: number) => officer('OWN', farS(seconds), { town: TOWN, grids: [GRID] });
    expect(ranked([owner(595), officer('NEAR', 0)])).toEqual(['OWN', 'NEAR']);
    expect(ranked([owner(605), officer('NEAR', 0)])).toEqual(['NEAR', 'OWN']);
  });

  it('DSP-3 goes by grid, community, town and none at the same distance', () => {
    const all = [
      officer('none', 100),
      officer('town', 100, { town: TOWN }),
      officer('community', 100, { town: TOWN, grids: [NEXT_GRID] }),
      officer('grid', 100, { town: TOWN, grids: [NEXT_GRID, GRID] }),
    ];
    expect(ranked(all)).toEqual(['grid', 'community', 'town', 'none']);
    const outside = {
      case: { town: null, grid: null, severity: 'ordinary' as const },
      communityGrids: new Set<string>(),
    };
    expect(new Set(suggestFrom(question(outside), all, rules).ranked.map((one) => one.responsibility))).toEqual(
      new Set(['none']),
    );
  });

  it('DSP-4 takes the way as the straight line times the detour, at one speed', () => {
    const [found] = suggestFrom(question(), [officer('A', 3_000)], rules).ranked;
    expect(found!.travel!.distanceM).toBeCloseTo(3_000 * dispatch.detourFactor, -1);
    expect(found!.travel!.seconds).toBeCloseTo((3_000 * dispatch.detourFactor) / dispatch.speedMps, 0);
  });

  it('DSP-4 says nothing of a way when nobody knows where, and goes by the rest', () => {
    const { ranked: found } = suggestFrom(
      question({ place: null }),
      [officer('A'), officer('B', 9_000, { town: TOWN })],
      rules,
    );
    expect(found.map((one) => [one.officer.id, one.travel])).toEqual([
      ['B', null],
      ['A', null],
    ]);
  });

  it('DSP-5 counts each open case as so many seconds of way', () => {
    const pair = (seconds: number) => [officer('BUSY', 0), officer('FREE', farS(seconds))];
    const openCases = new Map([['BUSY', 2]]);
    expect(ranked(pair(2 * dispatch.openCaseS - 5), { openCases })).toEqual(['FREE', 'BUSY']);
    expect(ranked(pair(2 * dispatch.openCaseS + 5), { openCases })).toEqual(['BUSY', 'FREE']);
  });

  it('DSP-6 is the nearest in an emergency, whoever holds the grid', () => {
    const pair = [officer('OWN', 300, { town: TOWN, grids: [GRID] }), officer('NEAR', 100)];
    const withSeverity = (severity: 'difficult' | 'major') => ({ case: { town: TOWN, grid: GRID, severity } });
    expect(ranked(pair, withSeverity('difficult'))).toEqual(['OWN', 'NEAR']);
    expect(ranked(pair, withSeverity('major'))).toEqual(['NEAR', 'OWN']);
  });

  it('DSP-7 names twenty at the most, those left out nearest by responsibility first, and counts all', () => {
    const many = Array.from({ length: 60 }, (_, i) =>
      officer(`F-${String(i).padStart(2, '0')}`, i * 10, i < 30 ? {} : { shift: { startMinute: 0, endMinute: 60 } }),
    );
    const own = officer('Z-own', 0, { grids: [GRID], shift: { startMinute: 0, endMinute: 60 } });
    const found = suggestFrom(question(), [...many, own], rules);
    expect(found.ranked.map((one) => one.officer.id)).toEqual(many.slice(0, 20).map((one) => one.officer.id));
    expect(found.excluded).toHaveLength(20);
    expect(found.excluded[0]!.officer.id).toBe('Z-own');
    expect(found.counts).toEqual({
      available: 30,
      'off-duty': 31,
      'on-break': 0,
      silent: 0,
      'not-fit': 0,
      'judges-own-work': 0,
    });
  });

  it('DSP-8 tells distances in hundreds of metres and minutes, upwards', () => {
    expect([0, 1, 100, 100.1, 1_234].map(toldDistanceM)).toEqual([100, 100, 100, 200, 1_300]);
    expect([0, 60, 60.1].map(toldMinutes)).toEqual([1, 1, 2]);
  });
});

describe('the towns that are looked at', () => {
  const reachM = (dispatch.reachS * dispatch.speedMps) / dispatch.detourFactor;
  const boxFrom = (eastM: number): [number, number, number, number] => {
    const { lon, lat } = eastOfCase(eastM);
    return [lon, lat - 0.1, lon + 0.1, lat + 0.1];
  };
  /** One officer in each, off duty where it says so; the towns that were looked at, and who goes. */
  const lookedAt = (
    over: Partial<Asked>,
    boxes: Record<string, ReturnType<typeof boxFrom>>,
    offDuty: string[] = [],
  ) => {
    const looked: string[] = [];
    const shift = { startMinute: 0, endMinute: 60 };
    const officersOf = (town: string) => {
      looked.push(town);
      return [officer(town, 0, { town, ...(offDuty.includes(town) ? { shift } : {}) })];
    };
    const { communityGrids: _, ...rest } = question(over);
    const given = { boxes: new Map(Object.entries(boxes)), officersOf, rules };
    const { ranked: found, counts } = suggestByReach({ ...rest, holders: new Map() }, Object.keys(boxes), given);
    return { looked, sent: found.map((one) => one.officer.id), counts };
  };

  it('DSP-9 are the own one, and those that begin within half an hour of way', () => {
    expect(dispatch.reachS).toBe(1_800);
    const boxes = { [TOWN]: boxFrom(-90_000), here: boxFrom(-5), near: boxFrom(reachM - 1), far: boxFrom(reachM + 1) };
    expect(lookedAt({}, boxes).looked.toSorted()).toEqual([TOWN, 'here', 'near'].toSorted());
  });

  it('DSP-9 are the next while nobody can go, half an hour beyond the nearest of them at a time', () => {
    const [third, fourth] = [boxFrom(5 * reachM), boxFrom(6 * reachM - 1)];
    const boxes = { [TOWN]: boxFrom(0), third, fourth, last: boxFrom(6 * reachM + 100) };
    const first = lookedAt({}, boxes, [TOWN]);
    expect([first.looked, first.sent.toSorted()]).toEqual([
      [TOWN, 'third', 'fourth'],
      ['fourth', 'third'],
    ]);
    expect(first.counts).toMatchObject({ available: 2, 'off-duty': 1 });
    const all = lookedAt({}, boxes, Object.keys(boxes));
    expect([all.looked, all.sent, all.counts['off-duty']]).toEqual([[TOWN, 'third', 'fourth', 'last'], [], 4]);
  });

  it('DSP-9 are the own one without a place, and all without either', () => {
    const boxes = { [TOWN]: boxFrom(0), far: boxFrom(90_000) };
    expect(lookedAt({ place: null }, boxes).looked).toEqual([TOWN]);
    expect(lookedAt({ place: null }, boxes, [TOWN]).looked).toEqual([TOWN, 'far']);
    const nowhere = { place: null, case: { town: null, grid: null, severity: 'ordinary' as const } };
    expect(lookedAt(nowhere, boxes).looked).toEqual([TOWN, 'far']);
  });
});

const anyOfficer = (id: string) =>
  fc
    .record({
      eastM: fc.integer({ min: 0, max: 20_000 }),
      role: fc.constantFrom(...FIELD_ROLES),
      town: fc.constantFrom(TOWN, '410173002'),
      grids: fc.subarray([GRID, NEXT_GRID, '410173002001001']),
      startMinute: fc.integer({ min: 0, max: 1439 }),
      endMinute: fc.integer({ min: 0, max: 1440 }),
      fixAgeMs: fc.integer({ min: -60_000, max: coverage.silentAfterMs * 2 }),
      hasFix: fc.boolean(),
    })
    .map(({ eastM, startMinute, endMinute, fixAgeMs, hasFix, ...rest }): DispatchOfficer => {
      const one = officer(id, eastM, { ...rest, shift: { startMinute, endMinute } }, fixAgeMs);
      return hasFix ? one : { ...one, lastFix: null };
    });

const anyTeam = fc
  .integer({ min: 0, max: 30 })
  .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => anyOfficer(`P-${i}`))));
const anyQuestion = fc.record({
  act: fc.constantFrom('persuade', 'handle', 'order-correction', 'check', 'answer-whistle'),
  localMinute: fc.integer({ min: 0, max: 1439 }),
  severity: fc.constantFrom('ordinary', 'difficult', 'major'),
  load: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 30, maxLength: 30 }),
}) as fc.Arbitrary<{
  readonly act: DispatchQuestion['act'];
  readonly localMinute: number;
  readonly severity: DispatchQuestion['case']['severity'];
  readonly load: readonly number[];
}>;

function asked({ act, localMinute, severity, load }: typeof anyQuestion extends fc.Arbitrary<infer Q> ? Q : never) {
  const openCases = new Map(load.map((count, i) => [`P-${i}`, count]));
  return question({ act, localMinute, openCases, case: { town: TOWN, grid: GRID, severity } });
}

describe('whatever the team', () => {
  it('DSP-1 nobody off duty or silent is ever suggested', () => {
    fc.assert(
      fc.property(anyTeam, anyQuestion, (team, given) => {
        for (const { officer: one } of suggestFrom(asked(given), team, rules).ranked) {
          const { lastFix } = team.find((member) => member.officer.id === one.id)!;
          expect(onShift(one.shift, given.localMinute)).toBe(true);
          expect(NOW_MS - lastFix!.fixTimeMs).toBeLessThanOrEqual(coverage.silentAfterMs);
        }
      }),
    );
  });

  it('DSP-2 nobody but an enforcement officer is suggested for enforcement', () => {
    fc.assert(
      fc.property(anyTeam, anyQuestion, (team, given) => {
        const { ranked: found } = suggestFrom({ ...asked(given), act: 'order-correction' }, team, rules);
        expect(found.every((one) => one.officer.role === 'enforcement')).toBe(true);
      }),
    );
  });

  it('DSP-4 somebody who comes nearer, all else equal, never ranks lower', () => {
    fc.assert(
      fc.property(anyTeam, anyQuestion, fc.nat(), fc.integer({ min: 0, max: 100 }), (team, given, pick, percent) => {
        const heard = team.filter((one) => one.lastFix !== null);
        fc.pre(heard.length > 0);
        const chosen = heard[pick % heard.length]!;
        const [lon] = question().place!;
        const lastFix = {
          ...chosen.lastFix!,
          lon: lon + ((chosen.lastFix!.lon - lon) * percent) / 100,
          lat: eastOfCase(0).lat,
        };
        const moved = team.map((one) => (one === chosen ? { ...one, lastFix } : one));
        const rank = (members: readonly DispatchOfficer[]) => {
          const at = suggestFrom(asked(given), members, rules).ranked.findIndex(
            (one) => one.officer.id === chosen.officer.id,
          );
          return at === -1 ? Infinity : at;
        };
        expect(rank(moved)).toBeLessThanOrEqual(rank(team));
      }),
    );
  });

  it('DSP-7 the answer is the same in any order of the team, and everybody is counted once', () => {
    fc.assert(
      fc.property(anyTeam, anyQuestion, (team, given) => {
        const found = suggestFrom(asked(given), team, rules);
        expect(suggestFrom(asked(given), team.toReversed(), rules)).toEqual(found);
        expect(Object.values(found.counts).reduce((sum, count) => sum + count, 0)).toBe(team.length);
      }),
    );
  });

  it('DSP-7 the first few are those that sorting everything puts first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 10 }), (numbers, most) => {
        const few = firstFew<number>(most);
        for (const number of numbers) few.add(number, 'A', number);
        expect(few.items()).toEqual(numbers.toSorted((a, b) => a - b).slice(0, most));
      }),
    );
  });
});
