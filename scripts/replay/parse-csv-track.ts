import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { readPoint } from './read-point.ts';
import type { Track, TrackPoint } from './track.ts';

const COLUMNS = {
  lat: ['lat', 'latitude', 'y', '纬度'],
  lon: ['lon', 'lng', 'long', 'longitude', 'x', '经度'],
  time: ['time', 'timestamp', 'datetime', 'date_time', 'gpstime', '时间', '定位时间'],
} as const;

const rowsSchema = z.array(z.array(z.string()));

/** A table with a header; columns are found by name, whatever their order. Rows that cannot be read are named. */
export function parseCsvTrack(text: string): Result<Track> {
  const rows = readRows(text);
  if (!rows.ok) return rows;
  const [header, ...lines] = rows.value;
  const columnOf = (names: readonly string[]) =>
    (header ?? []).findIndex((name) => names.includes(name.trim().toLowerCase()));
  const [lat, lon, time] = [columnOf(COLUMNS.lat), columnOf(COLUMNS.lon), columnOf(COLUMNS.time)];
  if (lat < 0 || lon < 0)
    return err(`no columns for latitude and longitude in the header (${(header ?? []).join(', ')})`);
  const points: TrackPoint[] = [];
  const remarks: string[] = [];
  lines.forEach((line, i) => {
    const point = readPoint(line[lon], line[lat], time < 0 ? null : line[time]);
    if (point.ok) points.push(point.value);
    else remarks.push(`line ${i + 2} ${point.error}`);
  });
  return ok({ segments: points.length > 0 ? [points] : [], remarks });
}

function readRows(text: string): Result<readonly string[][]> {
  const delimiter = [',', ';', '\t'];
  try {
    const rows: unknown = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    return ok(rowsSchema.parse(rows));
  } catch (error) {
    return err(`not a readable table (${error instanceof Error ? error.message : String(error)})`);
  }
}
