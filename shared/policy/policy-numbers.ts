import { z } from 'zod';
import { ok, type Result } from '../lib/result.ts';
import { parameter, read, type ParameterSpec } from './parameter.ts';
import { combinedBasis, type PackInUse, type Source } from './resolve-parameter.ts';

const notNegative = z.number().nonnegative();

/** Declares a parameter that is a number and not negative; a narrower schema may be given. */
export function numberParameter(
  key: string,
  rules: readonly string[],
  schema: z.ZodType<number> = notNegative,
): ParameterSpec<number> {
  return parameter(key, schema, rules);
}

/** Figures of a rule family by field, with the source of each; assumed as soon as one is. */
export interface PolicyNumbers<Field extends string> {
  readonly values: Readonly<Record<Field, number>>;
  readonly sources: Readonly<Record<Field, Source>>;
  readonly basis: 'clause' | 'assumed';
}

/** Reads the figures of a family at once; the error names the first that is missing or wrong. */
export function policyNumbers<Field extends string>(
  packs: readonly PackInUse[],
  specs: Readonly<Record<Field, ParameterSpec<number>>>,
): Result<PolicyNumbers<Field>> {
  const values: Partial<Record<Field, number>> = {};
  const sources: Partial<Record<Field, Source>> = {};
  for (const [field, spec] of Object.entries(specs) as [Field, ParameterSpec<number>][]) {
    const number = read(packs, spec);
    if (!number.ok) return number;
    values[field] = number.value.value;
    sources[field] = number.value.source;
  }
  const basis = combinedBasis(Object.values<Source>(sources as Record<Field, Source>));
  return ok({ values, sources, basis } as PolicyNumbers<Field>);
}
