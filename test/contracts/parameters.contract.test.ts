import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appraisalPolicy } from '../../shared/appraisal/appraisal-policy.ts';
import { eligibilityPolicy } from '../../shared/eligibility/eligibility-policy.ts';
import { firstDutyPolicy } from '../../shared/eligibility/first-duty.ts';
import { districtPolicies } from '../../shared/policy/district-policies.ts';
import { FAMILIES, PARAMETERS } from '../../shared/policy/registry.ts';
import type { PackInUse } from '../../shared/policy/resolve-parameter.ts';
import { shippedPolicies } from '../support/shipped-policies.ts';

const RULES = join(import.meta.dirname, '../../docs/rules');
const PACKS = [...shippedPolicies().values()];

/** The shipped packs, telling which parameters are asked for. */
function watchedPacks(asked: Set<string>): PackInUse[] {
  return PACKS.map((pack) => ({
    basis: 'clause',
    pack: {
      ...pack,
      parameters: new Proxy(pack.parameters, {
        get(parameters, key) {
          if (typeof key === 'string') asked.add(key);
          return Reflect.get(parameters, key) as unknown;
        },
      }),
    },
  }));
}

describe('policy parameters', () => {
  it('are each declared once', () => {
    const declared = Object.values(FAMILIES).flatMap((specs) => Object.values(specs).map(({ key }) => key));
    expect(declared.filter((key, i) => declared.indexOf(key) !== i)).toEqual([]);
  });

  it('name rules that docs/rules explains', () => {
    const headings = readdirSync(RULES).flatMap((name) =>
      [...readFileSync(join(RULES, name), 'utf8').matchAll(/^### ([A-Z]{3,5}-\d+)\b/gm)].map((match) => match[1]!),
    );
    const known = new Set(headings);
    for (const { key, rules } of PARAMETERS.values()) {
      expect(rules, key).not.toEqual([]);
      expect(
        rules.filter((rule) => !known.has(rule)),
        key,
      ).toEqual([]);
    }
  });

  it('that a pack brings are all read by a rule family', () => {
    const asked = new Set<string>();
    const packs = watchedPacks(asked);
    const chosen = { own: packs, packs, lists: packs, borrowed: null };
    const policies = [
      districtPolicies(packs),
      eligibilityPolicy(chosen),
      firstDutyPolicy(chosen),
      appraisalPolicy(chosen),
    ];
    for (const policy of policies) expect(policy.ok || policy.error).toBe(true);
    const brought = PACKS.flatMap((pack) => Object.keys(pack.parameters));
    expect([...new Set(brought)].filter((key) => !asked.has(key))).toEqual([]);
  });
});
