import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEnvironment, readSettings } from '../../server/config.ts';
import { checkTiling } from '../../shared/coverage/tiling.ts';
import type { AreaFeature, Grid } from '../../shared/model/area.ts';
import { writeDistrictFiles, type DistrictFiles } from '../districts/district-files.ts';
import { parseDistrictArgs, type DistrictArgs } from './district-args.ts';
import { assembleDistrict } from './district-assemble.ts';
import { readAreas, type ReadAreas, type RowNote } from './district-rows.ts';
import { readSource } from './district-source.ts';
import { printable } from './file-text.ts';

const EXIT = { done: 0, failed: 1, usage: 2 } as const;
const TOLERANCE_M = 0.5;
const SHIPPED = fileURLToPath(new URL('../../data/districts', import.meta.url));
const TOWN_CODE = /^[0-9A-Za-z-]{1,16}$/;
const GRID_CODE = /^[0-9A-Za-z-]{1,32}$/;

/** `npm run import -- district …`: makes a district in the data folder from boundary files. Returns the exit code. */
export async function importDistrict(args: readonly string[]): Promise<number> {
  const parsed = parseDistrictArgs(args);
  if (!parsed.ok) return fail(parsed.error, EXIT.usage);
  const settings = readOwnSettings();
  if (!settings.ok) return fail(settings.error.join('\n'), EXIT.failed);
  const root = join(settings.value.dataFolder, 'districts');
  const folder = join(root, parsed.value.id);
  const taken = [folder, join(SHIPPED, parsed.value.id)].find((path) => existsSync(path));
  if (taken !== undefined && !parsed.value.replace) {
    return fail(
      `There is a district "${parsed.value.id}" already (${taken}); pass --replace to put this one in its place.`,
      EXIT.usage,
    );
  }
  const towns = await readLevel(parsed.value.towns, parsed.value, 'T');
  if (typeof towns === 'string') return fail(towns, EXIT.failed);
  const grids =
    parsed.value.grids === null
      ? null
      : await readLevel(parsed.value.grids, { ...parsed.value, nameField: null, codeField: null }, 'G');
  if (typeof grids === 'string') return fail(grids, EXIT.failed);
  const assembled = assembleDistrict(parsed.value, towns.accepted, grids?.accepted ?? null);
  report('towns', towns);
  if (grids) report('grids', { ...grids, refused: [...grids.refused, ...assembled.homeless] });
  for (const note of assembled.notes) console.log(`  ${note}`);
  if (assembled.files.grids.features.length === 0)
    return fail('No grid lies in a town; nothing was written.', EXIT.failed);
  if (grids) reportTiling(assembled.files);
  store(root, folder, assembled.files);
  const { files } = assembled;
  console.log(
    `${parsed.value.id}: ${files.towns.features.length} towns, ${files.communities.features.length} communities, ` +
      `${files.grids.features.length} grids, ${files.officers.length} simulated officers in ${folder}. ` +
      `Start it with JINGGE_DISTRICT=${parsed.value.id} npm start`,
  );
  return EXIT.done;
}

/** The same settings as the server's, `.env` included: a district must be where the server looks for it. */
function readOwnSettings() {
  const environment = readEnvironment();
  return environment.ok ? readSettings(environment.value) : environment;
}

/** The usable areas of a file, or one sentence why there are none. */
async function readLevel(path: string, args: DistrictArgs, codePrefix: 'T' | 'G'): Promise<ReadAreas | string> {
  const source = await readSource(path, args.crs);
  if (!source.ok) return `${sentence(source.error)} Nothing was written.`;
  const codePattern = codePrefix === 'T' ? TOWN_CODE : GRID_CODE;
  const areas = readAreas(source.value, {
    nameField: args.nameField,
    codeField: args.codeField,
    codePrefix,
    codePattern,
  });
  if (!areas.ok) return `${path}: ${sentence(areas.error)} Nothing was written.`;
  if (areas.value.accepted.length > 0) return areas.value;
  const reason = areas.value.refused[0]
    ? `row ${areas.value.refused[0].row}: ${areas.value.refused[0].what}`
    : 'it has no rows';
  return `${path} has no usable area (${reason}); nothing was written.`;
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

function report(what: string, areas: ReadAreas): void {
  console.log(
    `${what}: ${areas.accepted.length} accepted (${areas.repaired.length} of them repaired), ${areas.refused.length} refused`,
  );
  for (const note of areas.notes) console.log(`  ${note}`);
  printRows('repaired', areas.repaired);
  printRows('refused', areas.refused);
}

function printRows(what: string, rows: readonly RowNote[]): void {
  for (const { row, name, what: reason } of rows) console.log(`  ${what} row ${row} ${printable(name)}: ${reason}`);
}

/** Given grids are taken as they are; what is wrong with how they tile is told. */
function reportTiling(files: DistrictFiles): void {
  for (const town of files.towns.features) {
    const own = files.grids.features.filter((g: AreaFeature<Grid>) => g.properties.town === town.properties.code);
    const grids = own.map((g) => ({ code: g.properties.code, geometry: g.geometry }));
    const { faults } = checkTiling(town.geometry, grids, TOLERANCE_M);
    const count = (kind: string) => faults.filter((f) => f.kind === kind).length;
    if (faults.length === 0) continue;
    console.log(
      `  ${town.properties.name.zh}: ${count('gap')} gaps, ${count('overlap')} overlaps, ${count('outside')} parts outside`,
    );
  }
}

/** Writes beside the place and renames, so that a district is there whole or not at all. */
function store(root: string, folder: string, files: DistrictFiles): void {
  const fresh = join(root, `.importing-${files.district.id}-${process.pid}`);
  const old = `${fresh}-old`;
  mkdirSync(root, { recursive: true });
  try {
    writeDistrictFiles(fresh, files);
    if (existsSync(folder)) renameSync(folder, old);
    renameSync(fresh, folder);
  } catch (error) {
    if (existsSync(old) && !existsSync(folder)) renameSync(old, folder);
    throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

function fail(message: string, code: number): number {
  console.error(message);
  return code;
}
