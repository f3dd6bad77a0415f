import { describe, expect, it } from 'vitest';
import { osmandProtocol } from '../../../server/protocols/osmand.protocol.ts';

const RECEIVED = Date.parse('2026-11-21T02:00:00Z');

function decode(query: unknown, body?: unknown, utcOffsetMinutes = 0) {
  return osmandProtocol.decode(
    { method: 'GET', query, body, receivedMs: RECEIVED },
    { crs: 'wgs84', utcOffsetMinutes },
  );
}

function one(query: unknown, body?: unknown, utcOffsetMinutes = 0) {
  const decoded = decode(query, body, utcOffsetMinutes);
  if (!decoded.ok) throw new Error(decoded.error.reason);
  return decoded.value.observations[0]!;
}

const HERE = { id: '123456', lat: '34.53', lon: '113.85' };

describe('OsmAnd parameters', () => {
  it('PRO-4: reads what the phone client sends', () => {
    const seen = one({
      ...HERE,
      timestamp: '1793000000',
      altitude: '110',
      accuracy: '12.5',
      speed: '2.5',
      bearing: '271.5',
      batt: '63.0',
      valid: 'true',
      driverUniqueId: 'x',
    });
    expect(seen).toEqual({
      device: '123456',
      fixTimeMs: 1_793_000_000_000,
      lon: 113.85,
      lat: 34.53,
      accuracyM: 12.5,
      speedMps: expect.closeTo(1.286, 3) as number,
      headingDeg: 271.5,
      batteryPercent: 63,
      mock: false,
      crs: 'wgs84',
    });
  });

  it.each([
    ['1793000000', 1_793_000_000_000],
    ['1793000000123', 1_793_000_000_123],
    [1_793_000_000, 1_793_000_000_000],
    ['2026-11-21T01:02:03Z', Date.parse('2026-11-21T01:02:03Z')],
    ['2026-11-21T09:02:03.250+08:00', Date.parse('2026-11-21T01:02:03.250Z')],
    ['2026-11-21T09:02:03 08:00', Date.parse('2026-11-21T01:02:03Z')],
    ['2026-11-21 01:02:03', Date.parse('2026-11-21T01:02:03Z')],
  ])('PRO-5: timestamp %s', (timestamp, ms) => {
    expect(one({ ...HERE, timestamp }).fixTimeMs).toBe(ms);
  });

  it('PRO-5: a time without a zone is of the zone of its source, and no time means now', () => {
    expect(one({ ...HERE, timestamp: '2026-11-21 09:02:03' }, undefined, 480).fixTimeMs).toBe(
      Date.parse('2026-11-21T01:02:03Z'),
    );
    expect(one(HERE).fixTimeMs).toBe(RECEIVED);
  });

  it.each(['yesterday', '', '2026-13-41 00:00:00', '-5', '1e300', 'NaN', ['1793000000']])(
    'PRO-5: %s is no time',
    (timestamp) => {
      expect(decode({ ...HERE, timestamp })).toMatchObject({ ok: false, error: { field: 'timestamp' } });
    },
  );

  it('PRO-4: takes deviceid, heading, location and form fields as well', () => {
    const seen = one({ deviceid: 'abc', location: '34.53,113.85' }, { heading: '90', batt: '120' });
    expect(seen).toMatchObject({ device: 'abc', lat: 34.53, lon: 113.85, headingDeg: 90, batteryPercent: 100 });
  });

  it.each([
    [{}, 'id'],
    [{ ...HERE, id: '' }, 'id'],
    [{ ...HERE, id: 'x'.repeat(65) }, 'id'],
    [{ ...HERE, id: 'a\u0000b' }, 'id'],
    [{ ...HERE, id: ['a', 'b'] }, 'id'],
    [{ id: 'a', lon: '1' }, 'lat'],
    [{ id: 'a', lat: '1' }, 'lon'],
    [{ ...HERE, lat: ['34', '35'] }, 'lat'],
    [{ ...HERE, lat: 'NaN' }, 'lat'],
    [{ ...HERE, lon: '0x10' }, 'lon'],
    [{ ...HERE, lon: 'Infinity' }, 'lon'],
    [{ id: 'a', location: '34.5' }, 'location'],
    [{ id: 'a', location: '34.5,113.8,7' }, 'location'],
  ])('PRO-6: %o is refused and the field named', (query, field) => {
    expect(decode(query)).toMatchObject({ ok: false, error: { field } });
  });

  it('PRO-6: whatever else is sent is left alone', () => {
    expect(one({ ...HERE, altitude: 'high', hdop: 'x', charge: 'maybe', mock: '?' }).mock).toBe(false);
  });

  it('PRO-7: negative figures are unknown', () => {
    expect(one({ ...HERE, accuracy: '-1', speed: '-1', bearing: '-1', batt: '-1' })).toMatchObject({
      accuracyM: null,
      speedMps: null,
      headingDeg: null,
      batteryPercent: null,
    });
  });

  it('PRO-7: a position without a satellite fix is told on as worthless', () => {
    expect(one({ ...HERE, accuracy: '5', valid: 'false' }).accuracyM).toBeGreaterThan(100_000);
    expect(one({ ...HERE, accuracy: '5', valid: 'true' }).accuracyM).toBe(5);
  });
});

describe('the JSON body of newer phone clients', () => {
  const body = {
    device_id: '123456',
    location: {
      timestamp: '2026-11-21T01:02:03.000Z',
      coords: { latitude: 34.53, longitude: 113.85, accuracy: 4.2, speed: 1.4, heading: 12.3, altitude: 99 },
      is_moving: true,
      odometer: 12,
      event: 'motionchange',
      mock: true,
      battery: { level: 0.87, is_charging: false },
      activity: { type: 'walking' },
      extras: {},
    },
  };

  it('PRO-8: is read, with its sign that the position was injected', () => {
    expect(one({}, body)).toEqual({
      device: '123456',
      fixTimeMs: Date.parse('2026-11-21T01:02:03Z'),
      lon: 113.85,
      lat: 34.53,
      accuracyM: 4.2,
      speedMps: 1.4,
      headingDeg: 12.3,
      batteryPercent: 87,
      mock: true,
      crs: 'wgs84',
    });
  });

  it('PRO-7: negative figures are unknown', () => {
    const coords = { ...body.location.coords, speed: -1, heading: -1 };
    const battery = { level: -1 };
    expect(one({}, { ...body, location: { ...body.location, coords, battery } })).toMatchObject({
      speedMps: null,
      headingDeg: null,
      batteryPercent: null,
    });
  });

  it.each([
    [{ ...body, device_id: undefined }, 'device_id'],
    [{ ...body, location: { ...body.location, timestamp: undefined } }, 'location.timestamp'],
    [{ ...body, location: { ...body.location, coords: { longitude: 1 } } }, 'location.coords.latitude'],
    [{ ...body, location: { ...body.location, coords: { latitude: 1 } } }, 'location.coords.longitude'],
  ])('PRO-6: what is missing is named', (broken, field) => {
    expect(decode({}, broken)).toMatchObject({ ok: false, error: { code: 'field-missing', field } });
  });
});
