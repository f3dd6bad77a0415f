import { describe, expect, it } from 'vitest';
import { givenAt, untimed, type FieldCommand } from '../../../shared/field/command.ts';
import { correct, discard, retry } from '../../../shared/field/mend-outbox.ts';
import { EMPTY_OUTBOX, enqueue, nextOf, outboxOf, settle, wake, type Outbox } from '../../../shared/field/outbox.ts';
import { outcomeOf } from '../../../shared/field/outcome.ts';

const REPORT: FieldCommand = {
  kind: 'report',
  body: { kind: 'event', lon: 113.8, lat: 34.5, description: 'a stall', source: 'patrol' },
};
const photo = (id: string, of: { case: string } | { report: string }): FieldCommand => ({
  kind: 'photo',
  of,
  photo: id,
  photoKind: 'near',
});
const step = (of: { case: string } | { report: string }, action: 'arrive' | 'handle', version = 3, named?: string) =>
  ({
    kind: 'step',
    of,
    body: { action, ...(named === undefined ? {} : { photo: named }) },
    version,
  }) satisfies FieldCommand;

const pace = (nowMs = 0) => ({ nowMs, backoffMs: (tries: number) => tries * 1_000 });
const REFUSED = { kind: 'refused', code: 'version-conflict', detail: 'read it again' } as const;

function boxOf(...commands: readonly (readonly [key: string, command: FieldCommand])[]): Outbox {
  return commands.reduce((box, [key, command]) => enqueue(box, { key, atMs: 0, command }), EMPTY_OUTBOX);
}
const next = (box: Outbox, nowMs = 0) => {
  const found = nextOf(box, nowMs);
  return found.kind === 'send' ? found.item.key : found.kind;
};
const keys = (box: Outbox) => box.items.map(({ key }) => key);

describe('PHN-1 once', () => {
  it('PHN-1 keeps a command with its key until it is answered, over a kill of the page', () => {
    const box = boxOf(['a', REPORT], ['b', photo('p', { report: 'a' })]);
    const tried = settle(box, 'a', { kind: 'unreachable' }, pace());
    const kept = outboxOf(JSON.parse(JSON.stringify([...tried.items].reverse())));
    expect([next(tried), next(kept), keys(kept)]).toEqual(['wait', 'a', ['a', 'b']]);
  });

  it('PHN-1 forgets a command when it is done, and an answer for one that is gone changes nothing', () => {
    const box = settle(boxOf(['a', step({ case: 'c' }, 'arrive')]), 'a', { kind: 'done' }, pace());
    expect([keys(box), next(box), settle(box, 'a', REFUSED, pace())]).toEqual([[], 'idle', box]);
  });
});

describe('PHN-2 in order', () => {
  it('PHN-2 sends a report, then its photo to the case that it opened, then the step that names it', () => {
    const of = { report: 'a' };
    let box = boxOf(['a', REPORT], ['b', photo('p', of)], ['c', step(of, 'arrive', 0, 'p')]);
    expect(next(box)).toBe('a');
    box = settle(box, 'a', { kind: 'done', opened: { id: 'case-1', version: 1 } }, pace());
    expect(box.items.map(({ command }) => command)).toEqual([
      photo('p', { case: 'case-1' }),
      step({ case: 'case-1' }, 'arrive', 1, 'p'),
    ]);
    expect(next(box)).toBe('b');
    expect(next(settle(box, 'b', { kind: 'done' }, pace()))).toBe('c');
  });

  it('PHN-2 takes later steps of a case against the version after the earlier one', () => {
    const box = boxOf(
      ['a', step({ case: 'c' }, 'arrive', 3)],
      ['b', step({ case: 'c' }, 'handle', 3)],
      ['d', step({ case: 'other' }, 'arrive', 3)],
    );
    const done = settle(box, 'a', { kind: 'done', moved: { id: 'c', version: 4 } }, pace());
    expect(done.items.map(({ command }) => command.kind === 'step' && command.version)).toEqual([4, 3]);
  });
});

describe('PHN-3 failures', () => {
  it('PHN-3 tells no answer, wait, failed and refused apart', () => {
    const of = (status: number | null) => outcomeOf({ status, code: 'x', detail: '' }).kind;
    expect([null, 401, 408, 429, 503, 500, 400, 403, 404, 409, 422].map(of)).toEqual([
      'unreachable',
      'signed-out',
      'busy',
      'busy',
      'busy',
      'failed',
      'refused',
      'refused',
      'refused',
      'refused',
      'refused',
    ]);
  });

  it('PHN-3 waits longer with every silent try, for everything, until it is woken', () => {
    let box = boxOf(['a', step({ case: 'c' }, 'arrive')], ['b', step({ case: 'd' }, 'arrive')]);
    box = settle(box, 'a', { kind: 'unreachable' }, pace(0));
    expect([next(box, 999), next(box, 1_000)]).toEqual(['wait', 'a']);
    box = settle(box, 'a', { kind: 'unreachable' }, pace(1_000));
    expect([next(box, 2_999), next(box, 3_000), next(wake(box), 1_000)]).toEqual(['wait', 'a', 'a']);
  });

  it('PHN-3 waits as long as the server asks, and no less than its own pace', () => {
    const box = boxOf(['a', REPORT]);
    const asked = settle(box, 'a', { kind: 'busy', retryAfterS: 5 }, pace());
    expect([next(asked, 4_999), next(asked, 5_000)]).toEqual(['wait', 'a']);
    const unasked = settle(box, 'a', { kind: 'busy', retryAfterS: null }, pace());
    expect([next(unasked, 999), next(unasked, 1_000)]).toEqual(['wait', 'a']);
  });

  it('PHN-3 lets others pass one at which the server fails', () => {
    const box = boxOf(['a', step({ case: 'c' }, 'arrive')], ['b', step({ case: 'd' }, 'arrive')]);
    const failed = settle(box, 'a', { kind: 'failed' }, pace());
    expect([next(failed, 0), next(failed, 1_000)]).toEqual(['b', 'a']);
  });

  it('PHN-3 sends nothing for somebody who is signed out, until they are back', () => {
    const box = settle(boxOf(['a', REPORT]), 'a', { kind: 'signed-out' }, pace());
    expect([next(box), next(wake(box))]).toEqual(['sign-in', 'a']);
  });
});

