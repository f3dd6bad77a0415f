import { describe, expect, it } from 'vitest';
import { findOfficers } from '../../../client/selectors/find-officers.ts';
import { sampleDistrict } from './sample-district.ts';

describe('people of the roster by what one types', () => {
  const { officers } = sampleDistrict();
  const townName = (code: string) => (code === 'a' ? '张庄办事处' : '银河办事处');
  const find = (query: string, role: string | null = null, limit = 8) =>
    findOfficers(officers.values(), query, { role, townName, limit }).map(({ id }) => id);

  it('are found by name, id and town, and nobody by nothing', () => {
    expect(find('田春斌')).toEqual(['zg-0001']);
    expect(find('ZG-0012')).toEqual(['zg-0012']);
    expect(find('张庄')).toHaveLength(2);
    expect([find(''), find('  '), find('没有的人')]).toEqual([[], [], []]);
  });

  it('fit every word, and are of the team that is asked for', () => {
    expect(find('张庄 春')).toEqual(['zg-0001']);
    expect(find('zg', 'enforcement').sort()).toEqual(['zg-0002', 'zg-0012']);
  });

  it('come first when the name begins with it, before those whose town does, and no more than there is room for', () => {
    expect(findOfficers(officers.values(), '银河', { townName, limit: 8 })).toHaveLength(2);
    expect(find('王')[0]).toBe('zg-0002');
    expect(find('zg', null, 2)).toHaveLength(2);
  });
});
