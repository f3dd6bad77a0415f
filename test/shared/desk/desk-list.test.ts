import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LATENESS } from '../../../shared/cases/lateness.ts';
import { alarmKey, alarmsOf, newAlarms } from '../../../shared/desk/desk-alarms.ts';
import { deskCounts } from '../../../shared/desk/desk-counts.ts';
import { matchesFilter, reachesBack, type DeskCase, type DeskFilter } from '../../../shared/desk/desk-filter.ts';
import { deskList } from '../../../shared/desk/desk-list.ts';
import { byDue } from '../../../shared/desk/desk-order.ts';
import { CASE_STATES } from '../../../shared/model/case.ts';
import { deskCase } from './desk-samples.ts';

const NOW = 1_793_000_000_000;
const ANY: DeskFilter = {
  town: null,
  state: null,
  kind: null,
  category: null,
  lateness: null,
  waits: null,
  level: null,
  officer: null,
  grid: null,
  fromMs: null,
  toMs: null,
  text: '',
};
const ids = (rows: readonly DeskCase[]) => rows.map(({ id }) => id);
const byId = (...items: DeskCase[]) => new Map(items.map((item) => [item.id, item]));

describe('what the desk shows', () => {
  it('DSK-1 narrows by every part at once, and by nothing when nothing is asked', () => {
    const item = deskCase('a', { officer: 'E-1', description: '占道经营', waits: ['approval'] });
    expect(matchesFilter(item, ANY, NOW)).toBe(true);
    const fitting: Partial<DeskFilter> = {
      town: item.town,
      state: 'open',
      kind: 'event',
      category: item.category,
      lateness: 'in-time',
      waits: 'approval',
      level: 'grid',
      officer: 'E-1',
      grid: item.grid,
      fromMs: item.reportedMs,
      toMs: item.reportedMs + 1,
      text: '占道',
    };
    expect(matchesFilter(item, { ...ANY, ...fitting }, NOW)).toBe(true);
    const wrong: readonly Partial<DeskFilter>[] = [
      { town: 'x' },
      { state: 'ended' },
      { state: 'filed' },
      { kind: 'facility' },
      { category: 'lighting' },
      { lateness: 'late' },
      { waits: 'check' },
      { level: 'town' },
      { officer: 'none' },
      { officer: 'E-2' },
      { grid: 'g' },
      { fromMs: item.reportedMs + 1 },
      { toMs: item.reportedMs },
      { text: '占道停车' },
    ];
    for (const part of wrong)
      expect(matchesFilter(item, { ...ANY, ...fitting, ...part }, NOW), JSON.stringify(part)).toBe(false);
  });

  it('DSK-1 finds nobody’s cases, and those that somebody answered a whistle in', () => {
    expect(matchesFilter(deskCase('a'), { ...ANY, officer: 'none' }, NOW)).toBe(true);
    expect(matchesFilter(deskCase('a', { officer: 'E-1', responder: 'E-2' }), { ...ANY, officer: 'E-2' }, NOW)).toBe(
      true,
    );
  });

  it('DSK-1 asks the archive only where something ended could be shown', () => {
    expect(reachesBack({ ...ANY, state: 'open' })).toBe(false);
    expect(reachesBack({ ...ANY, state: 'checking' })).toBe(false);
    expect(reachesBack({ ...ANY, lateness: 'late' })).toBe(false);
    expect([reachesBack({ ...ANY, waits: 'check' }), reachesBack({ ...ANY, waits: 'reply' })]).toEqual([false, true]);
    for (const part of [{}, { state: 'ended' }, { state: 'merged' }, { lateness: 'ended-late' }] as const)
      expect(reachesBack({ ...ANY, ...part })).toBe(true);
  });

  it('DSK-2 puts a whistle first, then what is due first, what has no limit, and what has ended', () => {
    const rows = [
      deskCase('ended', { state: 'closed', closedMs: NOW }),
      deskCase('newer end', { state: 'refused', updatedMs: NOW + 1 }),
      deskCase('no limit', { dueMs: null, warnFromMs: null, reportedMs: NOW - 2 }),
      deskCase('no limit, older', { dueMs: null, warnFromMs: null, reportedMs: NOW - 3 }),
      deskCase('late', { dueMs: NOW - 1 }),
      deskCase('soon', { dueMs: NOW + 1 }),
      deskCase('whistle', { whistledMs: NOW, dueMs: NOW + 9 }),
    ];
    expect(ids(rows.toSorted(byDue))).toEqual([
      'whistle',
      'late',
      'soon',
      'no limit, older',
      'no limit',
      'newer end',
      'ended',
    ]);
  });

  it('DSK-2 is one order whatever the rows came in', () => {
    const item = fc.record({
      id: fc.string({ maxLength: 2 }),
      state: fc.constantFrom(...CASE_STATES),
      dueMs: fc.option(fc.integer({ min: 0, max: 3 })),
      whistledMs: fc.option(fc.integer({ min: 0, max: 3 })),
      reportedMs: fc.integer({ min: 0, max: 3 }),
      updatedMs: fc.integer({ min: 0, max: 3 }),
      closedMs: fc.option(fc.integer({ min: 0, max: 3 })),
    });
    fc.assert(
      fc.property(fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 9 }), (items) => {
        const rows = items.map(({ id, ...over }) => deskCase(id, over));
        expect(ids(rows.toReversed().sort(byDue))).toEqual(ids(rows.toSorted(byDue)));
      }),
    );
  });

  it('DSK-2 lists each case once, in its newest version, with the words of whichever has them', () => {
    const live = byId(deskCase('a', { version: 3 }), deskCase('b', { version: 1 }));
    const read = byId(
      deskCase('a', { version: 2, description: '坑洼' }),
      deskCase('b', { version: 2, description: '垃圾', state: 'filed' }),
      deskCase('c', { description: '路灯' }),
    );
    const { rows } = deskList({ live, read, isLive: false }, ANY, NOW);
    expect(rows.map(({ id, version, description }) => [id, version, description])).toEqual([
      ['a', 3, '坑洼'],
      ['b', 2, '垃圾'],
      ['c', 1, '路灯'],
    ]);
  });

  it('DSK-2 leaves out what was read as open and is told by the stream no more', () => {
    const read = byId(deskCase('gone'), deskCase('ended', { state: 'closed', closedMs: NOW }));
    const shown = (isLive: boolean) => ids(deskList({ live: new Map(), read, isLive }, ANY, NOW).rows);
    expect([shown(true), shown(false)]).toEqual([['ended'], ['gone', 'ended']]);
  });

  it('DSK-2 tells until when a list by lateness holds', () => {
    const live = byId(deskCase('a', { warnFromMs: NOW + 5, dueMs: NOW + 9 }));
    const late = { ...ANY, lateness: 'warning' } as const;
    expect(deskList({ live, read: new Map(), isLive: true }, late, NOW)).toEqual({ rows: [], validUntilMs: NOW + 5 });
    expect(deskList({ live, read: new Map(), isLive: true }, late, NOW + 5)).toMatchObject({ validUntilMs: NOW + 10 });
    expect(deskList({ live, read: new Map(), isLive: true }, ANY, NOW).validUntilMs).toBe(Infinity);
  });

  it('DSK-3 counts what each choice would show', () => {
    const cases = [
      deskCase('a', { dueMs: NOW - 1 }),
      deskCase('b', { state: 'filed' }),
      deskCase('c', { state: 'closed', closedMs: NOW - 1, dueMs: NOW }),
      deskCase('d', { town: 'elsewhere' }),
    ];
    const filter = { ...ANY, town: cases[0]!.town, state: 'filed', lateness: 'late' } as const;
    const { states, lateness } = deskCounts(cases, filter, NOW);
    expect([states.open, states.ended, states.reported, states.filed]).toEqual([1, 0, 1, 0]);
    expect(LATENESS.map((one) => lateness[one])).toEqual([1, 0, 0, 0, 0]);
    expect(deskCounts(cases, ANY, NOW).states).toMatchObject({ open: 3, ended: 1, closed: 1 });
  });

  it('DSK-3 CAS-26 counts what waits for somebody in any state, whatever is chosen', () => {
    const cases = [
      deskCase('a', { waits: ['approval', 'receipt'] }),
      deskCase('b', { waits: ['reply'], state: 'closed', closedMs: NOW }),
      deskCase('c', { waits: ['reply'], state: 'closed', closedMs: NOW, town: 'elsewhere' }),
      deskCase('d'),
    ];
    const filter = { ...ANY, state: 'open', waits: 'check', town: cases[0]!.town } as const;
    expect(deskCounts(cases, filter, NOW).waits).toMatchObject({ approval: 1, receipt: 1, reply: 1, check: 0 });
    expect(
      ids(deskList({ live: byId(...cases), read: new Map(), isLive: true }, { ...ANY, waits: 'reply' }, NOW).rows),
    ).toEqual(['b', 'c']);
  });
});

