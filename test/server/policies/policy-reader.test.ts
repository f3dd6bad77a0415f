import { describe, expect, it } from 'vitest';
import { createPolicyReader } from '../../../server/policies/policy-reader.ts';
import { PolicyWatcher, requirePoliciesOf } from '../../../server/policies/watch-policies.ts';
import { endingAfter, newPack, OLD, under } from '../../support/dated-packs.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { twoTowns } from '../../support/two-towns.ts';

const at = (local: string) => Date.parse(`${local}+08:00`);
const district = await twoTowns();

describe('POL-3 the policies of an instant', () => {
  it('POL-3 change at local midnight, to the millisecond, and back after the last day', () => {
    const reader = createPolicyReader(under(district, OLD, newPack({ 'coverage.sightM': 30 })));
    const sight = (atMs: number) => reader.at(atMs).coverage.sightM;
    const first = at('2026-11-03T00:00:00');
    const after = at('2026-11-05T00:00:00');
    expect([first - 1, first, after - 1, after].map(sight)).toEqual([60, 30, 30, 60]);
    // Asked in any order it answers the same.
    expect([after, first - 1, first].map(sight)).toEqual([60, 60, 30]);
    expect(reader.at(first)).toBe(reader.at(after - 1));
  });
});

describe('POL-9 a figure that runs out', () => {
  const loaded = under(district, endingAfter('2026-11-03', 'cases.limits'));
  const sentence = /^two-towns: no policy pack .* the parameter cases\.limits, by the packs in force on 2026-11-04\.$/;

  it('POL-9 refuses a start on the day after, naming parameter and day, and not on the last day', () => {
    const policies = createPolicyReader(loaded);
    expect(() => requirePoliciesOf(at('2026-11-03T23:59:59.999'), policies, loaded)).not.toThrow();
    expect(() => requirePoliciesOf(at('2026-11-04T00:00:00'), policies, loaded)).toThrow(sentence);
  });

  it('POL-9 is told ahead at the start, loudly on each such day, and nothing on other days', () => {
    const clock = manualClock(at('2026-11-02T08:00:00'));
    const lines: [string, unknown][] = [];
    const note = (level: string) => (fields: unknown) => void lines.push([level, fields]);
    const log = { info: note('info'), warn: note('warn'), error: note('error') };
    const policies = createPolicyReader(loaded);
    const watcher = new PolicyWatcher({ clock, policies, timeZone: 'Asia/Shanghai', log: log as never });
    expect(lines).toEqual([['warn', { day: '2026-11-04' }]]);
    for (const local of ['2026-11-03T12:00:00', '2026-11-04T00:00:00', '2026-11-04T09:00:00', '2026-11-05T00:00:01']) {
      clock.set(at(local));
      watcher.look();
    }
    expect(lines.slice(1)).toEqual([
      ['error', { day: '2026-11-04' }],
      ['error', { day: '2026-11-05' }],
    ]);
    expect(policies.at(clock.nowMs()).cases.limits.lighting).toEqual({ amount: 1, unit: 'work-day' });
  });

  it('POL-3 other policies are told on the day on which they begin', () => {
    const clock = manualClock(at('2026-11-02T23:59:00'));
    const days: unknown[] = [];
    const log = { info: (fields: unknown) => void days.push(fields), warn: never, error: never };
    const policies = createPolicyReader(under(district, OLD, newPack({ 'coverage.sightM': 30 })));
    const watcher = new PolicyWatcher({ clock, policies, timeZone: 'Asia/Shanghai', log: log as never });
    for (let i = 0; i < 4; i++) {
      clock.advance(86_400_000);
      watcher.look();
    }
    expect(days).toEqual([{ day: '2026-11-03' }, { day: '2026-11-05' }]);
    function never(): never {
      throw new Error('nothing is wrong');
    }
  });
});
