import { describe, expect, it } from 'vitest';
import { packFaults } from '../../../shared/policy/check-pack.ts';
import type { PolicyPack, PolicyParameter } from '../../../shared/policy/policy.ts';
import { shippedPolicies } from '../../support/shipped-policies.ts';

const PACK = shippedPolicies().get('zhenggang-2026.json')!;
const BOUNDS = PACK.parameters['zoning.lowerBounds']!;
const faultsOf = (more: Partial<PolicyPack>) => packFaults({ ...PACK, ...more });
const withParameter = (key: string, more: Partial<PolicyParameter>) =>
  faultsOf({ parameters: { [key]: { ...BOUNDS, ...more } as PolicyParameter } });

describe('POL-4 packs are checked as a whole', () => {
  it.each([...shippedPolicies()])('POL-4 finds nothing wrong with %s', (_, pack) => {
    expect(packFaults(pack)).toEqual([]);
  });

  it('POL-4 refuses a key that no rule reads', () => {
    expect(withParameter('zoning.lowerBound', {})).toEqual([
      'parameters.zoning.lowerBound: no rule reads a parameter of this name',
    ]);
  });

  it('POL-4 refuses weights that do not sum to 100, and names the place of a wrong value', () => {
    const weights = (residents: number) => ({ value: { residents, builtUpArea: 30, mainAreaShare: 30 } });
    expect(withParameter('zoning.weights', weights(40))).toEqual([]);
    expect(withParameter('zoning.weights', weights(39.99))).toEqual([
      'parameters.zoning.weights: weights must sum to 100',
    ]);
    expect(withParameter('zoning.weights', weights(-1))[0]).toMatch(/^parameters\.zoning\.weights at residents: /);
  });

  it('POL-4 refuses a clause that is not in the outline, and an outline that lists a place twice', () => {
    expect(withParameter('zoning.lowerBounds', { clause: '十一' })).toEqual([
      'parameters.zoning.lowerBounds.clause: 十一 is not in the outline',
    ]);
    expect(faultsOf({ outline: [...PACK.outline, PACK.outline[0]!] })).toEqual(['outline: a place is listed twice']);
  });

  it('POL-4 refuses a clause within a list that is not in the outline', () => {
    const tasks = PACK.parameters['duties.tasks']!;
    const first = (tasks.value as Record<string, unknown>[])[0]!;
    const value = [{ ...first, clause: '十一' }] as PolicyParameter['value'];
    expect(faultsOf({ parameters: { 'duties.tasks': { ...tasks, value } as PolicyParameter } })).toEqual([
      'parameters.duties.tasks at 0.clause: 十一 is not in the outline',
    ]);
  });

  it('POL-4 refuses one in every part of a plan of work: field, list, task, part, target', () => {
    const plan = shippedPolicies().get('zhengzhou-2018.json')!;
    const lost = (key: string, ...path: (string | number)[]) => {
      const parameter = structuredClone(plan.parameters[key]!) as PolicyParameter;
      const item = path.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], parameter.value);
      (item as { clause: string }).clause = '九';
      return packFaults({ ...plan, parameters: { ...plan.parameters, [key]: parameter } });
    };
    expect(lost('works.fields', 0)).toEqual(['parameters.works.fields at 0.clause: 九 is not in the outline']);
    expect(lost('works.lists', 0)).toEqual(['parameters.works.lists at 0.clause: 九 is not in the outline']);
    expect(lost('works.tasks', 0)).toEqual(['parameters.works.tasks at 0.clause: 九 is not in the outline']);
    expect(lost('works.tasks', 0, 'blocks', 0)).toEqual([
      'parameters.works.tasks at 0.blocks.0.clause: 九 is not in the outline',
    ]);
    expect(lost('works.tasks', 0, 'blocks', 0, 'targets', 0)).toEqual([
      'parameters.works.tasks at 0.blocks.0.targets.0.clause: 九 is not in the outline',
    ]);
  });

  it('POL-4 refuses days that end before they begin', () => {
    expect(faultsOf({ validTo: '2025-12-31' }).length).toBeGreaterThan(0);
    expect(faultsOf({ validTo: PACK.validFrom })).toEqual([]);
    expect(withParameter('zoning.lowerBounds', { validTo: '2025-12-31' })).toEqual([
      'parameters.zoning.lowerBounds.validTo: ends before validFrom',
    ]);
  });
});