describe('PHN-4 refused', () => {
  it('PHN-4 keeps what was refused with the reason, holds what builds on it and lets the rest go on', () => {
    const box = boxOf(
      ['a', step({ case: 'c' }, 'arrive')],
      ['b', step({ case: 'c' }, 'handle')],
      ['d', step({ case: 'd' }, 'arrive')],
    );
    const refused = settle(box, 'a', REFUSED, pace(7));
    expect(refused.items[0]!.refusal).toEqual({ code: 'version-conflict', detail: 'read it again', atMs: 7 });
    expect(next(refused)).toBe('d');
    const rest = settle(refused, 'd', { kind: 'done' }, pace());
    expect([next(rest), keys(rest)]).toEqual(['idle', ['a', 'b']]);
  });

  it('PHN-4 does not hold up an arrival for a photo that it does not name', () => {
    const box = boxOf(
      ['a', photo('p', { case: 'c' })],
      ['b', step({ case: 'c' }, 'arrive')],
      ['d', step({ case: 'c' }, 'handle', 3, 'p')],
    );
    const refused = settle(box, 'a', REFUSED, pace());
    expect(next(refused)).toBe('b');
    expect(next(settle(refused, 'b', { kind: 'done' }, pace()))).toBe('idle');
  });
});

describe('PHN-12 timed by the tap', () => {
  it('PHN-12 says when a step in the street was given, and nothing of what is of when it comes in', () => {
    const of = { case: 'c' };
    expect(givenAt(step(of, 'arrive'), 5.4)).toMatchObject({ body: { action: 'arrive', at: 5 } });
    const request: FieldCommand = { kind: 'step', of, version: 1, body: { action: 'extend', note: 'x' } };
    expect([givenAt(request, 5), givenAt(REPORT, 5), givenAt(photo('p', of), 5)]).toEqual([
      request,
      REPORT,
      photo('p', of),
    ]);
    expect(untimed(givenAt(step(of, 'arrive'), 5))).toEqual(step(of, 'arrive'));
  });

  it('PHN-12 knows which field was refused', () => {
    const refused = outcomeOf({ status: 422, code: 'invalid-input', detail: 'at: x', errors: [{ path: 'at' }] });
    const box = settle(boxOf(['a', step({ case: 'c' }, 'arrive')]), 'a', refused, pace(7));
    expect(box.items[0]!.refusal).toEqual({ code: 'invalid-input', detail: 'at: x', field: 'at', atMs: 7 });
  });
});

describe('PHN-5 mended by hand', () => {
  it('PHN-5 discards a report with what was to come after it', () => {
    const box = boxOf(['a', REPORT], ['b', photo('p', { report: 'a' })], ['c', step({ case: 'c' }, 'arrive')]);
    const { outbox, photos } = discard(settle(box, 'a', REFUSED, pace()), 'a');
    expect([keys(outbox), photos]).toEqual([['c'], ['p']]);
    expect(discard(outbox, 'unknown')).toEqual({ outbox, photos: [] });
  });

  it('PHN-5 discards a photo together with its name in the step', () => {
    const box = boxOf(['a', photo('p', { case: 'c' })], ['b', step({ case: 'c' }, 'handle', 3, 'p')]);
    const { outbox, photos } = discard(box, 'a');
    expect([outbox.items[0]!.command, photos]).toEqual([step({ case: 'c' }, 'handle'), ['p']]);
  });

  it('PHN-5 tries again as it is under the same key, a step against the version seen by now', () => {
    const box = settle(boxOf(['a', step({ case: 'c' }, 'arrive', 3)]), 'a', REFUSED, pace());
    const again = retry(box, 'a', 5);
    expect([next(again), again.items[0]!.command]).toEqual(['a', step({ case: 'c' }, 'arrive', 5)]);
    expect(retry(again, 'a', 9)).toEqual(again);
  });

  it('PHN-5 sends other content under another key, and photos follow their report', () => {
    const box = settle(boxOf(['a', REPORT], ['b', photo('p', { report: 'a' })]), 'a', REFUSED, pace());
    const mended: FieldCommand = { ...REPORT, body: { ...REPORT.body, description: 'two stalls' } };
    const again = correct(box, 'a', 'z', mended);
    expect(again.items.map(({ key, command }) => [key, command])).toEqual([
      ['z', mended],
      ['b', photo('p', { report: 'z' })],
    ]);
    expect(next(again)).toBe('z');
  });
});
