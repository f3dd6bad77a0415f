import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/lib/result.ts';

/** One record of a file with the place to name when it is bad (`line 12`, `record 7`). */
export interface CaseRecord {
  readonly where: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface CaseTable {
  readonly columns: readonly string[];
  readonly records: readonly CaseRecord[];
}

export const CASE_FORMATS = ['georeport', 'geojson', 'csv'] as const;
export type CaseFormat = (typeof CASE_FORMATS)[number];

/** Longitude and latitude of a GeoJSON point, beside its properties. */
const POINT_COLUMNS = { lon: 'long', lat: 'lat' } as const;

const recordSchema = z.record(z.string(), z.unknown());
const featureSchema = z.looseObject({
  properties: recordSchema.nullish(),
  geometry: z.looseObject({ type: z.string(), coordinates: z.array(z.unknown()) }).nullish(),
  id: z.union([z.string(), z.number()]).optional(),
});
const csvSchema = z.array(z.object({ record: z.array(z.string()), info: z.looseObject({ lines: z.number() }) }));

/** UTF-8 (with or without mark) where the bytes are that, else GB18030, which old Chinese systems export. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(Buffer.from(bytes), 'gb18030');
  }
}

/** The format by content: JSON with features is GeoJSON, other JSON is GeoReport v2, the rest is a table. */
export function guessFormat(text: string): CaseFormat {
  const start = text.trimStart().slice(0, 1);
  if (start !== '[' && start !== '{') return 'csv';
  return /"type"\s*:\s*"FeatureCollection"/.test(text.slice(0, 2000)) ? 'geojson' : 'georeport';
}

export function readCaseTable(text: string, format: CaseFormat): Result<CaseTable> {
  return format === 'csv' ? readCsv(text) : readJson(text, format);
}

function readCsv(text: string): Result<CaseTable> {
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true };
    const rows = csvSchema.parse(parse(text, { ...options, delimiter: [',', ';', '\t'] }));
    const [header, ...lines] = rows;
    const columns = header?.record ?? [];
    const records = lines.map(({ record, info }) => ({
      where: `line ${info.lines}`,
      values: Object.fromEntries(columns.map((column, i) => [column, record[i]])),
    }));
    return ok({ columns, records });
  } catch (error) {
    return err(`is no readable table: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readJson(text: string, format: 'georeport' | 'geojson'): Result<CaseTable> {
  const items = listIn(text);
  if (!items.ok) return items;
  const records = items.value.map((item, i) => ({
    where: `record ${i + 1}`,
    values: format === 'geojson' ? valuesOfFeature(item) : recordSchema.catch({}).parse(item),
  }));
  return ok({ columns: [...new Set(records.flatMap(({ values }) => Object.keys(values)))], records });
}

/** The list itself, or the first list inside an object such as `{"service_requests": […]}`. */
function listIn(text: string): Result<readonly unknown[]> {
  try {
    const json: unknown = JSON.parse(text);
    const inner = Array.isArray(json) ? json : Object.values(json ?? {}).find((value) => Array.isArray(value));
    return Array.isArray(inner) ? ok(inner) : err('holds no list of requests');
  } catch (error) {
    return err(`is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function valuesOfFeature(item: unknown): Readonly<Record<string, unknown>> {
  const feature = featureSchema.safeParse(item);
  if (!feature.success) return {};
  const { properties, geometry, id } = feature.data;
  const point = geometry?.type === 'Point' ? geometry.coordinates : [];
  const place = point.length >= 2 ? { [POINT_COLUMNS.lon]: point[0], [POINT_COLUMNS.lat]: point[1] } : {};
  return { ...(id === undefined ? {} : { id }), ...properties, ...place };
}
