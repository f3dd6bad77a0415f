import { existsSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { openDbf, openShp } from 'shapefile';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { converterOf, converterOfPrj, countsInMetres, type ToWgs84 } from './district-crs.ts';
import { unzipCapped } from './district-zip.ts';
import { decodeText, parseJsonText, printable } from './file-text.ts';
import { readInputFile } from './input-file.ts';

/** One row of a boundary file, as it came. */
export interface SourceRow {
  /** Position in the file, from 1. */
  readonly row: number;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: unknown;
}

export interface Source {
  readonly rows: readonly SourceRow[];
  readonly toWgs84: ToWgs84;
  /** What was decided on the way, for the report. */
  readonly notes: readonly string[];
}

/** More towns or grids than any district has; a file of empty shapes holds many more. */
const MOST_ROWS = 200_000;

const collectionSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({ properties: z.record(z.string(), z.unknown()).nullable().optional(), geometry: z.unknown() }),
  ),
  crs: z.object({ properties: z.object({ name: z.string() }) }).nullish(),
});

/** Reads GeoJSON, a shapefile beside its siblings, or a zip of either. `crs` overrides what the file says of itself. */
export async function readSource(path: string, crs: string | null): Promise<Result<Source>> {
  const name = basename(path);
  const kind = extname(path).toLowerCase();
  if (!KINDS.has(kind)) return err(`${name} is neither .geojson, .json, .shp nor .zip`);
  const bytes = readInputFile(path);
  if (!bytes.ok) return bytes;
  if (kind === '.zip') return readZip(bytes.value, name, crs);
  if (kind !== '.shp') return readGeoJson(bytes.value, name, crs);
  const members = new Map<string, Uint8Array>([['.shp', bytes.value]]);
  for (const ending of ['.dbf', '.prj', '.cpg']) {
    const beside = sibling(path, ending);
    const member = beside === null ? null : readInputFile(beside);
    if (member && !member.ok) return member;
    if (member) members.set(ending, member.value);
  }
  return readShapefile((ending) => members.get(ending) ?? null, name, crs);
}

const KINDS: ReadonlySet<string> = new Set(['.geojson', '.json', '.shp', '.zip']);

async function readZip(bytes: Uint8Array, name: string, crs: string | null): Promise<Result<Source>> {
  const files = unzipCapped(bytes);
  if (!files.ok) return err(`${name} was refused: ${files.error}`);
  const names = [...files.value.keys()].filter((n) => !n.startsWith('__MACOSX/'));
  const shapes = names.filter((n) => /\.shp$/i.test(n));
  const inner = shapes[0] ?? names.find((n) => /\.(geo)?json$/i.test(n));
  if (inner === undefined) return err(`${name} holds no .shp and no .geojson`);
  if (shapes.length > 1) return err(`${name} holds ${shapes.length} shapefiles; keep one`);
  if (shapes.length === 0) return readGeoJson(files.value.get(inner)!, printable(inner), crs);
  const stem = inner.slice(0, -4).toLowerCase();
  const member = (ending: string) => names.find((n) => n.toLowerCase() === stem + ending);
  return readShapefile((ending) => files.value.get(member(ending) ?? '') ?? null, printable(inner), crs);
}

function readGeoJson(bytes: Uint8Array, name: string, crs: string | null): Result<Source> {
  const text = decodeText(bytes);
  if (!text.ok) return err(`${name} ${text.error}`);
  const json = parseJsonText(text.value);
  if (!json.ok && json.error === 'is nested too deeply') return err(`${name} ${json.error}`);
  const parsed = collectionSchema.safeParse(json.ok ? json.value : null);
  if (!parsed.success) return err(`${name} is not a GeoJSON FeatureCollection`);
  if (parsed.data.features.length > MOST_ROWS) return err(`${name} ${tooManyRows()}`);
  const named = crs ?? legacyCrs(parsed.data.crs?.properties.name);
  const toWgs84 = named === null ? (p: [number, number]) => p : converterOf(named);
  if (!toWgs84) return err(`${name} is in ${printable(named ?? '')}, which is not known; pass --crs`);
  const rows = parsed.data.features.map((f, i) => ({
    row: i + 1,
    properties: f.properties ?? {},
    geometry: f.geometry,
  }));
  if (named !== null && isDegreesAsMetres(named, rows)) return err(degreesNote(name, named));
  return ok({ rows, toWgs84, notes: named === null ? [] : [`coordinates read as ${named}`] });
}

/** `urn:ogc:def:crs:EPSG::3857` → `EPSG:3857`; CRS84 is WGS-84. */
function legacyCrs(name: string | undefined): string | null {
  if (name === undefined || /CRS:?84$/i.test(name)) return null;
  const digits = /EPSG:+[\d.]*:?(\d{4,6})$/i.exec(name)?.[1];
  return digits === undefined ? name : `EPSG:${digits}`;
}

