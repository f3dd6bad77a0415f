import { describe, expect, it } from 'vitest';
import type { Post } from '../../../shared/model/officer.ts';
import { gridValidity, missingFixes } from '../../../shared/staffing/grid-validity.ts';
import { membership } from '../../../shared/staffing/membership.ts';
import { staffingPolicy } from '../../../shared/staffing/staffing-policy.ts';
import { gridNumbered } from '../../support/grid-tiles.ts';
import { shippedDistrict } from '../../support/shipped-district.ts';
import { sampleOfficer } from '../../support/world-samples.ts';

const label = { zh: '岗', en: 'post' };
const post = (id: string, more: Partial<Post> = {}): Post => ({
  id,
  title: label,
  duties: [label],
  reward: label,
  basis: 'source',
  ...more,
});
const POSTS = [post('full'), post('idle', { duties: [] }), post('unpaid', { reward: null })];
const GRIDS = [0, 1].map((index) => ({ ...gridNumbered(index), code: `G${index}`, town: `T${index}` }));
const grounds = { clause: '八（四）', basis: 'clause' as const };
const RULE = {
  fixedForGrid: { fixes: ['person', 'post', 'duty', 'reward'] as const, ...grounds },
  minOfficersPerGrid: { value: 1, ...grounds },
};
const holder = (held: string | undefined, id = 'E-1') =>
  sampleOfficer({ id, grids: ['G0'], ...(held === undefined ? {} : { post: held }) });
const judge = (officers: Parameters<typeof gridValidity>[0]['officers']) =>
  gridValidity({ grids: GRIDS.slice(0, 1), officers, posts: POSTS }, RULE)[0]!;
const lacking = (officers: Parameters<typeof gridValidity>[0]['officers']) =>
  judge(officers)
    .reasons.filter(({ ok }) => !ok)
    .map(({ code }) => code);

describe('valid grids', () => {
  it('STF-9 asks for person, post, duty and reward, and says which is missing', () => {
    expect(lacking([holder('full')])).toEqual([]);
    expect(judge([holder('full')])).toMatchObject({ grid: 'G0', valid: true });
    expect(lacking([])).toEqual(['person', 'post', 'duty', 'reward']);
    expect(lacking([holder(undefined)])).toEqual(['post', 'duty', 'reward']);
    expect(lacking([holder('gone')])).toEqual(['post', 'duty', 'reward']);
    expect(lacking([holder('idle')])).toEqual(['duty']);
    expect(lacking([holder('unpaid')])).toEqual(['reward']);
    expect(judge([holder('unpaid')])).toMatchObject({ valid: false });
  });

  it('STF-9 asks it of every holder of the grid', () => {
    expect(judge([holder('full'), holder('unpaid', 'E-2')])).toMatchObject({
      valid: false,
      reasons: [
        { code: 'person', measured: 2, threshold: 1, ok: true },
        { code: 'post', measured: 2, threshold: 2, ok: true },
        { code: 'duty', measured: 2, threshold: 2, ok: true },
        { code: 'reward', measured: 1, threshold: 2, ok: false, clause: '八（四）', basis: 'clause' },
      ],
    });
  });

  it('STF-9 asks for as many people as STF-3', () => {
    const rule = { ...RULE, minOfficersPerGrid: { value: 2, ...grounds } };
    const grids = GRIDS.slice(0, 1);
    const valid = (officers: Parameters<typeof gridValidity>[0]['officers']) =>
      gridValidity({ grids, officers, posts: POSTS }, rule)[0]!.valid;
    expect(valid([holder('full')])).toBe(false);
    expect(valid([holder('full'), holder('full', 'E-2')])).toBe(true);
  });

  it('STF-9 counts what is missing, is the same in any order, and needs a document', () => {
    const inputs = { grids: GRIDS, officers: [holder('unpaid'), holder('full', 'E-2')], posts: POSTS };
    const items = gridValidity(inputs, RULE);
    expect(missingFixes(items)).toEqual({ person: 1, post: 1, duty: 1, reward: 2 });
    const turned = { grids: GRIDS.toReversed(), officers: inputs.officers.toReversed(), posts: POSTS.toReversed() };
    expect(gridValidity(turned, RULE)).toEqual(items);
    expect(gridValidity(inputs, { ...RULE, fixedForGrid: null })).toEqual([]);
  });

  it.each([
    ['zhenggang', 4],
    ['haimen', 3],
    ['xinmi', 3],
  ])('STF-9 finds in %s the planted grids and nothing else', (id, unheld) => {
    const { grids, officers, posts, packs } = shippedDistrict(id);
    const policy = staffingPolicy(packs);
    if (!policy.ok) throw new Error(policy.error);
    const temporary = officers.find(({ post: held }) => held === 'temporary-enforcement')!;
    const invalid = gridValidity({ grids, officers, posts }, policy.value).filter(({ valid }) => !valid);
    expect(missingFixes(invalid)).toMatchObject({ person: unheld, post: unheld, duty: unheld });
    expect(invalid).toHaveLength(unheld + temporary.grids.length);
  });
});

describe('membership', () => {
  it('STF-10 finds a member who holds a grid of another unit, and nobody else', () => {
    const officers = [
      sampleOfficer({ index: 1, id: 'E-2', town: 'T0', grids: ['G0', 'G9'] }),
      sampleOfficer({ index: 0, id: 'E-1', town: 'T0', grids: ['G0', 'G1'] }),
    ];
    const sheet = membership(GRIDS, officers, { oneUsingUnit: grounds });
    expect(sheet).toEqual({ members: 2, items: [{ officer: 'E-1', town: 'T0', alsoUsedBy: ['T1'] }], ...grounds });
    expect(membership(GRIDS, officers.toReversed(), { oneUsingUnit: grounds })).toEqual(sheet);
    expect(membership(GRIDS, officers, { oneUsingUnit: null })).toBeNull();
  });

  it.each(['zhenggang', 'haimen', 'xinmi'])('STF-10 finds nobody in %s', (id) => {
    const { grids, officers, packs } = shippedDistrict(id);
    const policy = staffingPolicy(packs);
    if (!policy.ok) throw new Error(policy.error);
    expect(membership(grids, officers, policy.value)).toMatchObject({ members: officers.length, items: [] });
  });
});
