import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { districtSchema } from '../../shared/model/area.ts';
import { districtPolicies } from '../../shared/policy/district-policies.ts';
import { PARAMETERS } from '../../shared/policy/registry.ts';
import { packsInUse, resolveParameter } from '../../shared/policy/resolve-parameter.ts';
import { shippedPolicies } from '../support/shipped-policies.ts';

const PACKS = shippedPolicies();
const DISTRICTS = join(import.meta.dirname, '../../data/districts');
const districtIds = readdirSync(DISTRICTS).filter((id) => existsSync(join(DISTRICTS, id, 'district.json')));

/** What the five source documents say themselves: written by hand here, so that data and text are compared. */
const CLAUSES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'zhenggang-2026': {
    'zoning.lowerBounds': { '1A': 60, '1B': 45, '2A': 30, '2B': 15, '3': 0 },
    'assessment.gradeLowerBounds': { excellent: 90, good: 80, pass: 60, fail: 0 },
    'funding.baseShare': 0.6,
    'funding.effectivenessShare': 0.4,
    'funding.payoutShares': { excellent: 1, good: 0.8, pass: 0.5, fail: 0 },
  },
  'zhengzhou-2018': { 'response.persuadeWithinMinutes': 10, 'response.noticeWithinMinutes': 10 },
  'haimen-2022': { 'appraisal.excellentCapShare': 0.15 },
  'xinmi-2019': { 'green.viewWithinM': 300, 'green.parkWithinM': 500 },
  'zhengzhou-grid-2012': {
    'staffing.minGridsPerOfficer': 2,
    'staffing.maxGridsPerOfficer': 3,
    'coverage.fullWalksPerDay': 1,
    'coverage.cellAreaM2': 10_000,
    'duties.rectificationCount': 39,
    'duties.maintenance': { throughRedLineWidthM: 25, roads: 38, bridges: 17 },
    'duties.emergencyTeams': { teams: ['maintenance', 'sanitation', 'enforcement'], hoursPerDay: 24 },
  },
};

describe.each([...PACKS])('policy pack %s', (file, pack) => {
  it('is named by its id', () => {
    expect(file).toBe(`${pack.id}.json`);
  });

  it('gives each figure a label in both languages and a place in the text', () => {
    for (const [key, parameter] of Object.entries(pack.parameters)) {
      expect(parameter.label.zh, key).toMatch(/\p{Script=Han}/u);
      expect(parameter.label.en, key).toMatch(/^[\x20-\x7e]+$/);
      if (parameter.basis === 'clause')
        expect(parameter.clause, key).toMatch(/^([一二三四五六七八九十]+(（|$)|附件|序)/);
    }
  });

  it('says what its document says', () => {
    for (const [key, value] of Object.entries(CLAUSES[pack.id] ?? {})) {
      expect(pack.parameters[key], key).toMatchObject({ value, basis: 'clause' });
    }
  });

  it('calls assumed what its document leaves open', () => {
    const open = [
      'zoning.weights',
      'assessment.indicators',
      'assessment.rates',
      'coverage.completeShare',
      'cases.limits',
    ];
    for (const key of Object.keys(pack.parameters)) if (/^(ingest|alerts)\./.test(key)) open.push(key);
    for (const key of open) if (pack.parameters[key]) expect(pack.parameters[key].basis, key).toBe('assumed');
  });
});

describe('policy packs together', () => {
  it('are the five source documents', () => {
    expect([...PACKS.values()].map(({ id }) => id).toSorted()).toEqual(Object.keys(CLAUSES).toSorted());
  });

  it.each(districtIds)('give district %s every figure that the living map needs, without conflict', (id) => {
    const district = districtSchema.parse(JSON.parse(readFileSync(join(DISTRICTS, id, 'district.json'), 'utf8')));
    const packs = packsInUse(district.packs, PACKS.values());
    expect(packs.ok || packs.error).toBe(true);
    if (!packs.ok) return;
    const policies = districtPolicies(packs.value);
    expect(policies.ok || policies.error).toBe(true);
    const keys = new Set(packs.value.flatMap(({ pack }) => Object.keys(pack.parameters)));
    const overriding = [...keys].filter((key) => PARAMETERS.get(key)?.merge !== 'collect');
    const conflicts = overriding.filter((key) => (resolveParameter(packs.value, key)?.conflicts.length ?? 0) > 0);
    expect(conflicts).toEqual([]);
  });
});
