import type { GeoJSONSource, GeoJSONSourceDiff, Map as MapLibreMap } from 'maplibre-gl';
import type { Contender, Frame } from './contender.ts';

type Points = GeoJSON.FeatureCollection<GeoJSON.Point>;

/** A GeoJSON source with circles, all points given anew at each tick. The objects are ready made: a gift to it. */
export function withSetData(frames: readonly Frame[]): Contender {
  const data = frames.map(pointsOf);
  return onSource(data[0]!, (source, at) => source.setData(data[at]!));
}

/** The same source, given only the new places of the points. */
export function withUpdateData(frames: readonly Frame[]): Contender {
  const diffs = frames.map((frame): GeoJSONSourceDiff => ({
    update: pointsOf(frame).features.map(({ id, geometry }) => ({ id: id!, newGeometry: geometry })),
  }));
  return onSource(pointsOf(frames[0]!), (source, at) => source.updateData(diffs[at]!));
}

function onSource(first: Points, move: (source: GeoJSONSource, at: number) => unknown): Contender {
  let source: GeoJSONSource;
  let places: Map<unknown, GeoJSON.Position> | null = null;
  return {
    async show(map: MapLibreMap) {
      map.addSource('officers', { type: 'geojson', data: first });
      map.addLayer({
        id: 'officers',
        source: 'officers',
        type: 'circle',
        paint: {
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 1.7, 11, 2.5, 13, 4.6, 15, 7.2, 17, 10],
          'circle-color': ['match', ['get', 'state'], 1, '#2f7ed8', '#888888'],
        },
      });
      source = map.getSource<GeoJSONSource>('officers')!;
      await map.once('idle');
    },
    async tick(at) {
      places = null;
      await move(source, at);
    },
    async placeOf(officer) {
      places ??= new Map(
        ((await source.getData()) as Points).features.map(({ id, geometry }) => [id, geometry.coordinates]),
      );
      const [lon, lat] = places.get(officer) as [number, number];
      return [lon, lat];
    },
  };
}

function pointsOf(frame: Frame): Points {
  return {
    type: 'FeatureCollection',
    features: Array.from(frame.officer, (officer, row) => ({
      type: 'Feature',
      id: officer,
      properties: { state: frame.state[row]! },
      geometry: { type: 'Point', coordinates: [frame.lonE7[row]! / 1e7, frame.latE7[row]! / 1e7] },
    })),
  };
}
