import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { assessmentPolicyOf } from '../../shared/assessment/assessment-policy.ts';
import type { Period } from '../../shared/assessment/period.ts';
import { latestMonth } from '../../shared/assessment/assessments.ts';
import { townStandings } from '../../shared/assessment/town-standing.ts';
import { err, type Result } from '../../shared/lib/result.ts';
import {
  areaCollectionSchema,
  communitySchema,
  districtIdSchema,
  districtSchema,
  gridSchema,
  landmarkSchema,
  townSchema,
} from '../../shared/model/area.ts';
import { rosterSchema } from '../../shared/model/officer.ts';
import { readablePolicies } from '../../shared/policy/policies-by-day.ts';
import type { PolicyPack } from '../../shared/policy/policy.ts';
import { packsInUse } from '../../shared/policy/resolve-parameter.ts';
import { AppError, sentenceOf } from '../lib/app-error.ts';
import { packageRoot } from '../lib/package-root.ts';
import { parseFile } from '../lib/parse-file.ts';
import { namingFile } from '../policies/load-policies.ts';
import type { LoadedDistrict } from '../ports/district.ts';
import { checkReferences } from './check-references.ts';
import { loadWorks } from './load-works.ts';
import { loadAssessments } from './load-assessments.ts';
import { loadFundingRecord, loadZoningRecord } from './load-records.ts';
import { loadUnits, refuseUnknownTowns } from './load-units.ts';

const landmarksSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      properties: landmarkSchema,
      geometry: z.object({ type: z.string(), coordinates: z.unknown() }),
    }),
  ),
});

const BOUNDARY_FILES = ['towns.geojson', 'communities.geojson', 'grids.geojson', 'landmarks.geojson'] as const;
const FILES = ['district.json', 'roster.json', ...BOUNDARY_FILES] as const;
type FileName = (typeof FILES)[number];

export interface DistrictPlaces {
  /** The server's data folder: imported districts lie in it and win over those shipped. */
  readonly dataFolder: string;
  readonly packs: readonly PolicyPack[];
  /** Folder of the shipped districts. */
  readonly shipped?: string;
}

/**
 * A district with its shapes, people and indicator inputs, each file checked against its schema and the codes against
 * each other. Throws an AppError with one sentence that names what is wrong, or the known districts.
 */
export async function loadDistrict(id: string, places: DistrictPlaces): Promise<LoadedDistrict> {
  const folder = await folderOf(id, places);
  const texts = new Map(await Promise.all(FILES.map(async (name) => [name, await readText(folder, name)] as const)));
  const parse = <T>(name: FileName, schema: z.ZodType<T>): T =>
    parseFile(join(folder, name), texts.get(name) ?? '', schema);
  const files = {
    district: parse('district.json', districtSchema),
    towns: parse('towns.geojson', areaCollectionSchema(townSchema)),
    communities: parse('communities.geojson', areaCollectionSchema(communitySchema)),
    grids: parse('grids.geojson', areaCollectionSchema(gridSchema)),
    ...parse('roster.json', rosterSchema),
  };
  const problem = checkReferences(files, id);
  if (problem !== null) throw new AppError('file-invalid', `${folder}: ${problem}.`);
  const inUse = expected(folder, packsInUse(files.district.packs, places.packs));
  const policies = expectedOf(places.packs, folder, readablePolicies(inUse));
  const newest = policies[0]!;
  const towns = files.towns.features.map((feature) => feature.properties);
  refuseUnknownTowns(id, inUse, towns);
  const townCodes = new Set(towns.map(({ code }) => code));
  const zoning = await loadZoningRecord(
    folder,
    townCodes,
    policies.map(({ zoning: rules }) => rules),
  );
  const assessmentOf = (period: Period) => expectedOf(places.packs, folder, assessmentPolicyOf(period, inUse));
  const assessments = await loadAssessments(folder, towns, assessmentOf);
  const month = assessments && latestMonth(assessments);
  const standings = townStandings({
    towns,
    assessments,
    zoning: newest.zoning,
    zoningRecord: zoning,
    assessment: month && assessmentOf(month.period),
  });
  return {
    ...files,
    landmarks: parse('landmarks.geojson', landmarksSchema),
    standings,
    assessments,
    zoning,
    funding: await loadFundingRecord(folder, townCodes),
    units: await loadUnits(
      folder,
      towns,
      policies.map(({ staffing }) => staffing),
    ),
    packs: inUse.map(({ pack }) => pack),
    works: await loadWorks(
      folder,
      policies.map(({ works }) => works),
    ),
    areasVersion: hashOf(BOUNDARY_FILES.map((name) => texts.get(name) ?? '')),
  };
}

/** Ids of the districts that can be run, imported ones first. */
async function knownDistricts(places: Omit<DistrictPlaces, 'packs'>): Promise<readonly string[]> {
  const found = await Promise.all(
    rootsOf(places).map(async (root) => {
      const names = await readdir(root).catch(() => []);
      return names.filter((name) => existsSync(join(root, name, 'district.json')));
    }),
  );
  return [...new Set(found.flat())];
}

function rootsOf({ dataFolder, shipped }: Omit<DistrictPlaces, 'packs'>): readonly string[] {
  return [join(dataFolder, 'districts'), shipped ?? join(packageRoot(), 'data/districts')];
}

async function folderOf(id: string, places: DistrictPlaces): Promise<string> {
  const valid = districtIdSchema.safeParse(id).success;
  const root = valid
    ? rootsOf(places).find((candidate) => existsSync(join(candidate, id, 'district.json')))
    : undefined;
  if (root !== undefined) return join(root, id);
  const known = await knownDistricts(places);
  const choice = known.length > 0 ? `known are ${known.join(', ')}` : 'none is installed';
  throw new AppError('district-unknown', `There is no district "${id}" (JINGGE_DISTRICT): ${choice}.`);
}

async function readText(folder: string, name: FileName): Promise<string> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (error) {
    throw new AppError('file-invalid', `${join(folder, name)} cannot be read: ${sentenceOf(error)}.`, { cause: error });
  }
}

/** As `expected`, naming the file of the pack that is wrong. */
function expectedOf<T>(packs: readonly PolicyPack[], folder: string, result: Result<T>): T {
  return expected(folder, result.ok ? result : err(namingFile(result.error, packs)));
}

function expected<T>(folder: string, result: Result<T>): T {
  if (!result.ok) throw new AppError('file-invalid', `${folder}: ${result.error}.`);
  return result.value;
}

/** Short enough for a URL, long enough that two versions never share it. */
function hashOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  return hash.digest('hex').slice(0, 12);
}
