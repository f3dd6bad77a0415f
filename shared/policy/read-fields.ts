import { ok, type Result } from '../lib/result.ts';
import { read, type ParameterSpec } from './parameter.ts';
import type { PackInUse, Source } from './resolve-parameter.ts';

type Specs = Readonly<Record<string, ParameterSpec>>;
type ValueOf<S> = S extends ParameterSpec<infer T> ? T : never;

/** Values of a rule family by field, with the source of each. */
export interface ReadFields<S extends Specs> {
  readonly values: { readonly [Field in keyof S]: ValueOf<S[Field]> };
  readonly sources: Readonly<Record<keyof S, Source>>;
}

/** Reads every parameter of a table at once; the error names the first that is missing or wrong. */
export function readFields<S extends Specs>(packs: readonly PackInUse[], specs: S): Result<ReadFields<S>> {
  const values: Record<string, unknown> = {};
  const sources: Record<string, Source> = {};
  for (const [field, spec] of Object.entries(specs)) {
    const found = read(packs, spec);
    if (!found.ok) return found;
    values[field] = found.value.value;
    sources[field] = found.value.source;
  }
  return ok({ values, sources } as ReadFields<S>);
}
