import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseCodesSchema, type CaseCodes } from '../../shared/cases/codes/case-codes.ts';
import { packageRoot } from '../lib/package-root.ts';
import { parseFile } from '../lib/parse-file.ts';

/** What ships, and where a table that was brought in lies in the data folder. */
const SHIPPED = 'data/case-codes/shanxi-core.json';
const BROUGHT_IN = 'case-codes.json';

/** Where `npm run import -- case-codes` puts the table of a city. */
export function caseCodesPath(dataFolder: string): string {
  return join(dataFolder, BROUGHT_IN);
}

/** The code table in use (CAS-18): the one that was brought in, else the one that ships. Throws an AppError that names file and field. */
export function readCaseCodes(dataFolder: string, root = packageRoot()): CaseCodes {
  const own = caseCodesPath(dataFolder);
  const path = dataFolder !== '' && existsSync(own) ? own : join(root, SHIPPED);
  return parseFile(path, readFileSync(path, 'utf8'), caseCodesSchema);
}
