import { z } from 'zod';
import { err, ok, type Result } from '../lib/result.ts';
import { readParameter, type PackInUse, type Source, type Sourced } from './resolve-parameter.ts';

/** A parameter that must be a number, with its source; the error names the key. */
export function policyNumber(packs: readonly PackInUse[], key: string): Result<Sourced<number>> {
  return readParameter(packs, key, z.number());
}

/** Figures of a rule family by field, with the source of each. */
export interface PolicyNumbers<Field extends string> {
  readonly values: Readonly<Record<Field, number>>;
  readonly sources: Readonly<Record<Field, Source>>;
}

/** Parameters that must be numbers and not negative; the error names the first that is missing or wrong. */
export function policyNumbers<Field extends string>(
  packs: readonly PackInUse[],
  keys: Readonly<Record<Field, string>>,
): Result<PolicyNumbers<Field>> {
  const values: Partial<Record<Field, number>> = {};
  const sources: Partial<Record<Field, Source>> = {};
  for (const [field, key] of Object.entries(keys) as [Field, string][]) {
    const number = policyNumber(packs, key);
    if (!number.ok) return number;
    if (!(number.value.value >= 0)) return err(`${number.value.source.pack}: ${key} must not be negative`);
    values[field] = number.value.value;
    sources[field] = number.value.source;
  }
  return ok({ values, sources } as PolicyNumbers<Field>);
}
