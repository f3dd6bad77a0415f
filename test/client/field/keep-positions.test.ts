import { describe, expect, it } from 'vitest';
import type { FieldApi } from '../../../client/field/field-api.ts';
import type { FieldDb } from '../../../client/field/field-db.ts';
import { createFieldStore } from '../../../client/field/field-store.ts';
import { keepPositions } from '../../../client/field/keep/keep-positions.ts';
import type { PageLife } from '../../../client/wire/page-life.ts';
import { EMPTY_OUTBOX, enqueue } from '../../../shared/field/outbox.ts';
import type { KeptFix } from '../../../shared/field/position-buffer.ts';
import type { FieldAnswer } from '../../../shared/http/endpoints/field.ts';
import { err, ok } from '../../../shared/lib/result.ts';

const at = (time: string) => Date.parse(`2026-03-02T${time}:00+08:00`);
const ANSWER = {
  timeZone: 'Asia/Shanghai',
  marginMinutes: 15,
  longestBreakMinutes: 60,
  serverMs: at('07:00'),
  break: null,
  officer: { shift: { startMinute: 8 * 60, endMinute: 17 * 60 } },
} as unknown as FieldAnswer;

/** A page whose time and phone are played by hand. */
async function play(startMs: number) {
  let nowMs = startMs;
  let isReachable = true;
  let isTakenOver = false;
  const timers: (() => void)[] = [];
  let heard: ((fix: KeptFix) => void) | null = null;
  let denied = () => {};
  const sent: number[] = [];
  const kept = new Map<string, unknown>();
  const life: PageLife = {
    nowMs: () => nowMs,
    random: () => 0,
    after: () => () => {},
    every(_, run) {
      timers.push(run);
      return () => void timers.splice(timers.indexOf(run), 1);
    },
    isVisible: () => true,
    onWake: () => () => {},
  };
  const db = {
    fixes: async () => [],
    addFix: async () => {},
    dropFixes: async () => {},
    read: async (name: string) => kept.get(name) ?? null,
    keep: async (name: string, value: unknown) => void kept.set(name, value),
    forget: async (name: string) => void kept.delete(name),
  } as unknown as FieldDb;
  const api = {
    enrol: async () => ok({ device: 'field-E-0', token: 't' }),
    positions: async (_: unknown, fixes: readonly KeptFix[]) => {
      if (!isReachable) return err({ status: null, code: 'unreachable', detail: '' });
      if (isTakenOver) return err({ status: 401, code: 'bad-token', detail: '' });
      sent.push(...fixes.map(({ timeMs }) => timeMs));
      return ok({ results: [] });
    },
  } as unknown as FieldApi;
  const store = createFieldStore({ language: 'zh', theme: 'light' }, nowMs);
  store.setState({ answer: ANSWER });
  const keeper = await keepPositions({
    store,
    db,
    api,
    life,
    locator: {
      watch(hear, deny) {
        [heard, denied] = [hear, deny];
        return () => void (heard = null);
      },
    },
  });
  return {
    store,
    keeper,
    sent,
    isWatching: () => heard !== null,
    deny: () => denied(),
    reach: (is: boolean) => void (isReachable = is),
    takeOver: () => void (isTakenOver = true),
    turnTo(ms: number) {
      nowMs = ms;
      timers.forEach((run) => run());
    },
    fix: () => late(nowMs),
    late,
  };

  /** A position of that moment, as the phone remembers it. */
  function late(timeMs: number): void {
    heard?.({ timeMs, lon: 113.8, lat: 34.5, accuracyM: 5, speedMps: null, headingDeg: null });
  }
}

