import { describe, expect, it } from 'vitest';
import { search, searchEntries } from '../../../client/selectors/search.ts';
import { caseNamed } from '../wire/scripted-wire.ts';
import { sampleDistrict } from './sample-district.ts';

describe('search', () => {
  const entries = searchEntries(sampleDistrict());
  const cases = [
    { ...caseNamed('20261121-RS9T'), grid: 'a1-1' },
    { ...caseNamed('20261121-KK01'), grid: 'b9-9' },
  ];
  const find = (query: string, limit = 20) => search(entries, cases, query, limit).map((hit) => hit.title);
  const kinds = (query: string) => search(entries, cases, query, 20).map((hit) => hit.selection.kind);

  it('finds nothing for nothing', () => {
    expect(find('')).toEqual([]);
    expect(find('   ')).toEqual([]);
    expect(find('不存在')).toEqual([]);
  });

  it('finds a town by either language and by its beginning', () => {
    expect(find('张庄')[0]).toBe('张庄办事处');
    expect(find('zhang')[0]).toBe('张庄办事处');
  });

  it('puts towns before communities and grids that fit as well', () => {
    expect(kinds('银河')).toEqual(['town', 'community', 'grid', 'officer']);
  });

  it('puts a whole code before longer ones', () => {
    expect(search(entries, [], 'a1-1', 5)[0]!.selection).toEqual({ kind: 'grid', code: 'a1-1' });
  });

  it('finds people by name and by the end of their number', () => {
    expect(find('田春斌')).toEqual(['田春斌']);
    expect(find('0012')).toEqual(['李明']);
  });

  it('finds cases by number and after the grid that they lie in', () => {
    expect(find('rs9t')).toEqual(['20261121-RS9T']);
    expect(kinds('a1-1')).toEqual(['grid', 'case']);
  });

  it('wants every word', () => {
    expect(find('前霍村 楼院')).toEqual(['前霍村02楼院']);
  });

  it('reads full-width digits as digits', () => {
    expect(find('ａ１-２')).toEqual(['前霍村02楼院']);
  });

  it('stops at the limit', () => {
    expect(find('a', 3)).toHaveLength(3);
  });
});
