import { describe, expect, it } from 'vitest';
import { search, searchEntries } from '../../../client/selectors/search.ts';
import { caseNamed } from '../wire/scripted-wire.ts';
import { sampleDistrict } from './sample-district.ts';

describe('search', () => {
  const entries = searchEntries(sampleDistrict());
  const cases = [
    { ...caseNamed('20261121-RS9T'), description: '银河大道井盖破损' },
    { ...caseNamed('20261121-KK01'), description: '前霍村路灯不亮' },
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

  it('puts towns before communities, grids and cases that fit as well', () => {
    expect(kinds('银河')).toEqual(['town', 'community', 'grid', 'case', 'officer']);
  });

  it('puts a whole code before longer ones', () => {
    expect(search(entries, [], 'a1-1', 5)[0]!.selection).toEqual({ kind: 'grid', code: 'a1-1' });
  });

  it('finds people by name and by the end of their number', () => {
    expect(find('田春斌')).toEqual(['田春斌']);
    expect(find('0012')).toEqual(['李明']);
  });

  it('finds cases by number and by words', () => {
    expect(find('rs9t')).toEqual(['银河大道井盖破损']);
    expect(find('井盖')).toEqual(['银河大道井盖破损']);
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
