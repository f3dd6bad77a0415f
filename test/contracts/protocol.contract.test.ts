import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../shared/model/fix.ts';
import { PROTOCOLS } from '../../server/protocols/index.ts';
import type { Protocol, ProtocolRequest } from '../../server/protocols/protocol.ts';

const T = 1_793_000_000_000;

/** How each protocol writes a fix, so that what is read can be held against what was meant. */
const WRITERS: Readonly<Record<string, readonly ((fix: Observation) => ProtocolRequest)[]>> = {
  positions: [
    (fix) =>
      request({
        body: {
          fixes: [
            {
              device: fix.device,
              time: fix.fixTimeMs,
              lon: fix.lon,
              lat: fix.lat,
              accuracy: fix.accuracyM ?? undefined,
              speed: fix.speedMps ?? -1,
              heading: fix.headingDeg ?? -1,
            },
          ],
        },
      }),
  ],
  osmand: [
    (fix) =>
      request({
        query: {
          id: fix.device,
          timestamp: String(fix.fixTimeMs),
          lat: String(fix.lat),
          lon: String(fix.lon),
          accuracy: fix.accuracyM === null ? undefined : String(fix.accuracyM),
          speed: fix.speedMps === null ? undefined : String(fix.speedMps / 0.514444),
          bearing: fix.headingDeg === null ? undefined : String(fix.headingDeg),
        },
      }),
    (fix) =>
      request({
        body: {
          device_id: fix.device,
          location: {
            timestamp: new Date(fix.fixTimeMs).toISOString(),
            coords: {
              latitude: fix.lat,
              longitude: fix.lon,
              accuracy: fix.accuracyM ?? -1,
              speed: fix.speedMps ?? -1,
              heading: fix.headingDeg ?? -1,
            },
          },
        },
      }),
  ],
};

function request(parts: Partial<ProtocolRequest>): ProtocolRequest {
  return { method: 'POST', query: {}, body: undefined, receivedMs: T, ...parts };
}

const observations = fc.record<Observation>({
  device: fc.stringMatching(/^[A-Za-z0-9-]{1,32}$/),
  fixTimeMs: fc.integer({ min: 1_000_000_000_000, max: 2_000_000_000_000 }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }).map(withoutMinusZero),
  lat: fc.double({ min: -90, max: 90, noNaN: true }).map(withoutMinusZero),
  accuracyM: fc.option(fc.double({ min: 0, max: 5000, noNaN: true }).map(withoutMinusZero)),
  speedMps: fc.option(fc.double({ min: 0, max: 60, noNaN: true })),
  headingDeg: fc.option(fc.double({ min: 0, max: 359.9, noNaN: true }).map(withoutMinusZero)),
  batteryPercent: fc.constant(null),
  mock: fc.constant(false),
  crs: fc.constant('wgs84' as const),
});

/** JSON cannot write a minus zero. */
function withoutMinusZero(value: number): number {
  return value + 0;
}

/** Values that parsers of queries, forms and JSON hand on, the nasty ones first. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    Number.NaN,
    Infinity,
    -0,
    '',
    ' ',
    'NaN',
    '1e999',
    '\u0000',
    '9'.repeat(10_000),
  ),
  fc.array(fc.string()),
  fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }),
);

const FIELDS = [
  'id',
  'deviceid',
  'device_id',
  'lat',
  'lon',
  'location',
  'timestamp',
  'speed',
  'batt',
  'fixes',
  'coords',
  'time',
  'device',
  'mock',
  'battery',
  '__proto__',
  'toString',
];
const records = fc.letrec((tie) => ({
  record: fc.dictionary(
    fc.constantFrom(...FIELDS),
    fc.oneof({ maxDepth: 3 }, anything, tie('record'), fc.array(tie('record'), { maxLength: 3 })),
  ),
})).record;

describe.each(PROTOCOLS.map((protocol) => [protocol.id, protocol] as const))('protocol %s', (id, protocol) => {
  const writers = WRITERS[id] ?? [];

  it('says who it is and has a writer here', () => {
    expect(protocol.title).not.toBe('');
    expect(PROTOCOLS.filter((other) => other.id === id)).toHaveLength(1);
    expect(writers.length).toBeGreaterThan(0);
  });

  it('PRO-1: reads what its devices write', () => {
    fc.assert(
      fc.property(observations, (fix) => {
        for (const write of writers) expectSame(read(protocol, write(fix)), fix);
      }),
    );
  });

  it('PRO-2: never throws, and answers only what can be judged and stored', () => {
    fc.assert(
      fc.property(fc.oneof(anything, records), fc.oneof(anything, records), (query, body) => {
        const decoded = protocol.decode(request({ query, body }));
        if (!decoded.ok) {
          expect(decoded.error.reason).not.toBe('');
          return;
        }
        decoded.value.observations.forEach(expectStorable);
        expect(decoded.value.rows).toHaveLength(decoded.value.observations.length);
      }),
      { numRuns: 500 },
    );
  });

  it('PRO-2: a message cut off anywhere is refused or read, never half believed', () => {
    fc.assert(
      fc.property(observations, fc.nat(), (fix, at) => {
        for (const write of writers) {
          const whole = write(fix);
          const cut = request({ query: cutRecord(whole.query, at), body: cutJson(whole.body, at) });
          const decoded = protocol.decode(cut);
          if (decoded.ok) decoded.value.observations.forEach(expectStorable);
        }
      }),
    );
  });

  it('PRO-3: takes the coordinate system of its source where the message names none', () => {
    const [fix] = fc.sample(observations, 1);
    for (const write of writers) {
      const decoded = protocol.decode(write(fix!), { crs: 'gcj02', utcOffsetMinutes: 480 });
      expect(decoded.ok && decoded.value.observations.map(({ crs, lon }) => ({ crs, lon }))).toEqual([
        { crs: 'gcj02', lon: fix!.lon },
      ]);
    }
  });
});

function read(protocol: Protocol, from: ProtocolRequest): Observation {
  const decoded = protocol.decode(from);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
  expect(decoded.value.refused).toEqual([]);
  expect(decoded.value.observations).toHaveLength(1);
  return decoded.value.observations[0]!;
}

function expectSame(seen: Observation, meant: Observation): void {
  expect({ ...seen, speedMps: null }).toEqual({ ...meant, speedMps: null });
  if (meant.speedMps === null) expect(seen.speedMps).toBeNull();
  else expect(seen.speedMps).toBeCloseTo(meant.speedMps, 6);
}

function expectStorable({
  device,
  fixTimeMs,
  lon,
  lat,
  accuracyM,
  speedMps,
  headingDeg,
  batteryPercent,
}: Observation): void {
  expect(device.length).toBeGreaterThan(0);
  expect(device.length).toBeLessThanOrEqual(64);
  expect(device).not.toContain('\u0000');
  expect(Number.isSafeInteger(fixTimeMs)).toBe(true);
  for (const figure of [lon, lat, accuracyM ?? 0, speedMps ?? 0, headingDeg ?? 0, batteryPercent ?? 0])
    expect(Number.isFinite(figure)).toBe(true);
}

function cutRecord(value: unknown, at: number): unknown {
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>).map(([key, text]) => [
      key,
      typeof text === 'string' ? text.slice(0, at % (text.length + 1)) : text,
    ]),
  );
}

function cutJson(value: unknown, at: number): unknown {
  if (value === undefined) return undefined;
  const text = JSON.stringify(value);
  try {
    return JSON.parse(text.slice(0, at % text.length));
  } catch {
    return text.slice(0, at % text.length);
  }
}
