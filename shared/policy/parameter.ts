import type { z } from 'zod';
import { err, ok, type Result } from '../lib/result.ts';
import { resolveParameter, sourcesOf, type PackInUse, type Sourced } from './resolve-parameter.ts';

/** A parameter that rules read: declared once beside its rule family, registered in `registry.ts`. */
export interface ParameterSpec<T = unknown> {
  readonly key: string;
  readonly schema: z.ZodType<T>;
  /** Ids of the rules (docs/rules) that use it. */
  readonly rules: readonly string[];
  /** `override`: of several packs the last applies. `collect`: packs add up, as lists of tasks do. */
  readonly merge: 'override' | 'collect';
}

/** Declares a parameter. */
export function parameter<T>(
  key: string,
  schema: z.ZodType<T>,
  rules: readonly string[],
  merge: ParameterSpec['merge'] = 'override',
): ParameterSpec<T> {
  return { key, schema, rules, merge };
}

/** The value that applies, checked; the error names pack, key and what is wrong. */
export function read<T>(packs: readonly PackInUse[], spec: ParameterSpec<T>): Result<Sourced<T>> {
  const found = readOptional(packs, spec);
  if (!found.ok) return found;
  return found.value ? ok(found.value) : err(`no policy pack of the district has the parameter ${spec.key}`);
}

/** As `read`; null when no pack has it, or only says that it is not provided. */
export function readOptional<T>(packs: readonly PackInUse[], spec: ParameterSpec<T>): Result<Sourced<T> | null> {
  const resolved = resolveParameter(packs, spec.key);
  return resolved ? checked(spec, resolved) : ok(null);
}

/** The values of every pack that has it, in the order of the packs: for lists that add up. */
export function readAll<T>(packs: readonly PackInUse[], spec: ParameterSpec<T>): Result<readonly Sourced<T>[]> {
  const values: Sourced<T>[] = [];
  for (const sourced of sourcesOf(packs, spec.key)) {
    const value = checked(spec, sourced);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return ok(values);
}

function checked<T>(spec: ParameterSpec<T>, { value, source }: Sourced<unknown>): Result<Sourced<T>> {
  const wrong = faultOf(spec, value);
  return wrong === null ? ok({ value: spec.schema.parse(value), source }) : err(`${source.pack}: ${wrong}`);
}

/** What is wrong with a value of a parameter, `key at path: reason`; null when nothing is. */
export function faultOf(spec: ParameterSpec, value: unknown): string | null {
  const parsed = spec.schema.safeParse(value);
  if (parsed.success) return null;
  const [issue] = parsed.error.issues;
  const place = issue && issue.path.length > 0 ? ` at ${issue.path.join('.')}` : '';
  return `${spec.key}${place}: ${issue?.message ?? 'wrong value'}`;
}
