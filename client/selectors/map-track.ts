import type { TrackAnswer } from '../../shared/http/district.ts';

/** A track as the map draws it. Every collection is empty when there is none. */
export interface TrackShape {
  /** Stretches that were walked under positions that came, and those between them of which nothing is known (`gap`). */
  readonly lines: GeoJSON.FeatureCollection;
  /** The first and the last position (`end`), and all others. */
  readonly points: GeoJSON.FeatureCollection;
}

type Place = TrackAnswer['points'][number];

/**
 * The shape of a track; null draws nothing.
 *
 * @param gapMs longer without a position is drawn as a gap, ms; so is every break, however short (ACC-34)
 */
export function trackShape(track: TrackAnswer | null, gapMs: number): TrackShape {
  const places = track?.points ?? [];
  const breaks = track?.breaks ?? [];
  const isBroken = (fromMs: number, toMs: number) => breaks.some((one) => one.fromMs < toMs && one.toMs > fromMs);
  const walked: GeoJSON.Position[][] = [];
  const gaps: GeoJSON.Position[][] = [];
  let before: Place | null = null;
  for (const place of places) {
    const isGap = before === null || place.timeMs - before.timeMs > gapMs || isBroken(before.timeMs, place.timeMs);
    if (before !== null && isGap) gaps.push([at(before), at(place)]);
    if (isGap) walked.push([]);
    walked.at(-1)!.push(at(place));
    before = place;
  }
  const paths = walked.filter((path) => path.length > 1);
  const ends = places.length > 0 ? [places[0]!, places.at(-1)!] : [];
  return {
    lines: collection([
      feature(1, { gap: false }, { type: 'MultiLineString', coordinates: paths }),
      feature(2, { gap: true }, { type: 'MultiLineString', coordinates: gaps }),
    ]),
    points: collection([
      feature(1, { end: 'none' }, { type: 'MultiPoint', coordinates: places.map(at) }),
      ...ends.map((place, index) =>
        feature(2 + index, { end: index === 0 ? 'first' : 'last' }, { type: 'Point', coordinates: at(place) }),
      ),
    ]),
  };
}

/** Room around a track, degrees: about two hundred metres, so that standing still has a place to look at. */
const MARGIN_DEG = 0.002;

/** West, south, east, north of a track with some room around it, degrees; null when it has no position. */
export function trackBounds({ points }: TrackAnswer): readonly [number, number, number, number] | null {
  if (points.length === 0) return null;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const { lon, lat } of points) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return [west - MARGIN_DEG, south - MARGIN_DEG, east + MARGIN_DEG, north + MARGIN_DEG];
}

function at({ lon, lat }: Place): GeoJSON.Position {
  return [lon, lat];
}

function feature(id: number, properties: GeoJSON.GeoJsonProperties, geometry: GeoJSON.Geometry): GeoJSON.Feature {
  return { type: 'Feature', id, properties, geometry };
}

function collection(features: GeoJSON.Feature[]): GeoJSON.FeatureCollection {
  const isEmpty = ({ geometry }: GeoJSON.Feature) => 'coordinates' in geometry && geometry.coordinates.length === 0;
  return { type: 'FeatureCollection', features: features.filter((one) => !isEmpty(one)) };
}
