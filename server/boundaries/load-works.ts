import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { greenCollectionSchema } from '../../shared/works/green-reach.ts';
import { worksFileSchema } from '../../shared/works/progress-report.ts';
import { targetsOf } from '../../shared/works/roll-up.ts';
import type { WorksPolicy } from '../../shared/works/works-policy.ts';
import { AppError } from '../lib/app-error.ts';
import { parseFile } from '../lib/parse-file.ts';
import type { DistrictWorks } from '../ports/district.ts';

/** Reads `works.json` and `green.geojson`; a report of a target that no plan of the district has on any day is refused. */
export async function loadWorks(folder: string, policies: readonly WorksPolicy[]): Promise<DistrictWorks> {
  const file = await readOptional(join(folder, 'works.json'), worksFileSchema);
  const reports = file?.reports ?? [];
  const plans = policies.flatMap((policy) => policy.plans);
  const known = new Set(plans.flatMap(({ tasks }) => tasks.flatMap(targetsOf).map(({ id }) => id)));
  const stray = reports.findIndex(({ target }) => !known.has(target));
  if (stray !== -1) {
    const place = `${join(folder, 'works.json')}: reports.${stray}.target`;
    throw new AppError('file-invalid', `${place}: no plan of the district has a target ${reports[stray]!.target}.`);
  }
  return { reports, green: await readOptional(join(folder, 'green.geojson'), greenCollectionSchema) };
}

async function readOptional<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  return existsSync(path) ? parseFile(path, await readFile(path, 'utf8'), schema) : null;
}
