import { faultOf } from './parameter.ts';
import type { PolicyPack } from './policy.ts';
import { PARAMETERS } from './registry.ts';

/**
 * What is wrong with a pack beyond its shape, each with its place (POL-4): a key that no rule reads, a value that its
 * rule cannot use, a clause that is not in the outline, days that end before they begin.
 */
export function packFaults(pack: PolicyPack): readonly string[] {
  const refs = new Set(pack.outline.map(({ ref }) => ref));
  const faults = pack.validTo !== null && pack.validTo < pack.validFrom ? ['validTo: ends before validFrom'] : [];
  if (refs.size !== pack.outline.length) faults.push('outline: a place is listed twice');
  for (const [key, parameter] of Object.entries(pack.parameters)) {
    const at = `parameters.${key}`;
    const spec = PARAMETERS.get(key);
    if (!spec) faults.push(`${at}: no rule reads a parameter of this name`);
    else if (parameter.basis !== 'not-provided') {
      const fault = faultOf(spec, parameter.value);
      if (fault !== null) faults.push(`parameters.${fault}`);
      for (const { path, clause } of clausesIn(parameter.value, []))
        if (!refs.has(clause)) faults.push(`${at} at ${path.join('.')}: ${clause} is not in the outline`);
    }
    if (parameter.clause !== null && !refs.has(parameter.clause))
      faults.push(`${at}.clause: ${parameter.clause} is not in the outline`);
    const { validFrom = pack.validFrom, validTo = pack.validTo } = parameter;
    if (validTo !== null && validTo < validFrom) faults.push(`${at}.validTo: ends before validFrom`);
  }
  return faults;
}

/** Every `clause` of the items within a value, with its path. */
function* clausesIn(value: unknown, path: readonly string[]): Generator<{ path: readonly string[]; clause: string }> {
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'clause' && typeof inner === 'string') yield { path: [...path, key], clause: inner };
    else yield* clausesIn(inner, [...path, key]);
  }
}
