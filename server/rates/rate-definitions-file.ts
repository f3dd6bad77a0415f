import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rateDefinitionsSchema, type RateDefinitions } from '../../shared/rates/rate-definitions.ts';
import { packageRoot } from '../lib/package-root.ts';
import { parseFile } from '../lib/parse-file.ts';

/** The rates of the case loop. Throws an AppError that names file and field. */
export function readRateDefinitions(root = packageRoot()): RateDefinitions {
  const path = join(root, 'data/rates/loop.json');
  return parseFile(path, readFileSync(path, 'utf8'), rateDefinitionsSchema);
}
