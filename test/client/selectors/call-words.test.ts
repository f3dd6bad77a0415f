import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { coordinatesOf, placeHits } from '../../../client/selectors/call-place.ts';
import { searchClasses } from '../../../client/selectors/class-search.ts';
import type { SearchEntry } from '../../../client/selectors/search.ts';
import { caseCodesSchema } from '../../../shared/cases/codes/case-codes.ts';

const entry = (kind: 'town' | 'community' | 'grid', code: string, title: string, detail = code): SearchEntry => ({
  selection: { kind, code },
  title,
  detail,
  town: null,
  text: `${title} ${detail}`.toLowerCase(),
});
const PLACES: readonly SearchEntry[] = [
  entry('town', '410173401', '郑港办事处', 'Zhenggang Subdistrict 410173401'),
  entry('community', '410173401201', '李家村村民委员会'),
  entry('community', '410173401202', '张庄社区居民委员会'),
  entry('grid', '410173401201003', '李家村三组'),
  { ...entry('town', 'E-1', '李家'), selection: { kind: 'officer', id: 'E-1' } },
];
const titles = (text: string) => placeHits(PLACES, text).map(({ title }) => title);

describe('what a caller says of the place', () => {
  it('is found by name, by the end of a code and in English', () => {
    expect(titles('张庄')).toEqual(['张庄社区居民委员会']);
    expect(titles('401201003')).toEqual(['李家村三组']);
    expect(titles('zhenggang')).toEqual(['郑港办事处']);
  });

  it('is found in a whole address, the narrowest first, and never a person', () => {
    expect(titles('郑港办事处李家村3号楼门口')).toEqual(['李家村村民委员会', '郑港办事处']);
    expect(titles('李家')).not.toContain('李家');
    expect(titles('无此地')).toEqual([]);
  });

  it('may be coordinates, within the district', () => {
    expect(coordinatesOf('113.85, 34.52', null)).toEqual([113.85, 34.52]);
    expect(coordinatesOf('113.85，34.52', [113, 34, 114, 35])).toEqual([113.85, 34.52]);
    expect(coordinatesOf('113.85 34.52', [114, 34, 115, 35])).toBeNull();
    for (const text of ['', '113.85', '34 楼 113', 'abc,def']) expect(coordinatesOf(text, null)).toBeNull();
  });
});

describe('what a caller says of the matter', () => {
  const codes = caseCodesSchema.parse(JSON.parse(readFileSync('data/case-codes/shanxi-core.json', 'utf8')));

  it('is found in the code table by any word of it, in both languages, and by code', () => {
    const [first] = codes.minors;
    for (const text of [first!.label.zh, first!.label.en.toLowerCase(), first!.code])
      expect(searchClasses(codes, text).map(({ code }) => code)).toContain(first!.code);
    expect(searchClasses(codes, '')).toEqual([]);
    expect(searchClasses(codes, '没有这一类')).toEqual([]);
  });

  it('tells kind and category with it', () => {
    for (const minor of codes.minors) {
      const hit = searchClasses(codes, minor.code).find(({ code }) => code === minor.code);
      expect(hit).toMatchObject({ category: minor.category, kind: minor.code.split('-')[0] });
    }
  });
});
