import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../../shared/access/roles.ts';
import { ACT_IDS, ACTS, isEnforcing, type Act } from '../../../shared/duties/acts.ts';
import { dutiesPolicy } from '../../../shared/duties/duties-policy.ts';
import { actsOf, mayDo } from '../../../shared/duties/may-do.ts';
import { FIELD_ROLES } from '../../../shared/model/officer.ts';
import { packFaults } from '../../../shared/policy/check-pack.ts';
import { HAIMEN_PACKS, NO_DUTIES, packsWith, shippedDuties } from '../../support/duties-samples.ts';

const ZHENGGANG = shippedDuties();
const HAIMEN = shippedDuties(HAIMEN_PACKS);

/** Written by hand from the documents: what each role may do under the packs of 郑州航空港. All others may do nothing. */
const FIVE = 'patrol publicise collect-information search-hazards persuade report handle keep-appearance';
const MATRIX: Readonly<Partial<Record<Role, string>>> = {
  enforcement: `${FIVE} order-correction penalise coerce`,
  auxiliary: `${FIVE} remind assist-parking assist-front-gate assist-other`,
  maintenance: `${FIVE} maintain-facilities`,
  sanitation: `${FIVE} sanitation-work`,
  information: `${FIVE} verify check`,
  inspector: 'verify file check close reply-caller',
  dispatcher: 'file reply-caller dispatch coordinate urge',
  'town-manager': 'file dispatch coordinate',
  'district-office': 'file check close reply-caller coordinate urge',
  leader: 'coordinate urge',
};
const PAIRS = ROLES.flatMap((role) => ACT_IDS.map((act) => [role, act] as const));

describe('DUT-1 what is given', () => {
  it.each(ROLES)('DUT-1 %s may do exactly what the documents give, act by act', (role) => {
    const given = new Set((MATRIX[role] ?? '').split(' '));
    for (const act of ACT_IDS) expect(mayDo(role, act, ZHENGGANG).allowed, act).toBe(given.has(act));
    expect(actsOf(role, ZHENGGANG)).toEqual(ACT_IDS.filter((act) => given.has(act)));
  });

  it('DUT-1 gives an auxiliary of Haimen a whistle, and its officers the answer', () => {
    const more = (role: Role) => actsOf(role, HAIMEN).filter((act) => !mayDo(role, act, ZHENGGANG).allowed);
    expect(more('auxiliary')).toEqual(['relay-opinions', 'whistle']);
    expect(more('enforcement')).toEqual(['answer-whistle']);
  });

  it('DUT-1 names every list that gives it, with its clause', () => {
    const { reasons } = mayDo('auxiliary', 'persuade', ZHENGGANG);
    expect(reasons.map(({ rule, ok, clause, basis }) => [rule, ok, clause, basis])).toEqual([
      ['DUT-1', true, '郑州市城市管理局网格化管理工作实施方案（2012） 四（二）1（4）', 'clause'],
      ['DUT-1', true, '郑政办文〔2018〕18号 二（二）10', 'assumed'],
      ['DUT-1', true, '郑港城管委〔2026〕1号 三（八）', 'clause'],
    ]);
  });

  it('DUT-1 refuses what nobody was given, and says where the role is given what it is', () => {
    const answer = mayDo('sanitation', 'maintain-facilities', ZHENGGANG);
    expect(answer).toMatchObject({ allowed: false, reasons: [{ rule: 'DUT-1', code: 'not-given', ok: false }] });
    expect(answer.reasons[0]!.clause).toContain('四（二）1（4）');
    for (const [role, act] of PAIRS) expect(mayDo(role, act, NO_DUTIES).allowed).toBe(false);
  });

  it('DUT-1 has a label in both languages for every act', () => {
    for (const act of ACT_IDS) expect(ACTS[act].label.zh).toMatch(/\p{Script=Han}/u);
  });
});

describe('DUT-2 negative list', () => {
  it('DUT-2 is stronger than a task list', () => {
    const policy = {
      ...ZHENGGANG,
      prohibitions: [{ role: 'auxiliary' as const, acts: ['patrol' as const], clause: 'x', basis: 'clause' as const }],
    };
    expect(mayDo('auxiliary', 'patrol', policy)).toMatchObject({
      allowed: false,
      reasons: [
        { rule: 'DUT-1', ok: true },
        { rule: 'DUT-1', ok: true },
        { rule: 'DUT-2', ok: false, clause: 'x' },
      ],
    });
    expect(mayDo('enforcement', 'patrol', policy).allowed).toBe(true);
  });

  it('DUT-2 forbids auxiliaries to penalise and to coerce, by the words of 2026', () => {
    for (const act of ['penalise', 'coerce'] as const)
      expect(mayDo('auxiliary', act, ZHENGGANG).reasons).toContainEqual({
        rule: 'DUT-2',
        code: 'prohibited',
        ok: false,
        measured: act,
        threshold: null,
        unit: null,
        clause: '郑港城管委〔2026〕1号 三（八）',
        basis: 'clause',
      });
  });

  it('DUT-2 has no list from Haimen: it is not provided', () => {
    expect(HAIMEN.prohibitions).toEqual([]);
    expect(mayDo('auxiliary', 'penalise', HAIMEN).allowed).toBe(false);
  });
});

