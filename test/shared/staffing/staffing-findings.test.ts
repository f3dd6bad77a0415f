import { describe, expect, it } from 'vitest';
import type { Officer } from '../../../shared/model/officer.ts';
import { assignedOfficers } from '../../../shared/staffing/assigned-officers.ts';
import { staffingFindings } from '../../../shared/staffing/staffing-findings.ts';
import type { StaffingPolicy } from '../../../shared/staffing/staffing-policy.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';
import { gridNumbered } from '../../support/grid-tiles.ts';
import { sampleOfficer, sampleTown } from '../../support/world-samples.ts';

const GRIDS = [0, 1, 2, 3, 4].map((index) => ({ ...gridNumbered(index), code: `G${index}`, town: 'T1' }));
const number = (value: number) => ({ value, clause: 'a clause', basis: 'clause' as const });

const NO_RULES: StaffingPolicy = {
  minGridsPerOfficer: null,
  maxGridsPerOfficer: null,
  minOfficersPerGrid: null,
  supervisorsPerAuxiliary: null,
  minimumByTown: null,
  fixedForGrid: null,
  oneUsingUnit: null,
  unitChecklist: [],
  townsPerCadre: null,
};

function find(officers: readonly Officer[], rules: Partial<StaffingPolicy>, towns = [sampleTown()]) {
  return staffingFindings(deepFreeze({ grids: GRIDS, officers, towns, policy: { ...NO_RULES, ...rules } }));
}

const holding = (...grids: string[]) => sampleOfficer({ grids });
const auxiliaries = (count: number, town = 'T1') =>
  Array.from({ length: count }, (_, i) => sampleOfficer({ id: `X-${i}`, role: 'auxiliary', town }));

describe('staffing findings', () => {
  it('STF-1 finds an enforcement officer with more than three grids, and not with three', () => {
    const rule = { maxGridsPerOfficer: number(3) };
    expect(find([holding('G0', 'G1', 'G2')], rule)).toEqual([]);
    expect(find([holding('G0', 'G1', 'G2', 'G3')], rule)).toEqual([
      {
        id: 'STF-1:E-1',
        rule: 'STF-1',
        code: 'too-many-grids',
        town: 'T1',
        grid: null,
        officer: 'E-1',
        measured: 4,
        threshold: 3,
        clause: 'a clause',
        basis: 'clause',
      },
    ]);
  });

  it('STF-1 counts a grid that is named twice once, and looks at enforcement officers only', () => {
    const rule = { maxGridsPerOfficer: number(3) };
    expect(find([holding('G0', 'G1', 'G2', 'G2')], rule)).toEqual([]);
    expect(find([sampleOfficer({ role: 'sanitation', grids: ['G0', 'G1', 'G2', 'G3'] })], rule)).toEqual([]);
  });

  it('STF-2 finds an enforcement officer with fewer than two grids, and not with two', () => {
    const rule = { minGridsPerOfficer: number(2) };
    expect(find([holding('G0', 'G1')], rule)).toEqual([]);
    expect(find([holding('G0')], rule)).toMatchObject([{ rule: 'STF-2', code: 'too-few-grids', measured: 1 }]);
    expect(find([holding()], rule)).toMatchObject([{ measured: 0 }]);
  });

  it('STF-3 finds a grid that nobody holds', () => {
    const findings = find([holding('G0', 'G1'), sampleOfficer({ id: 'E-2', grids: ['G2', 'G4'] })], {
      minOfficersPerGrid: number(1),
    });
    expect(findings).toMatchObject([
      { id: 'STF-3:T1:G3', rule: 'STF-3', code: 'grid-without-officer', grid: 'G3', measured: 0, threshold: 1 },
    ]);
  });

  it('STF-4 finds a town below its minimum of auxiliaries, and not at it', () => {
    const rule = {
      minimumByTown: { towns: [{ code: 'T1', name: '一镇', minimum: 3 }], clause: '附件1', basis: 'clause' as const },
    };
    expect(find(auxiliaries(3), rule)).toEqual([]);
    expect(find([...auxiliaries(2), ...auxiliaries(5, 'T2'), sampleOfficer()], rule)).toMatchObject([
      { id: 'STF-4:T1', rule: 'STF-4', code: 'town-below-minimum', measured: 2, threshold: 3, clause: '附件1' },
    ]);
  });

  it('STF-4 knows a town by its code, the street part of its code, or the name in the document', () => {
    const minimum = { code: '320614418', name: '三厂街道', minimum: 1 };
    const rule = { minimumByTown: { towns: [minimum], clause: 'c', basis: 'clause' as const } };
    const code = (town: Partial<Parameters<typeof sampleTown>[0]>) => find([], rule, [sampleTown(town)]).length;
    expect(code({ code: '320614418' })).toBe(1);
    expect(code({ code: '320614418000' })).toBe(1);
    expect(code({ code: 'X', name: { zh: '三厂街道（三厂工业园区）', en: 'Sanchang' } })).toBe(1);
    expect(code({ code: '320614400000', name: { zh: '海门街道', en: 'Haimen' } })).toBe(0);
  });

  it('STF-5 finds an auxiliary without a supervising enforcement officer of the roster', () => {
    const rule = { supervisorsPerAuxiliary: number(1) };
    const under = (supervisor: string | null) => [
      sampleOfficer(),
      sampleOfficer({ id: 'S-1', role: 'sanitation' }),
      sampleOfficer({ id: 'X-1', role: 'auxiliary', supervisor }),
    ];
    expect(find(under('E-1'), rule)).toEqual([]);
    for (const supervisor of [null, 'E-9', 'S-1']) {
      expect(find(under(supervisor), rule)).toMatchObject([{ rule: 'STF-5', officer: 'X-1', measured: 0 }]);
    }
  });

  it('STF-6 finds grid codes that do not exist, whatever the policy', () => {
    expect(find([holding('G0', 'G9')], {})).toMatchObject([
      { id: 'STF-6:E-1:G9', rule: 'STF-6', code: 'unknown-grid', officer: 'E-1', grid: 'G9' },
    ]);
  });

  it('leaves out every rule that no pack has a figure for', () => {
    expect(find([holding('G0'), ...auxiliaries(1)], {})).toEqual([]);
  });

  it('gives each finding an id of its own', () => {
    const findings = find([holding('G0', 'X1', 'X2'), sampleOfficer({ id: 'E-2', grids: ['X1'] })], {
      minGridsPerOfficer: number(2),
      minOfficersPerGrid: number(1),
    });
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  });
});

describe('assigned officers', () => {
  it('counts holders by grid index and passes over unknown codes', () => {
    const officers = [holding('G0', 'G0', 'G3'), sampleOfficer({ id: 'E-2', grids: ['G3', 'G9'] })];
    expect([...assignedOfficers(GRIDS, officers)]).toEqual([1, 0, 0, 2, 0]);
  });
});
