import { describe, expect, it } from 'vitest';
import { districtPolicies } from '../../../shared/policy/district-policies.ts';
import type { PackInUse } from '../../../shared/policy/resolve-parameter.ts';
import { shippedPolicies } from '../../support/shipped-policies.ts';

const SHIPPED = [...shippedPolicies().values()];
const use = (...ids: string[]): PackInUse[] =>
  ids.map((id) => ({ pack: SHIPPED.find((pack) => pack.id === id)!, basis: 'clause' }));

/** The same packs with one parameter of the last replaced, or taken out. */
function changed(packs: readonly PackInUse[], key: string, value?: unknown): PackInUse[] {
  return packs.map(({ pack, basis }) => {
    const { [key]: parameter, ...rest } = pack.parameters;
    const replaced = parameter && value !== undefined ? { [key]: { ...parameter, value: value as never } } : {};
    return { pack: { ...pack, parameters: { ...rest, ...replaced } }, basis };
  });
}

const ZHENGGANG = use('zhenggang-2026', 'zhengzhou-2018', 'zhengzhou-grid-2012');
const value = (packs: readonly PackInUse[]) => {
  const policies = districtPolicies(packs);
  if (!policies.ok) throw new Error(policies.error);
  return policies.value;
};
const error = (packs: readonly PackInUse[]) => {
  const policies = districtPolicies(packs);
  return policies.ok ? null : policies.error;
};

describe('policies of a district', () => {
  it('STF-2 refuses fewest grids above the most, and takes equal ones', () => {
    const fewest = (grids: number) => changed(ZHENGGANG, 'staffing.minGridsPerOfficer', grids);
    expect(error(fewest(3))).toBeNull();
    expect(error(fewest(4))).toBe(
      'zhengzhou-grid-2012: staffing.minGridsPerOfficer is above staffing.maxGridsPerOfficer',
    );
  });

  it('GRN-1 refuses a reach of nothing', () => {
    const xinmi = use('zhengzhou-grid-2012', 'xinmi-2019');
    expect(error(xinmi)).toBeNull();
    expect(error(changed(xinmi, 'green.viewWithinM', 0))).toMatch(/green\.viewWithinM/);
  });

  it('reads every family with its sources', () => {
    const { coverage, cases, ingest, alerts, staffing, zoning, assessment } = value(ZHENGGANG);
    expect(coverage).toMatchObject({ cellSizeM: 100, completeShare: 0.8, sources: { cellSizeM: { basis: 'clause' } } });
    expect(coverage.sources.sightM.basis).toBe('assumed');
    expect(cases).toMatchObject({ warnShare: 0.8, basis: 'assumed' });
    expect(ingest).toMatchObject({
      maxAccuracyM: 100,
      basis: 'assumed',
      sources: { maxAccuracyM: { basis: 'assumed' } },
    });
    expect(alerts).toMatchObject({ openPerKind: 200, basis: 'assumed' });
    expect(cases.limits['street-occupation']).toEqual({ amount: 2, unit: 'emergency-hour' });
    expect(staffing).toMatchObject({
      minGridsPerOfficer: { value: 2 },
      maxGridsPerOfficer: { value: 3, basis: 'clause' },
    });
    expect(staffing.minimumByTown).toBeNull();
    expect(staffing.supervisorsPerAuxiliary).toBeNull();
    expect(zoning).toMatchObject({ sources: { lowerBounds: { basis: 'clause' }, weights: { basis: 'assumed' } } });
    expect(assessment?.gradeLowerBounds).toEqual({ excellent: 90, good: 80, pass: 60, fail: 0 });
  });

  it('has the Haimen minimum of 557 auxiliaries in eleven towns', () => {
    const { staffing, zoning } = value(use('haimen-2022', 'zhengzhou-grid-2012'));
    const towns = staffing.minimumByTown!.towns;
    expect(towns).toHaveLength(11);
    expect(towns.reduce((sum, { minimum }) => sum + minimum, 0)).toBe(557);
    expect(staffing.supervisorsPerAuxiliary).toMatchObject({ value: 1, basis: 'clause' });
    expect(zoning).toBeNull();
  });

  it('refuses packs without coverage figures, or with figures that make no sense, in one sentence', () => {
    expect(error(use('zhenggang-2026'))).toBe('no policy pack of the district has the parameter coverage.cellAreaM2');
    expect(error(changed(ZHENGGANG, 'coverage.sightM', -1))).toMatch(/coverage\.sightM: /);
    expect(error(changed(ZHENGGANG, 'coverage.completeShare', 1.2))).toMatch(/completeShare: /);
    expect(error(changed(ZHENGGANG, 'coverage.completeShare', 1))).toBeNull();
    expect(error(changed(ZHENGGANG, 'ingest.maxSpeedMps'))).toMatch(/has the parameter ingest\.maxSpeedMps$/);
    expect(error(changed(ZHENGGANG, 'ingest.maxAgeMs', -1))).toMatch(/ingest\.maxAgeMs: /);
    expect(error(changed(ZHENGGANG, 'alerts.emptyAfterMinutes', 'four'))).toMatch(/alerts\.emptyAfterMinutes/);
    expect(error(changed(ZHENGGANG, 'alerts.openPerKind', 1.5))).toMatch(/openPerKind: /);
    expect(error(changed(ZHENGGANG, 'coverage.cellAreaM2', 0))).toMatch(/coverage\.cellAreaM2: /);
    expect(error(changed(ZHENGGANG, 'cases.warnShare', 1))).toMatch(/cases\.warnShare/);
    expect(error(changed(ZHENGGANG, 'cases.limits', { 'no-category': '1天' }))).toMatch(/cases\.limits/);
    expect(error(changed(ZHENGGANG, 'cases.limits', { lighting: '1 day' }))).toMatch(
      /cases\.limits at lighting: "1 day"/,
    );
    expect(error(changed(ZHENGGANG, 'clocks.workWeek'))).toMatch(/has the parameter clocks\.workWeek$/);
    expect(error(changed(ZHENGGANG, 'staffing.maxGridsPerOfficer', 2.5))).toMatch(/maxGridsPerOfficer/);
    expect(error(changed(ZHENGGANG, 'zoning.weights'))).toMatch(/zoning\.weights/);
  });

  it('refuses bounds that do not fall from the best to the last', () => {
    const bounds = { excellent: 90, good: 60, pass: 60, fail: 0 };
    expect(error(changed(ZHENGGANG, 'assessment.gradeLowerBounds', bounds))).toMatch(/must fall/);
  });
});