describe('DUT-3 enforcement', () => {
  const everything = {
    ...ZHENGGANG,
    prohibitions: [],
    tasks: ACT_IDS.map((act) => ({ act, roles: [...ROLES], clause: 'all', basis: 'clause' as const })),
  };

  it('DUT-3 is refused to everybody else though data gave it', () => {
    for (const [role, act] of PAIRS) {
      const answer = mayDo(role, act, everything);
      expect(answer.allowed, `${role} ${act}`).toBe(!isEnforcing(act) || role === 'enforcement');
    }
  });

  it('DUT-3 never lets an auxiliary penalise or coerce, whatever the lists and the moment are', () => {
    const task = fc.record({
      act: fc.constantFrom<Act>('penalise', 'coerce', 'order-correction', 'patrol'),
      roles: fc.subarray([...ROLES], { minLength: 1 }),
      clause: fc.string(),
      basis: fc.constantFrom('clause' as const, 'assumed' as const),
    });
    fc.assert(
      fc.property(
        fc.array(task),
        fc.boolean(),
        fc.constantFrom<Act>('penalise', 'coerce'),
        (tasks, isSupervised, act) => {
          const answer = mayDo('auxiliary', act, { ...everything, tasks }, { isSupervised });
          expect(answer.allowed).toBe(false);
          expect(answer.reasons.some(({ rule, ok }) => rule === 'DUT-3' && !ok)).toBe(true);
        },
      ),
    );
  });

  it.each(FIELD_ROLES.filter((role) => role !== 'enforcement'))(
    'DUT-3 refuses a pack that lets %s penalise',
    (role) => {
      for (const act of ['penalise', 'coerce', 'order-correction', 'answer-whistle'] as const) {
        const value = [{ act, roles: ['enforcement', role], clause: '三（八）', basis: 'clause' }];
        const packs = packsWith('duties.tasks', value);
        const policy = dutiesPolicy(packs);
        expect(policy.ok ? null : policy.error).toMatch(/duties\.tasks at 0\.roles: enforcement of the law/);
        expect(packFaults(packs[0]!.pack).join()).toMatch(
          /enforcement of the law belongs to enforcement officers only/,
        );
      }
    },
  );
});

describe('DUT-4 supervision', () => {
  it('DUT-4 needs a supervising officer for publicity and persuasion in Haimen', () => {
    for (const act of ['publicise', 'persuade'] as const) {
      expect(mayDo('auxiliary', act, HAIMEN, { isSupervised: true }).allowed).toBe(true);
      expect(mayDo('auxiliary', act, HAIMEN, { isSupervised: false }).allowed).toBe(false);
      expect(mayDo('auxiliary', act, HAIMEN).reasons).toContainEqual(
        expect.objectContaining({ rule: 'DUT-4', ok: true, measured: null, threshold: 'enforcement' }),
      );
    }
  });

  it('DUT-4 asks for nothing beside them, of nobody else, and not elsewhere', () => {
    expect(mayDo('auxiliary', 'report', HAIMEN, { isSupervised: false }).allowed).toBe(true);
    expect(mayDo('enforcement', 'persuade', HAIMEN, { isSupervised: false }).allowed).toBe(true);
    expect(mayDo('auxiliary', 'persuade', ZHENGGANG, { isSupervised: false }).allowed).toBe(true);
  });
});

describe('DUT-5 two axes', () => {
  it('DUT-5 keeps sending and judging of a case apart', () => {
    expect(mayDo('town-manager', 'dispatch', ZHENGGANG, { didBefore: ['file'] }).allowed).toBe(true);
    expect(mayDo('inspector', 'close', ZHENGGANG, { didBefore: ['dispatch'] }).allowed).toBe(false);
    expect(mayDo('inspector', 'check', ZHENGGANG, { didBefore: ['dispatch'] }).allowed).toBe(false);
    expect(mayDo('dispatcher', 'dispatch', ZHENGGANG, { didBefore: ['close'] }).allowed).toBe(false);
    expect(mayDo('inspector', 'close', ZHENGGANG, { didBefore: ['check', 'verify'] }).allowed).toBe(true);
  });
});

describe('DUT-1 answers', () => {
  it('DUT-1 are the same in any order of the lists', () => {
    const turned = {
      ...ZHENGGANG,
      tasks: ZHENGGANG.tasks.toReversed(),
      prohibitions: ZHENGGANG.prohibitions.toReversed(),
    };
    for (const [role, act] of PAIRS)
      expect(JSON.stringify(mayDo(role, act, turned))).toBe(JSON.stringify(mayDo(role, act, ZHENGGANG)));
  });

  it('DUT-1 explain every refusal', () => {
    for (const [role, act] of PAIRS) {
      const { allowed, reasons } = mayDo(role, act, ZHENGGANG);
      expect(reasons.length).toBeGreaterThan(0);
      expect(allowed).toBe(reasons.every(({ ok }) => ok));
      for (const { clause } of reasons) expect(clause).not.toBe('');
    }
  });
});
