import { describe, expect, it } from 'vitest';
import type { OfferedAction } from '../../../shared/cases/case-action.ts';
import { byDue } from '../../../shared/field/due-order.ts';
import { trackingAt } from '../../../shared/field/duty.ts';
import { offeredAfter } from '../../../shared/field/offered-offline.ts';
import { fitted } from '../../../shared/field/photo-size.ts';
import { isWorthKeeping, withFix, type KeptFix } from '../../../shared/field/position-buffer.ts';

const offer = (action: OfferedAction['action'], to: OfferedAction['to']): OfferedAction => ({ action, to, needs: [] });
const names = (offered: readonly OfferedAction[]) => offered.map(({ action }) => action);

describe('PHN-6 offered while offline', () => {
  const sent = {
    state: 'dispatched',
    allowedActions: [offer('arrive', 'handling'), offer('return', 'returned')],
    afterArrival: [
      offer('persuade', 'handling'),
      offer('whistle', 'handling'),
      offer('handle', 'handling'),
      offer('feedback', 'checking'),
    ],
  } as const;

  it('PHN-6 is what the server offered, and after an arrival what it said would follow', () => {
    expect(names(offeredAfter(sent, []))).toEqual(['arrive', 'return']);
    expect(names(offeredAfter(sent, ['arrive']))).toEqual(['persuade', 'whistle', 'handle', 'feedback']);
    expect(names(offeredAfter(sent, ['arrive', 'persuade', 'handle']))).toEqual([
      'persuade',
      'whistle',
      'handle',
      'feedback',
    ]);
  });

  it('PHN-6 is a whistle once, and nothing after a step that leaves the state', () => {
    expect(names(offeredAfter(sent, ['arrive', 'whistle']))).toEqual(['persuade', 'handle', 'feedback']);
    expect(offeredAfter(sent, ['return'])).toEqual([]);
    expect(offeredAfter(sent, ['arrive', 'feedback'])).toEqual([]);
    expect(offeredAfter({ ...sent, afterArrival: null }, ['arrive'])).toEqual([]);
  });

  it('PHN-6 is nothing when a step waits that is not offered any more', () => {
    expect(offeredAfter({ ...sent, allowedActions: [] }, ['arrive'])).toEqual([]);
  });
});

describe('PHN-7 on duty only', () => {
  const hours = {
    shift: { startMinute: 8 * 60, endMinute: 17 * 60 },
    marginMinutes: 15,
    timeZone: 'Asia/Shanghai',
  } as const;
  const at = (time: string) => Date.parse(`2026-03-02T${time}+08:00`);
  const tracking = (time: string, more: Partial<Parameters<typeof trackingAt>[1]> = {}) =>
    trackingAt(at(time), { hours, isOnBreak: false, isAllowed: true, ...more });

  it('PHN-7 measures in the shift and 15 minutes around it', () => {
    expect(['07:44', '07:45', '12:00', '17:14', '17:15'].map((time) => tracking(`${time}:00`))).toEqual([
      'off-duty',
      'on',
      'on',
      'on',
      'off-duty',
    ]);
  });

  it('PHN-7 PHN-13 measures neither during a break, nor without leave, nor without knowing the shift', () => {
    expect([
      tracking('12:00:00', { isOnBreak: true }),
      tracking('12:00:00', { isAllowed: false }),
      tracking('12:00:00', { hours: null }),
      tracking('20:00:00', { isOnBreak: true }),
    ]).toEqual(['on-break', 'not-allowed', 'unknown', 'off-duty']);
  });
});

describe('PHN-8 positions', () => {
  const fix = (timeMs: number, more: Partial<KeptFix> = {}): KeptFix => ({
    timeMs,
    lon: 113.8,
    lat: 34.5,
    accuracyM: 4,
    speedMps: null,
    headingDeg: null,
    ...more,
  });
  /** About 5.0 and 5.6 m further north. */
  const [near, far] = [34.500045, 34.50005];

  it('PHN-8 keeps one every 30 s of a phone that lies still', () => {
    expect(isWorthKeeping(fix(0), null)).toBe(true);
    expect([29_999, 30_000].map((ms) => isWorthKeeping(fix(ms), fix(0)))).toEqual([false, true]);
  });

  it('PHN-8 keeps those 3 s and 5 m apart of a phone that moves, farther than its accuracy', () => {
    expect([2_999, 3_000].map((ms) => isWorthKeeping(fix(ms, { lat: far }), fix(0)))).toEqual([false, true]);
    expect(isWorthKeeping(fix(5_000, { lat: near - 0.00001 }), fix(0))).toBe(false);
    expect(isWorthKeeping(fix(5_000, { lat: far, accuracyM: 30 }), fix(0))).toBe(false);
    expect(isWorthKeeping(fix(0, { lat: far }), fix(0))).toBe(false);
  });

  it('PHN-8 thins the older half of a full buffer and loses neither the first nor the newest', () => {
    let buffer: readonly KeptFix[] = [];
    for (let at = 0; at < 10; at++) buffer = withFix(buffer, fix(at), 10);
    expect(buffer).toHaveLength(10);
    buffer = withFix(buffer, fix(10), 10);
    expect(buffer.map(({ timeMs }) => timeMs)).toEqual([0, 2, 4, 5, 6, 7, 8, 9, 10]);
  });
});

describe('PHN-9 photos', () => {
  it('PHN-9 are made to fit 2,000 px, and never enlarged', () => {
    expect([fitted(4_000, 3_000), fitted(3_000, 4_000), fitted(2_000, 10), fitted(2_001, 1), fitted(640, 480)]).toEqual(
      [
        { widthPx: 2_000, heightPx: 1_500 },
        { widthPx: 1_500, heightPx: 2_000 },
        { widthPx: 2_000, heightPx: 10 },
        { widthPx: 2_000, heightPx: 1 },
        { widthPx: 640, heightPx: 480 },
      ],
    );
  });
});

describe('PHN-10 what is due first', () => {
  it('PHN-10 comes first, then what has no limit; of one moment the major, then the older', () => {
    const item = (
      id: string,
      nextDueMs: number | null,
      severity: 'ordinary' | 'major' = 'ordinary',
      reportedMs = 0,
    ) => ({
      id,
      nextDueMs,
      severity,
      reportedMs,
    });
    const cases = [
      item('none', null),
      item('none-major', null, 'major'),
      item('late', 5),
      item('soon-new', 10, 'ordinary', 2),
      item('soon-old', 10, 'ordinary', 1),
      item('soon-major', 10, 'major', 9),
    ];
    expect(byDue(cases).map(({ id }) => id)).toEqual([
      'late',
      'soon-major',
      'soon-old',
      'soon-new',
      'none-major',
      'none',
    ]);
  });
});
