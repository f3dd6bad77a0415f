import type { GeoJSONSourceSpecification } from 'maplibre-gl';

const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

/** A GeoJSON source that `data()` fills. */
export function geojsonSource(
  options: Omit<GeoJSONSourceSpecification, 'type' | 'data'> = {},
): GeoJSONSourceSpecification {
  return { type: 'geojson', data: EMPTY, ...options };
}

/** The collection of a store as GeoJSON; stores keep them readonly, MapLibre never writes to them. */
export function asGeojson(collection: { readonly features: readonly unknown[] } | null): GeoJSON.FeatureCollection {
  return (collection as GeoJSON.FeatureCollection | null) ?? EMPTY;
}
