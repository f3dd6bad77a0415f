import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainFix } from '../../../server/protocols/plain-fix.ts';
import { MAX_FIXES, positionsProtocol } from '../../../server/protocols/positions.protocol.ts';
import { fixInputSchema } from '../../../shared/model/fix.ts';

function decode(body: unknown) {
  return positionsProtocol.decode({ method: 'POST', query: {}, body, receivedMs: 0 });
}

const GOOD = { device: 'phone', time: 1_793_000_000_000, lon: 113.85, lat: 34.53 };

describe('POST /api/v1/positions', () => {
  it('PRO-9: a bad row is refused with its place and field, and the good ones go on', () => {
    const fixes = [
      GOOD,
      { ...GOOD, lat: 'north' },
      { ...GOOD, time: 'soon' },
      { ...GOOD, time: '2026-11-21T08:00:00+08:00', crs: 'gcj02', accuracy: 7 },
      { ...GOOD, device: '' },
      { ...GOOD, device: 'a\u0000' },
      { ...GOOD, colour: 'red' },
      null,
      { ...GOOD, time: -1 },
      { ...GOOD, time: 1e300 },
    ];
    const decoded = decode({ fixes });
    if (!decoded.ok) throw new Error(decoded.error.reason);
    const { observations, rows, refused } = decoded.value;
    expect(rows).toEqual([0, 3]);
    expect(observations[1]).toMatchObject({
      fixTimeMs: Date.parse('2026-11-21T00:00:00Z'),
      crs: 'gcj02',
      accuracyM: 7,
    });
    expect(refused.map(({ row, field }) => [row, field])).toEqual([
      [1, 'lat'],
      [2, 'time'],
      [4, 'device'],
      [5, 'device'],
      [6, 'colour'],
      [7, 'fix'],
      [8, 'time'],
      [9, 'time'],
    ]);
    expect(refused.every(({ reason }) => reason.length > 0)).toBe(true);
  });

  it.each([undefined, null, [], 'fixes', { fixes: 7 }, {}])('PRO-9: %o is no message', (body) => {
    expect(decode(body)).toMatchObject({ ok: false, error: { code: 'malformed', field: 'fixes' } });
  });

  it('PRO-10: takes a thousand fixes and not one more', () => {
    expect(decode({ fixes: Array.from({ length: MAX_FIXES }, () => GOOD) }).ok).toBe(true);
    expect(decode({ fixes: Array.from({ length: MAX_FIXES + 1 }, () => GOOD) })).toMatchObject({
      ok: false,
      error: { code: 'too-many' },
    });
    expect(decode({ fixes: [] })).toMatchObject({ ok: true, value: { observations: [] } });
  });

  it('PRO-9: what the short way takes is what the schema takes, unchanged', () => {
    const figure = fc.oneof(
      fc.double(),
      fc.constantFrom(-0, 0, -1, Number.NaN, Infinity, undefined, null, '7', [], {}),
    );
    const row = fc.record(
      {
        device: fc.oneof(fc.string({ maxLength: 70 }), fc.constantFrom(undefined, null, 7)),
        time: fc.oneof(figure, fc.constantFrom('2026-11-21T08:00:00+08:00', 'soon')),
        lon: figure,
        lat: figure,
        accuracy: figure,
        speed: figure,
        heading: figure,
        crs: fc.constantFrom('wgs84', 'cgcs2000', 'gcj02', 'bd09', 'mars', undefined, null, 7),
        colour: fc.constant('red'),
      },
      { requiredKeys: [] },
    );
    const good = fc.record(
      {
        accuracy: figure,
        speed: figure,
        heading: figure,
        crs: fc.constantFrom('bd09', 'mars'),
        colour: fc.constant(7),
      },
      { requiredKeys: [] },
    );
    const any = fc.oneof(
      row,
      good.map((over) => ({ ...GOOD, ...over })),
      fc.constantFrom(null, undefined, 7, 'fix', [], [GOOD]),
    );
    let plain = 0;
    fc.assert(
      fc.property(any, (input) => {
        if (!isPlainFix(input)) return;
        plain++;
        expect(fixInputSchema.parse(input)).toEqual(input);
      }),
      { numRuns: 2_000, seed: 9 },
    );
    expect(plain).toBeGreaterThan(20);
    expect(isPlainFix(GOOD)).toBe(true);
  });
});
