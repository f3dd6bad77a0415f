import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { parseJsonText } from './file-text.ts';

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

/** Wider than any case list that was met; a line beyond the length is a text whose quote was never closed. */
const MOST_COLUMNS = 500;
const LONGEST_LINE = 1_000_000;
const MOST_RECORDS = 1_000_000;

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
    const options = {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      delimiter: [',', ';', '\t'],
      max_record_size: LONGEST_LINE,
    };
    const [header] = csvSchema.parse(parse(text, { ...options, to: 1 }));
    const columns = header?.record ?? [];
    if (columns.length > MOST_COLUMNS)
      return err(`has ${columns.length.toLocaleString('en')} columns; at most ${MOST_COLUMNS} are read`);
    const rows = csvSchema.parse(parse(text, { ...options, to: MOST_RECORDS + 2 }));
    if (rows.length > MOST_RECORDS + 1) return err(tooManyRecords());
    const lines = rows.slice(1);
    const records = lines.map(({ record, info }) => ({
      where: `line ${info.lines}`,
      values: Object.fromEntries(columns.map((column, i) => [column, record[i]])),
    }));
    return ok({ columns, records });
  } catch (error) {
    return err(`is no readable table: ${error instanceof Error ? error.message.slice(0, 200) : 'it is damaged'}`);
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
  const json = parseJsonText(text);
  if (!json.ok) return json;
  const inner = Array.isArray(json.value)
    ? json.value
    : Object.values(json.value ?? {}).find((value) => Array.isArray(value));
  if (!Array.isArray(inner)) return err('holds no list of requests');
  return inner.length > MOST_RECORDS ? err(tooManyRecords()) : ok(inner);
}

function tooManyRecords(): string {
  return `holds more than ${MOST_RECORDS.toLocaleString('en')} records: bring it in in parts`;
}

function valuesOfFeature(item: unknown): Readonly<Record<string, unknown>> {
  const feature = featureSchema.safeParse(item);
  if (!feature.success) return {};
  const { properties, geometry, id } = feature.data;
  const point = geometry?.type === 'Point' ? geometry.coordinates : [];
  const place = point.length >= 2 ? { [POINT_COLUMNS.lon]: point[0], [POINT_COLUMNS.lat]: point[1] } : {};
  return { ...(id === undefined ? {} : { id }), ...properties, ...place };
}
