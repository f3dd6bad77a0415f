import { z } from 'zod';
import { ok, type Result } from '../../shared/lib/result.ts';
import { parseJsonText } from '../import/file-text.ts';
import { readPoint } from './read-point.ts';
import type { Track, TrackPoint } from './track.ts';

const positionSchema = z.array(z.unknown()).min(2);
const geometrySchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('LineString'), coordinates: z.array(positionSchema) }),
  z.looseObject({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(positionSchema)) }),
  z.looseObject({ type: z.literal('Point'), coordinates: positionSchema }),
  z.looseObject({ type: z.literal('MultiPoint'), coordinates: z.array(positionSchema) }),
]);
const featureSchema = z.looseObject({
  type: z.literal('Feature'),
  properties: z.record(z.string(), z.unknown()).nullable().optional(),
  geometry: z.unknown(),
});
type Properties = Readonly<Record<string, unknown>>;

const TIME_KEYS = new Set(['time', 'timestamp', 'datetime']);

/** GeoJSON lines (times in `coordTimes`, `coordinateProperties.times` or `times`) or points in file order (time as a property). */
export function parseGeojsonTrack(text: string): Result<Track> {
  const json = parseJsonText(text);
  if (!json.ok) return json;
  const features = featuresOf(json.value);
  const segments: TrackPoint[][] = [];
  const loose: TrackPoint[] = [];
  let bad = 0;
  for (const { properties, geometry } of features) {
    const parsed = geometrySchema.safeParse(geometry);
    if (!parsed.success) bad++;
    else if (parsed.data.type === 'Point') loose.push(...pointsOf([parsed.data.coordinates], () => timeOf(properties)));
    else segments.push(...linesOf(parsed.data, properties));
  }
  if (loose.length > 0) segments.push(loose);
  const remarks = bad > 0 ? [`${bad} features that are neither a line nor a point were left out`] : [];
  return ok({ segments: segments.filter((segment) => segment.length > 0), remarks });
}

function featuresOf(json: unknown): readonly { readonly properties: Properties; readonly geometry: unknown }[] {
  const collection = z.looseObject({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) });
  const parsed = collection.safeParse(json);
  const items = parsed.success ? parsed.data.features : [json];
  return items.map((item) => {
    const feature = featureSchema.safeParse(item);
    return feature.success
      ? { properties: feature.data.properties ?? {}, geometry: feature.data.geometry }
      : { properties: {}, geometry: item };
  });
}

function linesOf(
  geometry: Exclude<z.infer<typeof geometrySchema>, { type: 'Point' }>,
  properties: Properties,
): TrackPoint[][] {
  const lines = geometry.type === 'MultiLineString' ? geometry.coordinates : [geometry.coordinates];
  const times = timesOf(properties);
  let before = 0;
  return lines.map((line, i) => {
    const nested = times[i];
    const first = before;
    before += line.length;
    return pointsOf(line, (at) => (Array.isArray(nested) ? nested[at] : times[first + at]));
  });
}

function pointsOf(line: readonly (readonly unknown[])[], timeAt: (i: number) => unknown): TrackPoint[] {
  return line.flatMap(([lon, lat], i) => {
    const point = readPoint(lon, lat, timeAt(i));
    return point.ok ? [point.value] : [];
  });
}

function timesOf(properties: Properties): readonly unknown[] {
  const nested = z.looseObject({ times: z.array(z.unknown()) }).safeParse(properties['coordinateProperties']);
  const found = [properties['coordTimes'], nested.success ? nested.data.times : null, properties['times']];
  return found.find((value) => Array.isArray(value)) ?? [];
}

function timeOf(properties: Properties): unknown {
  const key = Object.keys(properties).find((name) => TIME_KEYS.has(name.toLowerCase()));
  return key === undefined ? undefined : properties[key];
}
