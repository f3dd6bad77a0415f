import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';

export interface ReadFeature {
  readonly id: number | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  /** West, south, east, north, degrees. */
  readonly bounds: readonly [number, number, number, number];
}

/** The features of a vector tile by layer, with their places on the ground. */
export function readTile(
  bytes: Uint8Array,
  { z, x, y }: { readonly z: number; readonly x: number; readonly y: number },
): Readonly<Record<string, readonly ReadFeature[]>> {
  const { layers } = new VectorTile(new PbfReader(bytes));
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, at) => {
        const feature = layer.feature(at);
        return { id: feature.id, properties: feature.properties, bounds: boundsOf(feature.toGeoJSON(x, y, z)) };
      }),
    ]),
  );
}

function boundsOf({ geometry }: GeoJSON.Feature): [number, number, number, number] {
  const numbers = [...JSON.stringify(geometry).matchAll(/-?\d+(\.\d+)?(e-?\d+)?/g)].map(([text]) => Number(text));
  const lons = numbers.filter((_, i) => i % 2 === 0);
  const lats = numbers.filter((_, i) => i % 2 === 1);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** The tile that a place lies in. */
export function tileAt([lon, lat]: readonly [number, number], z: number) {
  const across = 2 ** z;
  const rad = (lat * Math.PI) / 180;
  const row = (1 - Math.log(Math.tan(rad) + 1 / Math.cos(rad)) / Math.PI) / 2;
  return { z, x: Math.floor(((lon + 180) / 360) * across), y: Math.floor(row * across) };
}
