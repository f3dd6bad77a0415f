import { describe, expect, it } from 'vitest';
import type { PolicyPack } from '../../../shared/policy/policy.ts';
import { packFaults } from '../../../shared/policy/check-pack.ts';
import { minimumSheet } from '../../../shared/staffing/minimum-sheet.ts';
import { unknownListedTown } from '../../../shared/staffing/minimum-table.ts';
import { staffingPolicy } from '../../../shared/staffing/staffing-policy.ts';
import { deepFreeze } from '../../support/deep-freeze.ts';
import { shippedDistrict } from '../../support/shipped-district.ts';
import { shippedPolicies } from '../../support/shipped-policies.ts';
import { sampleOfficer, sampleTown } from '../../support/world-samples.ts';

const HAIMEN = shippedPolicies().get('haimen-2022.json')!;
const KEY = 'staffing.minimumAuxiliaries';
const TABLE = HAIMEN.parameters[KEY]!.value as {
  towns: { code: string; name: string; minimum: number }[];
  total: number;
};

const packWith = (value: unknown): PolicyPack => ({
  ...HAIMEN,
  parameters: { ...HAIMEN.parameters, [KEY]: { ...HAIMEN.parameters[KEY]!, value } as never },
});

const auxiliaries = (town: string, count: number) =>
  Array.from({ length: count }, (_, i) => sampleOfficer({ id: `${town}-${i}`, role: 'auxiliary', town }));
const rule = (...minimums: number[]) => ({
  minimumByTown: {
    towns: minimums.map((minimum, i) => ({ code: `T${i}`, name: `镇${i}`, minimum })),
    clause: '附件1',
    basis: 'clause' as const,
  },
});
const towns = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    sampleTown({ index, code: `T${index}`, name: { zh: `镇${index}`, en: 'T' } }),
  );

describe('the minimum table of a document', () => {
  it('STF-7 sums to the total that it states; one that does not is refused with its place', () => {
    expect(packFaults(HAIMEN)).toEqual([]);
    expect(TABLE.towns).toHaveLength(11);
    expect(TABLE.total).toBe(557);
    for (const [at, change] of [
      [0, 1],
      [10, -1],
    ] as const) {
      const changed = TABLE.towns.map((town, i) => (i === at ? { ...town, minimum: town.minimum + change } : town));
      const fault = `parameters.${KEY} at total: the towns sum to ${557 + change}, not to 557`;
      expect(packFaults(packWith({ ...TABLE, towns: changed }))).toEqual([fault]);
      expect(packFaults(packWith({ towns: changed, total: 557 + change }))).toEqual([]);
    }
  });

  it('STF-7 lists no town twice', () => {
    const [first, ...rest] = TABLE.towns;
    const twice = [...rest.slice(0, -1), first!, { ...first!, minimum: rest.at(-1)!.minimum }];
    expect(packFaults(packWith({ ...TABLE, towns: twice }))[0]).toContain('海门街道 (320614400) is there twice');
  });

  it('STF-7 names towns of its own district only, and is refused with file, path and town', () => {
    const { towns: known, packs } = shippedDistrict('haimen');
    expect(unknownListedTown(packs, known)).toBeNull();
    const without = known.filter(({ code }) => code !== '320614107000');
    expect(unknownListedTown(packs, without)).toBe(
      'haimen-2022.json: parameters.staffing.minimumAuxiliaries at towns.3: 正余镇 (320614107) is no town of this district',
    );
    // Where the document applies by assumption, its towns are those of somewhere else.
    expect(unknownListedTown([{ pack: HAIMEN, basis: 'assumed' }], [])).toBeNull();
  });
});

describe('the minimum sheet', () => {
  it('STF-7 gives gap and surplus at, just under and just over the minimum', () => {
    const sheet = minimumSheet(
      deepFreeze(towns(4)),
      deepFreeze([
        ...auxiliaries('T0', 10),
        ...auxiliaries('T1', 9),
        ...auxiliaries('T2', 11),
        ...auxiliaries('T3', 2),
      ]),
      rule(10, 10, 10),
    )!;
    expect(sheet.rows.map(({ minimum, inPost, gap, surplus }) => [minimum, inPost, gap, surplus])).toEqual([
      [10, 10, 0, 0],
      [10, 9, 1, 0],
      [10, 11, 0, 1],
      [null, 2, null, null],
    ]);
    // One over does not make good one under, and a town that is not listed does not count.
    expect(sheet.total).toEqual({ minimum: 30, inPost: 30, gap: 1, surplus: 1, townsBelow: 1 });
  });

  it('STF-7 is the same whatever the order of towns and people', () => {
    const people = [...auxiliaries('T0', 3), ...auxiliaries('T1', 1), sampleOfficer({ town: 'T1' })];
    expect(minimumSheet(towns(2).reverse(), people.toReversed(), rule(2, 2))).toEqual(
      minimumSheet(towns(2), people, rule(2, 2)),
    );
  });

  it('STF-7 needs a document that lists minimums', () => {
    expect(minimumSheet(towns(1), [], { minimumByTown: null })).toBeNull();
  });

  it('STF-7 of Haimen is what its golden sheet says: 557 asked for, three missing in 三厂街道', async () => {
    const { towns: known, officers, packs } = shippedDistrict('haimen');
    const policy = staffingPolicy(packs);
    if (!policy.ok) throw new Error(policy.error);
    const sheet = minimumSheet(known, officers, policy.value)!;
    expect(sheet.total).toMatchObject({ minimum: 557, gap: 3, townsBelow: 1 });
    await expect(`${JSON.stringify(sheet, null, 2)}\n`).toMatchFileSnapshot('../../golden/haimen-staffing.json');
  });
});
