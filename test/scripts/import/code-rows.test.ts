import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { importCaseCodes } from '../../../scripts/import/case-codes.ts';
import { readCodeRows } from '../../../scripts/import/code-rows.ts';
import { caseCodesSchema } from '../../../shared/cases/codes/case-codes.ts';

const CHINESE = `类型,代码,大类名称,小类名称,问题类别,条目,立案条件,时限
部件,0101,公用设施,上水井盖,道路管养,1,缺失,2紧急工作时
部件,0101,公用设施,上水井盖,道路管养,2,破损,4小时
事件,0405,街面秩序,店外经营,占道经营,,,2紧急工作时
事件,0493,街面秩序,共享单车管理,占道经营,,,1天
`;

function read(text: string) {
  const rows = readCodeRows(text, '/somewhere/City Table.csv', 3);
  if (!rows.ok) throw new Error(rows.error);
  return rows.value;
}
const refusedIn = (text: string) => read(text).refused.map(({ where, field }) => `${where} ${field}`);

describe('CAS-18 a code table as CSV', () => {
  it('CAS-18 is read row by row with Chinese names, lines of one class together', () => {
    const { codes, accepted, refused } = read(CHINESE);
    expect([accepted, refused]).toEqual([['line 2', 'line 3', 'line 4', 'line 5'], []]);
    expect(caseCodesSchema.safeParse(codes).success).toBe(true);
    expect(codes).toMatchObject({ id: 'city-table', version: 3, basis: 'assumed' });
    expect(
      codes!.minors.map(({ code, category, lines }) => [code, category, lines.map(({ id, limit }) => [id, limit])]),
    ).toEqual([
      [
        'facility-0101',
        'road-upkeep',
        [
          ['1', '2紧急工作时'],
          ['2', '4小时'],
        ],
      ],
      ['event-0405', 'street-occupation', [['1', '2紧急工作时']]],
      ['event-0493', 'street-occupation', [['1', '1天']]],
    ]);
    expect(codes!.majors.map(({ kind, code, label }) => [kind, code, label.zh])).toEqual([
      ['facility', '01', '公用设施'],
      ['event', '04', '街面秩序'],
    ]);
    expect(codes!.minors.map(({ extension }) => extension)).toEqual([undefined, undefined, true]);
  });

  it('CAS-18 takes English names too, the kind in the code, and finds the problem kind by the name where none is said', () => {
    const { codes, refused } = read('code,name,name_en,limit\nevent-0110,暴露生活垃圾,Exposed waste,4小时\n');
    expect([refused, codes!.minors[0]]).toMatchObject([
      [],
      { label: { en: 'Exposed waste' }, category: 'exposed-waste' },
    ]);
  });

  it('CAS-18 tells each refused row with line and column, and takes the others', () => {
    const text = `kind,code,name,category,line,limit
event,0405,店外经营,street-occupation,1,2紧急工作时
event,0405,店外经营,street-occupation,1,4小时
event,0405,别的名字,street-occupation,2,4小时
event,0405,店外经营,lighting,2,4小时
event,40,x,other,1,4小时
thing,0406,x,other,1,4小时
,0406,x,other,1,4小时
event,facility-0406,x,other,1,4小时
event,0406,,other,1,4小时
event,0406,x,nonsense,1,4小时
event,0406,x,other,a b,4小时
event,0406,x,other,1,2 fortnights
event,0406,x,other,1,
event,0406,占道经营,street-occupation,1,2紧急工作时
`;
    expect(refusedIn(text)).toEqual([
      'line 3 line',
      'line 4 name',
      'line 5 category',
      'line 6 code',
      'line 7 kind',
      'line 8 kind',
      'line 9 kind',
      'line 10 name',
      'line 11 category',
      'line 12 line',
      'line 13 limit',
      'line 14 limit',
    ]);
    expect(read(text).accepted).toEqual(['line 2', 'line 15']);
  });

  it('CAS-18 names the columns that are missing', () => {
    const rows = readCodeRows('kind,name\nevent,x\n', 'x.csv', 1);
    expect(!rows.ok && rows.error).toMatch(/code or 代码.*limit or time_limit/);
  });
});

describe('npm run import -- case-codes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jingge-test-'));
  const place = join(folder, 'data');
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    rmSync(place, { recursive: true, force: true });
  });

  async function run(name: string, bytes: Buffer | string, ...more: readonly string[]) {
    const said: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
    vi.spyOn(console, 'error').mockImplementation((text: string) => void said.push(text));
    vi.stubEnv('JINGGE_DATA', place);
    writeFileSync(join(folder, name), bytes);
    const code = await importCaseCodes([join(folder, name), ...more]);
    return { code, said: said.join('\n') };
  }
  const inPlace = () => existsSync(join(place, 'case-codes.json'));

  it('CAS-18 puts a GB18030 table in place and says which rows are in it', async () => {
    const { code, said } = await run('table.csv', iconv.encode(CHINESE, 'gb18030'), '--version', '7');
    expect([code, said]).toEqual([0, expect.stringContaining('accepted: 4 rows, lines 2–5')]);
    const kept = caseCodesSchema.parse(JSON.parse(readFileSync(join(place, 'case-codes.json'), 'utf8')));
    expect([kept.version, kept.minors[0]?.label.zh]).toEqual([7, '上水井盖']);
  });

  it('CAS-18 changes nothing where a row is refused, unless such rows are to be left out', async () => {
    const bad = `${CHINESE}事件,0406,街面秩序,占道经营,占道经营,,,很快\n`;
    const refused = await run('bad.csv', bad);
    expect([refused.code, inPlace()]).toEqual([1, false]);
    expect(refused.said).toMatch(
      /line 6: limit .*\n.*accepted: 4 rows, lines 2–5\nrefused: 1 rows\nnothing was written/,
    );
    expect([(await run('bad.csv', bad, '--skip-refused')).code, inPlace()]).toEqual([0, true]);
  });

  it('CAS-18 changes nothing for a wrong command line, a table without a usable row and a dry run', async () => {
    expect((await run('table.csv', CHINESE, '--version', '0')).code).toBe(2);
    expect((await run('table.csv', CHINESE, '--quickly')).code).toBe(2);
    expect((await run('empty.csv', 'code,name,limit\n')).code).toBe(1);
    expect((await run('table.csv', CHINESE, '--dry-run')).code).toBe(0);
    expect(inPlace()).toBe(false);
  });

  it('CAS-18 still takes a whole table as JSON', async () => {
    const shipped = readFileSync(join(import.meta.dirname, '../../../data/case-codes/shanxi-core.json'), 'utf8');
    expect([(await run('table.json', shipped)).code, inPlace()]).toEqual([0, true]);
    expect((await run('table.json', '{"id": 5}')).code).toBe(1);
  });
});
