import { z } from 'zod';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { Observation } from '../../shared/model/fix.ts';
import { KNOTS_TO_MPS, readDevice, readNumber, readTimeMs, toObservation } from './fields.ts';
import { DEFAULT_SOURCE, type DecodeRefusal, type Protocol, type SourceOptions } from './protocol.ts';

/**
 * The protocol of the Traccar phone client, in both of its shapes: OsmAnd parameters in a query or form, and the JSON
 * body of newer clients. One position per request.
 */
export const osmandProtocol: Protocol = {
  id: 'osmand',
  title: 'OsmAnd / Traccar client',
  decode(request, source = DEFAULT_SOURCE) {
    const json = jsonBodySchema.safeParse(request.body);
    const fix = json.success
      ? readJson(json.data, source)
      : readParameters({ ...asRecord(request.query), ...asRecord(request.body) }, request.receivedMs, source);
    return fix.ok ? ok({ observations: [fix.value], rows: [0], refused: [] }) : fix;
  },
};

const jsonBodySchema = z.looseObject({ location: z.looseObject({ coords: z.looseObject({}) }) });

function readJson(body: z.infer<typeof jsonBodySchema>, source: SourceOptions): Result<Observation, DecodeRefusal> {
  const { location } = body;
  const { coords } = location;
  const device = readDevice(body['device_id']);
  if (device === null) return refusal('device_id', body['device_id']);
  const fixTimeMs = readTimeMs(location['timestamp'], source.utcOffsetMinutes);
  if (fixTimeMs === null) return refusal('location.timestamp', location['timestamp']);
  const lat = readNumber(coords['latitude']);
  if (lat === null) return refusal('location.coords.latitude', coords['latitude']);
  const lon = readNumber(coords['longitude']);
  if (lon === null) return refusal('location.coords.longitude', coords['longitude']);
  const level = readNumber(asRecord(location['battery'])['level']);
  return ok(
    toObservation({
      device,
      fixTimeMs,
      lon,
      lat,
      accuracyM: readNumber(coords['accuracy']),
      speedMps: readNumber(coords['speed']),
      headingDeg: readNumber(coords['heading']),
      batteryPercent: level === null ? null : level * 100,
      mock: readFlag(location['mock']) ?? false,
      crs: source.crs,
    }),
  );
}

function readParameters(
  given: Readonly<Record<string, unknown>>,
  receivedMs: number,
  source: SourceOptions,
): Result<Observation, DecodeRefusal> {
  const device = readDevice(given['id'] ?? given['deviceid']);
  if (device === null) return refusal('id', given['id'] ?? given['deviceid']);
  const place = readPlace(given);
  if (!place.ok) return place;
  // A client that sends no time means "now".
  const fixTimeMs =
    given['timestamp'] === undefined ? receivedMs : readTimeMs(given['timestamp'], source.utcOffsetMinutes);
  if (fixTimeMs === null) return refusal('timestamp', given['timestamp']);
  // `valid=false` is a position from before the receiver had a fix: it is told on as a place with no accuracy at all.
  const hasFix = readFlag(given['valid']) ?? true;
  const knots = readNumber(given['speed']);
  return ok(
    toObservation({
      device,
      fixTimeMs,
      ...place.value,
      accuracyM: hasFix ? readNumber(given['accuracy']) : NO_FIX_ACCURACY_M,
      speedMps: knots === null ? null : knots * KNOTS_TO_MPS,
      headingDeg: readNumber(given['bearing'] ?? given['heading']),
      batteryPercent: readNumber(given['batt']),
      mock: readFlag(given['mock']) ?? false,
      crs: source.crs,
    }),
  );
}

const NO_FIX_ACCURACY_M = 1e6;

function readPlace(
  given: Readonly<Record<string, unknown>>,
): Result<{ readonly lon: number; readonly lat: number }, DecodeRefusal> {
  if (given['lat'] === undefined && given['lon'] === undefined && given['location'] !== undefined) {
    const [lat, lon, ...rest] =
      typeof given['location'] === 'string' ? given['location'].split(',').map(readNumber) : [];
    if (lat === null || lat === undefined || lon === null || lon === undefined || rest.length > 0)
      return refusal('location', given['location']);
    return ok({ lon, lat });
  }
  const lat = readNumber(given['lat']);
  if (lat === null) return refusal('lat', given['lat']);
  const lon = readNumber(given['lon']);
  return lon === null ? refusal('lon', given['lon']) : ok({ lon, lat });
}

function readFlag(value: unknown): boolean | null {
  if (value === true || value === 'true' || value === '1' || value === 1) return true;
  return value === false || value === 'false' || value === '0' || value === 0 ? false : null;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function refusal(field: string, value: unknown): Result<never, DecodeRefusal> {
  return value === undefined
    ? err({ code: 'field-missing', field, reason: `${field} is missing` })
    : err({ code: 'field-invalid', field, reason: `${field} cannot be read` });
}
