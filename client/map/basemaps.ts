import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { BasemapChoice } from '../../shared/http/district.ts';
import { mapPaint, type MapPaint } from '../theme/map-paint.ts';
import type { ThemeName } from '../theme/tokens.ts';
import { dotImage, type MapImage } from './images.ts';

/** What lies under the layers. The schematic ground needs no network; the others do. */
export interface Basemap {
  readonly style: StyleSpecification | string;
  /** Who must be named on the map; null when nobody. */
  readonly attribution: string | null;
  /** What to ask for to learn whether it answers; null when there is nobody to ask. */
  readonly probe: { readonly url: string; readonly headers: Readonly<Record<string, string>> } | null;
}

type Kind = BasemapChoice['kind'];
type Build<K extends Kind> = (choice: Extract<BasemapChoice, { kind: K }>, theme: ThemeName) => Basemap;

const BASEMAPS: { readonly [K in Kind]: Build<K> } = {
  schematic: (_choice, theme) => ({ style: schematicStyle(mapPaint(theme)), attribution: null, probe: null }),
  style: ({ url }) => ({ style: url, attribution: '', probe: { url, headers: {} } }),
  pmtiles: ({ url }, theme) => ({
    style: vectorStyle(`pmtiles://${url}`, mapPaint(theme)),
    attribution: '© OpenStreetMap',
    probe: { url, headers: { range: 'bytes=0-6' } },
  }),
  tianditu: ({ key }, theme) => ({
    style: tiandituStyle(key, theme),
    attribution: TIANDITU_ATTRIBUTION,
    probe: { url: tiandituTile(0, 'vec', key).replace(/\{[zxy]\}/g, '1'), headers: {} },
  }),
};

/** The basemap of a choice in a theme. */
export function basemapOf(choice: BasemapChoice, theme: ThemeName): Basemap {
  const build = BASEMAPS[choice.kind] as Build<Kind>;
  return build(choice as never, theme);
}

export const GROUND_DOT = 'ground-dot';

/** Dots that give the ground outside the district a texture; drawn by the background of the schematic style. */
export function groundDot(theme: ThemeName): MapImage {
  return dotImage(mapPaint(theme).groundDot, 28, 1.1);
}

function schematicStyle(paint: MapPaint): StyleSpecification {
  return {
    version: 8,
    sources: {},
    layers: [{ id: 'ground', type: 'background', paint: { 'background-color': paint.ground } }],
  };
}

/** Layer names of OpenMapTiles and Protomaps tiles that mean the same; the one that is absent draws nothing. */
const SAME_LAYERS = {
  water: ['water'],
  green: ['landcover', 'park', 'landuse'],
  road: ['transportation', 'roads'],
  building: ['building', 'buildings'],
} as const;

/** A plain ground from common vector tiles, in the colours of the theme, without text of its own. */
function vectorStyle(url: string, paint: MapPaint): StyleSpecification {
  const of = (part: keyof typeof SAME_LAYERS, look: (id: string, sourceLayer: string) => LayerSpecification) =>
    SAME_LAYERS[part].map((name) => look(`${part}-${name}`, name));
  return {
    version: 8,
    sources: { base: { type: 'vector', url } },
    layers: [
      { id: 'background', type: 'background', paint: { 'background-color': paint.land } },
      ...of('green', (id, layer) => area(id, layer, paint.ground, 0.5)),
      ...of('water', (id, layer) => area(id, layer, paint.water, 1)),
      ...of('building', (id, layer) => ({ ...area(id, layer, paint.road, 0.35), minzoom: 14 }) as LayerSpecification),
      ...of('road', (id, layer) => ({
        id,
        type: 'line',
        source: 'base',
        'source-layer': layer,
        paint: {
          'line-color': paint.road,
          'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 8, 0.4, 13, 1.2, 17, 6],
        },
      })),
    ],
  };
}

function area(id: string, sourceLayer: string, colour: string, opacity: number): LayerSpecification {
  return {
    id,
    type: 'fill',
    source: 'base',
    'source-layer': sourceLayer,
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': colour, 'fill-opacity': opacity },
  };
}

/** The national platform must be named; its approval number (审图号) changes with each edition, so it is looked up there. */
const TIANDITU_ATTRIBUTION = '© 天地图 · 国家地理信息公共服务平台 · 审图号见其网站';
const TIANDITU_HOSTS = [0, 1, 2, 3, 4, 5, 6, 7];
/** Darkens the bright tiles of the platform for a dark room, without touching their hues too much. */
const TIANDITU_DARK = { 'raster-brightness-max': 0.42, 'raster-saturation': -0.55, 'raster-contrast': 0.1 };

function tiandituStyle(key: string, theme: ThemeName): StyleSpecification {
  const paint = theme === 'dark' ? TIANDITU_DARK : {};
  return {
    version: 8,
    sources: { vec: tiandituSource('vec', key), cva: tiandituSource('cva', key) },
    layers: [
      { id: 'vec', type: 'raster', source: 'vec', paint },
      { id: 'cva', type: 'raster', source: 'cva', paint },
    ],
  };
}

function tiandituSource(layer: string, key: string): StyleSpecification['sources'][string] {
  const tiles = TIANDITU_HOSTS.map((host) => tiandituTile(host, layer, key));
  return { type: 'raster', tiles, tileSize: 256, minzoom: 1, maxzoom: 18, attribution: TIANDITU_ATTRIBUTION };
}

/** WMTS of one layer (`vec` ground, `cva` Chinese labels) in Web Mercator (`w`); the platform serves CGCS2000. */
function tiandituTile(host: number, layer: string, key: string): string {
  const query = `SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles`;
  return `https://t${host}.tianditu.gov.cn/${layer}_w/wmts?${query}&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${encodeURIComponent(key)}`;
}
