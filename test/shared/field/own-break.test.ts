import { describe, expect, it } from 'vitest';
import { breakAfterWord, breakAsTold, waitsToBeTold, type OwnBreak } from '../../../shared/field/own-break.ts';
import { enqueue, EMPTY_OUTBOX, nextOf, settle } from '../../../shared/field/outbox.ts';

const at = (time: string) => Date.parse(`2026-03-02T${time}:00+08:00`);
const HOURS = { shift: { startMinute: 480, endMinute: 1020 }, marginMinutes: 15, timeZone: 'Asia/Shanghai' };
const noon: OwnBreak = { startMs: at('12:00'), untilMs: at('13:00'), endMs: null, knownMs: at('12:00') };
const say = (own: OwnBreak | null, isOn: boolean, time: string, hours: typeof HOURS | null = HOURS) =>
  breakAfterWord(own, { isOn, atMs: at(time) }, hours, 60);

describe('PHN-13 the word of the officer', () => {
  it('PHN-13 begins a break at once, until the longest break is over or the duty', () => {
    expect(say(null, true, '12:00')).toEqual(noon);
    expect(say(null, true, '17:00')?.untilMs).toBe(at('17:15'));
  });

  it('PHN-13 begins none twice, none off duty, and none before the shift is known', () => {
    expect(say(noon, true, '12:30')).toBe(noon);
    expect([say(null, true, '17:15'), say(null, true, '12:00', null)]).toEqual([null, null]);
    expect(say(noon, true, '13:00')).toMatchObject({ startMs: at('13:00') });
  });

  it('PHN-13 ends what runs, and nothing else', () => {
    expect(say(noon, false, '12:20')).toMatchObject({ startMs: at('12:00'), endMs: at('12:20') });
    expect([say(noon, false, '13:00'), say(null, false, '12:20')]).toEqual([noon, null]);
  });
});

describe('PHN-13 the word of the server', () => {
  const told = (time: string, running: OwnBreak | null) => ({
    serverMs: at(time),
    break: running && { startMs: running.startMs, untilMs: running.untilMs },
  });

  it('PHN-13 counts once nothing waits, where it is newer', () => {
    expect(breakAsTold(noon, told('12:01', null), true)).toBe(noon);
    expect(breakAsTold(noon, told('12:00', null), false)).toBe(noon);
    expect(breakAsTold(noon, told('12:01', null), false)).toMatchObject({ endMs: at('12:01') });
    expect(breakAsTold(null, null, false)).toBeNull();
  });

  it('PHN-13 tells of a break that was begun on another phone', () => {
    expect(breakAsTold(null, told('12:10', noon), false)).toEqual({ ...noon, knownMs: at('12:10') });
    expect(breakAsTold({ ...noon, endMs: at('12:05') }, told('12:10', noon), false)).toMatchObject({ endMs: null });
  });
});

describe('PHN-13 telling it', () => {
  const PACE = { nowMs: 0, backoffMs: () => 1 };
  const given = [true, false].reduce(
    (box, isOn, n) => enqueue(box, { key: `${n}`, atMs: n, command: { kind: 'break', isOn, atMs: n } }),
    EMPTY_OUTBOX,
  );

  it('PHN-13 goes in order: no end before its beginning', () => {
    expect(waitsToBeTold(given.items)).toBe(true);
    const failed = settle(given, '0', { kind: 'failed' }, PACE);
    expect(nextOf(failed, 0)).toEqual({ kind: 'wait', untilMs: 1 });
    const done = settle(given, '0', { kind: 'done' }, PACE);
    expect(nextOf(done, 0)).toMatchObject({ kind: 'send', item: { key: '1' } });
    expect(waitsToBeTold(settle(done, '1', { kind: 'done' }, PACE).items)).toBe(false);
  });

  it('PHN-13 holds up no case', () => {
    const failed = settle(given, '0', { kind: 'failed' }, PACE);
    const step = { kind: 'step', of: { case: 'c' }, version: 1, body: { action: 'arrive' } } as const;
    expect(nextOf(enqueue(failed, { key: 's', atMs: 0, command: step }), 0)).toMatchObject({ item: { key: 's' } });
  });
});
