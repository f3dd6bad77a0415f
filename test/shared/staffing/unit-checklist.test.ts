import { describe, expect, it } from 'vitest';
import { staffingPolicy, type StaffingPolicy } from '../../../shared/staffing/staffing-policy.ts';
import { cadreLines, unitFault, unitSheets } from '../../../shared/staffing/unit-checklist.ts';
import { shippedPacks } from '../../support/shipped-district.ts';
import { sampleTown } from '../../support/world-samples.ts';

const grounds = { clause: '三（六）', basis: 'clause' as const };
const line = (id: string) => ({ id, kind: 'duty' as const, label: { zh: id, en: id }, ...grounds });
const RULE = { unitChecklist: [line('leader'), line('section')], townsPerCadre: { least: 2, most: 4, ...grounds } };
const TOWNS = [sampleTown(), sampleTown({ index: 1, code: 'T2' })];
const units = (town: string, ...ids: string[]) => ({
  units: [{ town, entries: Object.fromEntries(ids.map((id) => [id, { text: '某人', day: null }])) }],
  cadres: null,
});

function shippedPolicy(id: string): StaffingPolicy {
  const policy = staffingPolicy(shippedPacks(id));
  if (!policy.ok) throw new Error(policy.error);
  return policy.value;
}

describe('the checklist of using units', () => {
  it('STF-11 finds missing what nobody entered, unit by unit', () => {
    const [one, two] = unitSheets(TOWNS, units('T1', 'leader'), RULE);
    expect(one).toMatchObject({
      town: 'T1',
      missing: 1,
      items: [
        { ok: true, by: '某人' },
        { ok: false, by: null },
      ],
    });
    expect(two).toMatchObject({ town: 'T2', missing: 2 });
    expect(unitSheets(TOWNS, units('T1', 'leader', 'section'), RULE)[0]!.missing).toBe(0);
    expect(unitSheets(TOWNS.toReversed(), null, RULE).map(({ town, missing }) => [town, missing])).toEqual([
      ['T1', 2],
      ['T2', 2],
    ]);
  });

  it('STF-11 has the seven duties of a using unit, and the persons that it names', () => {
    const { unitChecklist } = shippedPolicy('zhenggang');
    const ids = (kind: string) => unitChecklist.filter((item) => item.kind === kind).map(({ id }) => id);
    expect(ids('duty')).toHaveLength(7);
    expect(ids('person')).toEqual(['keeper', 'leader', 'section', 'liaison']);
    expect(unitChecklist.every(({ basis }) => basis === 'clause')).toBe(true);
    expect(unitChecklist[0]!.clause).toBe('郑港城管委〔2026〕1号 三（六）');
  });

  it('STF-11 adds up the lists of all documents, each line under its own', () => {
    const { unitChecklist } = shippedPolicy('haimen');
    expect(new Set(unitChecklist.map(({ id }) => id)).size).toBe(unitChecklist.length);
    expect(unitChecklist.find(({ id }) => id === 'insurance')).toMatchObject({
      clause: '海政办发〔2022〕8号 三（五）11',
      basis: 'clause',
    });
    expect(unitChecklist.find(({ id }) => id === 'leader')).toMatchObject({ basis: 'assumed' });
  });

  it('STF-11 refuses a town or a line that is not known', () => {
    expect(unitFault(units('T1', 'leader'), TOWNS, RULE)).toBeNull();
    expect(unitFault(units('T9'), TOWNS, RULE)).toBe('units.0.town: T9 is not known');
    expect(unitFault(units('T1', 'motto'), TOWNS, RULE)).toMatch(/^units\.0\.entries\.motto: no document/);
    const twice = { ...units('T1'), units: [...units('T1').units, ...units('T1').units] };
    expect(unitFault(twice, TOWNS, RULE)).toBe('units.1.town: T1 is there twice');
    expect(unitFault({ units: [], cadres: [{ name: '甲', towns: ['T9'] }] }, TOWNS, RULE)).toMatch(/T9 is not known/);
  });

  it('STF-11 refuses a list that has a line twice, through the pack', () => {
    const doubled = shippedPacks('zhenggang').map((use) => {
      const list = use.pack.parameters['staffing.unitChecklist'];
      if (!list || !Array.isArray(list.value)) return use;
      const parameters = {
        ...use.pack.parameters,
        'staffing.unitChecklist': { ...list, value: [...list.value, list.value[0]!] },
      };
      return { ...use, pack: { ...use.pack, parameters: parameters as never } };
    });
    expect(staffingPolicy(doubled)).toMatchObject({
      ok: false,
      error: expect.stringContaining('a line is there twice'),
    });
  });
});

describe('liaison cadres', () => {
  it('STF-12 have two to four towns each', () => {
    const cadres = [1, 2, 4, 5].map((count) => ({
      name: `C${count}`,
      towns: Array.from({ length: count }, (_, i) => `T${i}`),
    }));
    expect(cadreLines(cadres.toReversed(), RULE)!.map(({ name, ok }) => [name, ok])).toEqual([
      ['C1', false],
      ['C2', true],
      ['C4', true],
      ['C5', false],
    ]);
    expect(cadreLines([{ name: 'C', towns: ['T0', 'T0'] }], RULE)![0]).toMatchObject({ towns: 1, ok: false });
  });

  it('STF-12 says nothing where nobody said who liaises with which towns', () => {
    expect(cadreLines(null, RULE)).toBeNull();
    expect(cadreLines([], { townsPerCadre: null })).toBeNull();
    expect(shippedPolicy('xinmi').townsPerCadre).toMatchObject({ least: 2, most: 4, basis: 'clause' });
  });
});