describe('PHN-7 positions of a phone', () => {
  it('PHN-7 stop by themselves at the end of the shift and begin with the next', async () => {
    const phone = await play(at('17:14'));
    expect([phone.store.getState().tracking, phone.isWatching()]).toEqual(['on', true]);
    phone.fix();
    await phone.keeper.flush();
    expect(phone.sent).toEqual([at('17:14')]);
    phone.turnTo(at('17:15'));
    expect([phone.store.getState().tracking, phone.isWatching(), phone.store.getState().fix]).toEqual([
      'off-duty',
      false,
      null,
    ]);
    phone.fix();
    await phone.keeper.flush();
    expect(phone.sent).toHaveLength(1);
    phone.turnTo(at('07:45') + 86_400_000);
    expect([phone.store.getState().tracking, phone.isWatching()]).toEqual(['on', true]);
  });

  it('PHN-7 stop where the phone does not allow them', async () => {
    const phone = await play(at('12:00'));
    phone.deny();
    expect([phone.store.getState().tracking, phone.isWatching()]).toEqual(['not-allowed', false]);
    phone.keeper.again();
    expect(phone.isWatching()).toBe(true);
  });

  it('PHN-8 wait on the phone while the server cannot be reached, and go in their order when it can', async () => {
    const phone = await play(at('12:00'));
    phone.reach(false);
    for (const second of [0, 30, 60]) {
      phone.turnTo(at('12:00') + second * 1_000);
      phone.fix();
    }
    await phone.keeper.flush();
    expect([phone.sent, phone.store.getState().unsentFixes]).toEqual([[], 3]);
    phone.reach(true);
    phone.turnTo(at('12:02'));
    await phone.keeper.flush();
    expect(phone.sent).toEqual([0, 30, 60].map((second) => at('12:00') + second * 1_000));
    expect(phone.store.getState().unsentFixes).toBe(0);
  });

  it('PHN-8 are measured against the last that was kept, also when it has been sent', async () => {
    const phone = await play(at('12:00'));
    phone.fix();
    await phone.keeper.flush();
    for (const second of [10, 29, 30]) {
      phone.turnTo(at('12:00') + second * 1_000);
      phone.fix();
    }
    await phone.keeper.flush();
    expect(phone.sent).toEqual([at('12:00'), at('12:00') + 30_000]);
  });

  it('PHN-13 are neither measured nor sent during a break, and what was measured before goes after it', async () => {
    const phone = await play(at('12:00'));
    phone.reach(false);
    phone.fix();
    phone.turnTo(at('12:01'));
    await phone.keeper.rest(true, at('12:01'));
    expect([phone.store.getState().tracking, phone.isWatching()]).toEqual(['on-break', false]);
    phone.fix();
    phone.reach(true);
    phone.turnTo(at('12:30'));
    await phone.keeper.flush();
    expect(phone.sent).toEqual([]);
    await phone.keeper.rest(false, at('12:30'));
    expect(phone.isWatching()).toBe(true);
    phone.late(at('12:29'));
    phone.fix();
    await phone.keeper.flush();
    expect(phone.sent).toEqual([at('12:00'), at('12:30')]);
  });

  it('PHN-13 begin again by themselves after the longest break, and stay away where the duty ends first', async () => {
    const phone = await play(at('12:00'));
    await phone.keeper.rest(true, at('12:00'));
    phone.turnTo(at('13:00') - 1);
    expect(phone.isWatching()).toBe(false);
    phone.turnTo(at('13:00'));
    expect([phone.store.getState().tracking, phone.isWatching()]).toEqual(['on', true]);
    await phone.keeper.rest(true, at('16:50'));
    phone.turnTo(at('17:15') - 1);
    expect(phone.store.getState().tracking).toBe('on-break');
    phone.turnTo(at('17:15'));
    expect(phone.store.getState().tracking).toBe('off-duty');
  });

  it('PHN-13 wait for the server’s word no longer than until it is newer: a break that was ended elsewhere is over', async () => {
    const phone = await play(at('12:00'));
    await phone.keeper.rest(true, at('12:00'));
    const command = { kind: 'break', isOn: true, atMs: at('12:00') } as const;
    const outbox = (isWaiting: boolean) =>
      isWaiting ? enqueue(EMPTY_OUTBOX, { key: 'k', atMs: 0, command }) : EMPTY_OUTBOX;
    const tell = (serverMs: number) => phone.store.setState({ answer: { ...ANSWER, serverMs } });
    phone.store.setState({ outbox: outbox(true) });
    tell(at('12:05'));
    phone.turnTo(at('12:05'));
    expect(phone.isWatching()).toBe(false);
    phone.store.setState({ outbox: outbox(false) });
    phone.turnTo(at('12:06'));
    expect(phone.isWatching()).toBe(false);
    tell(at('12:07'));
    phone.turnTo(at('12:07'));
    expect(phone.isWatching()).toBe(true);
  });

  it('PHN-11 are sent no more when another phone has taken over, until the officer takes it back', async () => {
    const phone = await play(at('12:00'));
    phone.takeOver();
    phone.fix();
    await phone.keeper.flush();
    expect([phone.store.getState().device, phone.sent]).toEqual(['taken-over', []]);
  });
});