type Member = (ending: string) => Uint8Array | null;

async function readShapefile(member: Member, name: string, crs: string | null): Promise<Result<Source>> {
  const shp = member('.shp');
  if (!shp) return err(`${name} cannot be read`);
  if (shp.length === 0) return err(`${name} is empty`);
  const dbf = member('.dbf');
  const encoding = dbf ? dbfEncoding(dbf, textOf(member('.cpg'))) : null;
  try {
    const geometries = await readAll(await openShp(shp));
    const records = dbf ? await readAll(await openDbf(dbf, { encoding: encoding! })) : [];
    if (geometries === null || records === null) return err(`${name} ${tooManyRows()}`);
    const rows = geometries.map((geometry, i) => ({ row: i + 1, properties: records[i] ?? {}, geometry }));
    const conversion = shapefileConversion(textOf(member('.prj')), crs, rows, name);
    if (!conversion.ok) return conversion;
    const notes = [
      conversion.value.note,
      encoding === null ? 'no .dbf: names are made up' : `attributes read as ${encoding}`,
    ];
    return ok({ rows, toWgs84: conversion.value.toWgs84, notes });
  } catch (error) {
    return err(
      `${name} is not a readable shapefile (${error instanceof Error ? printable(error.message) : 'it is damaged'})`,
    );
  }
}

function tooManyRows(): string {
  return `holds more than ${MOST_ROWS.toLocaleString('en')} areas`;
}

function shapefileConversion(
  prj: string | null,
  crs: string | null,
  rows: readonly SourceRow[],
  name: string,
): Result<{ toWgs84: ToWgs84; note: string }> {
  if (crs !== null && isDegreesAsMetres(crs, rows)) return err(degreesNote(name, crs));
  if (crs !== null) return ok({ toWgs84: converterOf(crs)!, note: `coordinates read as ${crs}` });
  if (prj !== null) {
    const converter = converterOfPrj(prj);
    if (!converter.ok) return err(`the .prj of ${name} is not understood (${printable(converter.error)}); pass --crs`);
    return ok({
      toWgs84: converter.value,
      note: `coordinates read as its .prj says (${printable(/\["([^"]+)"/.exec(prj)?.[1] ?? 'unnamed')})`,
    });
  }
  if (!looksLikeDegrees(rows)) return err(`${name} has no .prj and its coordinates are not degrees; pass --crs`);
  return ok({ toWgs84: (p) => p, note: 'no .prj: coordinates taken for WGS-84 degrees' });
}

function isDegreesAsMetres(crs: string, rows: readonly SourceRow[]): boolean {
  return countsInMetres(crs) && looksLikeDegrees(rows);
}

function degreesNote(name: string, crs: string): string {
  return `${name} holds degrees, and ${crs} counts in metres: pass the --crs that the file is in`;
}

function looksLikeDegrees(rows: readonly SourceRow[]): boolean {
  const numbers = JSON.stringify(rows.map((r) => r.geometry)).match(/-?\d+(?:\.\d+)?/g) ?? [];
  return numbers.every((n) => Math.abs(Number(n)) <= 180);
}

/** Null when there are more than anybody has. */
async function readAll<T>(source: { read: () => Promise<{ done: boolean; value: T }> }): Promise<T[] | null> {
  const items: T[] = [];
  for (let next = await source.read(); !next.done; next = await source.read()) {
    if (items.length >= MOST_ROWS) return null;
    items.push(next.value);
  }
  return items;
}

/** What the .cpg says; without one, UTF-8 where every byte is valid UTF-8, else GB18030, which holds GBK and GB2312. */
function dbfEncoding(dbf: Uint8Array, cpg: string | null): string {
  const named = cpg
    ?.trim()
    .toLowerCase()
    .replace(/^cp(?=\d)/, '');
  if (named) {
    if (/^(936|gbk|gb2312|gb18030|54936)$/.test(named)) return 'gb18030';
    if (/^\d{4}$/.test(named) && isEncoding(`windows-${named}`)) return `windows-${named}`;
    if (isEncoding(named)) return named;
    if (named.includes('utf')) return 'utf-8';
  }
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(dbf.subarray(dbf[8]! | (dbf[9]! << 8)));
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name).encoding.length > 0;
  } catch {
    return false;
  }
}

function textOf(bytes: Uint8Array | null): string | null {
  return bytes ? new TextDecoder().decode(bytes) : null;
}

/** The file beside a .shp with another ending, in either case. */
function sibling(path: string, ending: string): string | null {
  const stem = path.slice(0, -4);
  return [stem + ending, stem + ending.toUpperCase()].find((candidate) => existsSync(candidate)) ?? null;
}
