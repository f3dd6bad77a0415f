import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { fundingRecordFault, fundingRecordSchema, type FundingRecord } from '../../shared/funding/funding-record.ts';
import { zoningRecordFault, zoningRecordSchema, type ZoningRecord } from '../../shared/zoning/zoning-record.ts';
import type { ZoningPolicy } from '../../shared/zoning/zoning-policy.ts';
import { AppError } from '../lib/app-error.ts';
import { parseFile } from '../lib/parse-file.ts';

/**
 * `zoning.json` of a district: surveys and decisions on zone classes (ZON-5); null when it has none. Decisions need a
 * policy, of any day, that knows them. Throws an AppError that names file, path and reason.
 */
export function loadZoningRecord(
  folder: string,
  townCodes: ReadonlySet<string>,
  policies: readonly (ZoningPolicy | null)[],
): Promise<ZoningRecord | null> {
  const adjustable = policies.some((policy) => policy?.survey.adjustable);
  return loadRecord(join(folder, 'zoning.json'), zoningRecordSchema, (record) =>
    zoningRecordFault(record, townCodes, adjustable),
  );
}

/** `funding.json` of a district: budgets, deductions and spending of the pool (FUN-7); null when it has none. Throws as above. */
export function loadFundingRecord(folder: string, townCodes: ReadonlySet<string>): Promise<FundingRecord | null> {
  return loadRecord(join(folder, 'funding.json'), fundingRecordSchema, (record) =>
    fundingRecordFault(record, townCodes),
  );
}

async function loadRecord<T>(
  path: string,
  schema: z.ZodType<T>,
  faultOf: (record: T) => string | null,
): Promise<T | null> {
  if (!existsSync(path)) return null;
  const record = parseFile(path, await readFile(path, 'utf8'), schema);
  const fault = faultOf(record);
  if (fault !== null) throw new AppError('file-invalid', `${path}: ${fault}.`);
  return record;
}
