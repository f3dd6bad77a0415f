import { describe, expect, it } from 'vitest';
import { shiftWindows } from '../../../shared/simulation/shift-windows.ts';

const ZONE = 'Asia/Shanghai';
const at = (text: string) => Date.parse(`${text}+08:00`);

describe('the working times of a shift', () => {
  const night = { startMinute: 1320, endMinute: 360 };

  it('finds the night that began yesterday and the one that begins today', () => {
    const windows = shiftWindows(night, ZONE, at('2026-11-21T00:00:00'), at('2026-11-21T23:00:00'));
    expect(windows).toEqual([
      { date: '2026-11-20', startMs: at('2026-11-20T22:00:00'), endMs: at('2026-11-21T06:00:00') },
      { date: '2026-11-21', startMs: at('2026-11-21T22:00:00'), endMs: at('2026-11-22T06:00:00') },
    ]);
  });

  it('leaves out what only touches the span', () => {
    expect(shiftWindows(night, ZONE, at('2026-11-21T06:00:00'), at('2026-11-21T22:00:00'))).toEqual([]);
  });

  it('takes minute 1440 for midnight and an equal end for a day round the clock', () => {
    const [late] = shiftWindows(
      { startMinute: 960, endMinute: 1440 },
      ZONE,
      at('2026-11-21T17:00:00'),
      at('2026-11-21T18:00:00'),
    );
    expect(late?.endMs).toBe(at('2026-11-22T00:00:00'));
    const always = shiftWindows(
      { startMinute: 480, endMinute: 480 },
      ZONE,
      at('2026-11-21T09:00:00'),
      at('2026-11-21T10:00:00'),
    );
    expect(always.map((window) => window.endMs)).toEqual([at('2026-11-22T08:00:00')]);
  });
});
