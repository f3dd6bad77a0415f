import { describe, expect, it } from 'vitest';
import { coordinatorOf, doubleReport, escalate } from '../../../shared/duties/escalation.ts';
import { RUNGS, type Rung } from '../../../shared/duties/working-schemas.ts';
import { SEVERITIES } from '../../../shared/model/case.ts';
import { NO_DUTIES, shippedDuties } from '../../support/duties-samples.ts';

const POLICY = shippedDuties();
const at = (rung: Rung, isWithinDuty = false, hasPrevented = true) =>
  escalate({ at: rung, isWithinDuty, hasPrevented }, POLICY)!;

describe('DUT-10 reporting up', () => {
  it('DUT-10 solves what is within the duty, at every rung', () => {
    for (const rung of RUNGS) expect(at(rung, true, false)).toMatchObject({ action: 'solve', to: null });
  });

  it('DUT-10 asks for a preventive measure before a problem goes up', () => {
    expect(at('grid', false, false)).toMatchObject({
      action: 'prevent-first',
      to: null,
      reasons: [{ ok: false }, { code: 'prevented', ok: false }],
    });
    expect(at('grid').action).toBe('escalate');
  });

  it('DUT-10 goes one rung at a time, from the grid to the city government', () => {
    const way: Rung[] = ['grid'];
    for (let next = at('grid').to; next !== null; next = at(next).to) way.push(next);
    expect(way).toEqual(['grid', 'community', 'town', 'district', 'city-centre', 'city-government']);
    expect(at('city-government', false, false)).toMatchObject({ action: 'solve', to: null });
  });

  it('DUT-10 cites the place of each rung', () => {
    expect(at('district').reasons.map(({ clause }) => clause.split(' ')[1])).toEqual([
      '七（三）',
      '七（三）',
      '八（一）',
    ]);
    expect(escalate({ at: 'grid', isWithinDuty: true, hasPrevented: true }, NO_DUTIES)).toBeNull();
  });
});

describe('DUT-11 coordinators', () => {
  it('DUT-11 gives each severity one coordinator', () => {
    expect(SEVERITIES.map((severity) => coordinatorOf(severity, POLICY)?.coordinator)).toEqual([
      'grid-head',
      'district-leader',
      'city-leader',
    ]);
    expect(coordinatorOf('major', POLICY)).toMatchObject({ basis: 'clause' });
    expect(coordinatorOf('major', NO_DUTIES)).toBeNull();
  });
});

describe('DUT-13 double report', () => {
  const codes = (
    by: 'grid-head' | 'sunk-staff',
    when: 'found' | 'beyond-duty',
    told: Parameters<typeof doubleReport>[0]['told'],
  ) => doubleReport({ by, when, told }, POLICY).map(({ code, ok }) => [code, ok]);

  it('DUT-13 a grid head tells two', () => {
    expect(codes('grid-head', 'beyond-duty', ['sunk-staff'])).toEqual([
      ['community-grid', false],
      ['sunk-staff', true],
    ]);
    expect(codes('grid-head', 'found', [])).toEqual([]);
  });

  it('DUT-13 sunk staff tell the grid head at once, and their unit of what is beyond them', () => {
    expect(codes('sunk-staff', 'found', ['grid-head'])).toEqual([['grid-head', true]]);
    expect(codes('sunk-staff', 'beyond-duty', [])).toEqual([['own-unit', false]]);
  });
});
