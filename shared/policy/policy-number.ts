import { z } from 'zod';
import type { Result } from '../lib/result.ts';
import { readParameter, type PackInUse, type Sourced } from './resolve-parameter.ts';

/** A parameter that must be a number, with its source; the error names the key. */
export function policyNumber(packs: readonly PackInUse[], key: string): Result<Sourced<number>> {
  return readParameter(packs, key, z.number());
}
