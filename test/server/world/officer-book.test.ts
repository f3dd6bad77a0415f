import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOfficerBook } from '../../../server/world/officer-book.ts';
import { breakAt, type DutyBreak } from '../../../shared/access/duty-break.ts';
import { officerState } from '../../../shared/coverage/officer-state.ts';
import { minuteOfDay, onShift } from '../../../shared/lib/local-day.ts';
import type { Officer } from '../../../shared/model/officer.ts';
import { POLICY } from '../../support/coverage-figures.ts';
import { storedFix } from '../../support/stored-fix.ts';

/** Its clock goes an hour back at 03:00 of 25 October 2026, and three quarters of an hour later it is 03:00 again. */
const ZONE = 'Europe/Berlin';
const START_MS = Date.parse('2026-10-24T20:00:00+02:00');
const SHIFTS = [
  { startMinute: 0, endMinute: 0 },
  { startMinute: 8 * 60, endMinute: 18 * 60 },
  { startMinute: 22 * 60, endMinute: 2 * 60 + 30 },
  { startMinute: 3 * 60, endMinute: 8 * 60 },
];
const OFFICERS = SHIFTS.map((shift, index) => ({ index, id: `E-${index}`, town: `t${index % 2}`, shift }) as Officer);

const step = fc.record({
  pauseMs: fc.oneof(
    fc.integer({ min: 0, max: 2_000 }),
    fc.integer({ min: 0, max: 400_000 }),
    fc.integer({ min: 0, max: 5 * 3_600_000 }),
    fc.constant(-3_600_000),
  ),
  does: fc.constantFrom('nothing', 'fix', 'fix', 'break', 'other-figures'),
  slot: fc.integer({ min: 0, max: SHIFTS.length - 1 }),
  lateMs: fc.oneof(fc.integer({ min: -60_000, max: 0 }), fc.integer({ min: 0, max: 2_000_000 })),
  speedMps: fc.constantFrom(null, 0, 2),
  lastsMs: fc.integer({ min: 1, max: 3_000_000 }),
});

describe('COV-11 states over time', () => {
  it('COV-11 names whom a look at everybody would name, over night, breaks and the change of clocks', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let nowMs = START_MS;
        let policy = POLICY;
        const told = new Map<string, DutyBreak[]>();
        const breaks = { at: (officer: string, atMs: number) => breakAt(told.get(officer), atMs) };
        const newest: ({ fixTimeMs: number; speedMps: number | null } | undefined)[] = [];
        const lookAtAll = () =>
          OFFICERS.map(({ id, shift, index }) =>
            officerState(
              newest[index]?.fixTimeMs ?? null,
              newest[index]?.speedMps ?? null,
              nowMs,
              onShift(shift, minuteOfDay(nowMs, ZONE)),
              policy,
              breaks.at(id, nowMs) !== null,
            ),
          );
        const book = createOfficerBook(OFFICERS, () => ({ coverage: policy }), ZONE, breaks, nowMs);
        let before = lookAtAll();
        expect(book.all().map(({ state }) => state)).toEqual(before);
        for (const { pauseMs, does, slot, lateMs, speedMps, lastsMs } of steps) {
          if (does === 'fix') {
            const fixTimeMs = nowMs - lateMs;
            book.place(storedFix({ officerIndex: slot, fixTimeMs, speedMps }));
            if (!(newest[slot] && newest[slot].fixTimeMs >= fixTimeMs)) newest[slot] = { fixTimeMs, speedMps };
          }
          if (does === 'other-figures')
            policy = { ...POLICY, staleAfterMs: lastsMs, silentAfterMs: Math.max(1, lateMs) };
          if (does === 'break') {
            const officer = `E-${slot}`;
            const begun = { officer, startMs: nowMs, untilMs: nowMs + lastsMs, endMs: null };
            told.set(officer, [...(told.get(officer) ?? []), begun]);
            book.ageOne(officer, nowMs);
            before = before.with(slot, book.all()[slot]!.state);
          }
          nowMs += pauseMs;
          // Nobody tells a break ahead of time, also where the clock has gone back.
          for (const [officer, breaks] of told) {
            told.set(
              officer,
              breaks.filter(({ startMs }) => startMs <= nowMs),
            );
          }
          const now = lookAtAll();
          const aged = book.age(nowMs).map(({ live, before: was }) => [live.officer.index, was, live.state]);
          expect(aged).toEqual(now.flatMap((state, at) => (state === before[at] ? [] : [[at, before[at], state]])));
          expect(book.all().map(({ state }) => state)).toEqual(now);
          before = now;
        }
      }),
      { numRuns: 500 },
    );
  });
});