describe('what makes a sound', () => {
  it('DSK-4 is a major case, an unanswered whistle and a case past its limit, while they are open', () => {
    const cases = [
      deskCase('quiet'),
      deskCase('at its limit', { dueMs: NOW }),
      deskCase('past it', { dueMs: NOW - 1 }),
      deskCase('major', { severity: 'major' }),
      deskCase('whistle', { whistledMs: NOW }),
      deskCase('ended', { state: 'closed', severity: 'major', dueMs: NOW - 9 }),
    ];
    expect(alarmsOf(cases, NOW)).toEqual([
      { id: 'past it', kind: 'late', of: 'handle' },
      { id: 'major', kind: 'emergency', of: null },
      { id: 'whistle', kind: 'whistle', of: null },
    ]);
  });

  it('DSK-4 is heard once for each reason', () => {
    const [alarm] = alarmsOf([deskCase('a', { severity: 'major' })], NOW);
    const heard = new Set([alarmKey(alarm!)]);
    expect(newAlarms([alarm!], new Set())).toEqual([alarm]);
    expect(newAlarms([alarm!], heard)).toEqual([]);
    const late = { id: 'a', kind: 'late', of: 'persuade' } as const;
    expect(newAlarms([late], heard)).toEqual([late]);
  });

  it('DSK-4 CAS-27 is an urging, each once', () => {
    const urged = (urgedMs: number) => alarmsOf([deskCase('a', { urgedMs, dueMs: NOW - 1 })], NOW);
    expect(urged(NOW)).toEqual([{ id: 'a', kind: 'urged', of: NOW }]);
    const heard = new Set(urged(NOW).map(alarmKey));
    expect([newAlarms(urged(NOW), heard).length, newAlarms(urged(NOW + 1), heard).length]).toEqual([0, 1]);
  });

  it('DSK-4 CAS-25 the ten minutes that were missed are one reason, the limit of the handling another', () => {
    const missed = (nextClock: 'persuade' | 'handle') =>
      alarmsOf([deskCase('a', { nextClock, nextDueMs: NOW - 1 })], NOW);
    const heard = new Set(missed('persuade').map(alarmKey));
    expect(newAlarms(missed('persuade'), heard)).toEqual([]);
    expect(newAlarms(missed('handle'), heard)).toHaveLength(1);
  });
});
