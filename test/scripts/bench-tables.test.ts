import { describe, expect, it } from 'vitest';
import type { BenchRow } from '../bench/row.ts';
import { jsonOf, pageWith, tableOf, type Measured } from '../bench/tables.ts';

const row = (bench: string, given: Partial<BenchRow> = {}): BenchRow => ({
  bench,
  size: '1,000 grids',
  ours: 5_200_000,
  peer: 'flatbush + Turf',
  peerValue: 400_000,
  unit: 'places/s',
  ratio: 13,
  goal: '≥ 10×',
  met: true,
  ...given,
});
const measured = (...rows: BenchRow[]): Measured => ({ rows, date: '2026-11-28', load: 1.25 });
const page = (lines: string) => `# Performance\n\n<!-- bench: begin -->\n\n${lines}\n\n<!-- bench: end -->\n\nMore.\n`;

describe('what the bench command writes', () => {
  it('writes rows as JSON with these nine fields and no other', () => {
    const more = { ...row('tiling', { met: null, goal: null }), note: 'not of the contract' };
    expect(JSON.parse(jsonOf([measured(more), measured(row('store'))]))).toEqual([
      row('tiling', { met: null, goal: null }),
      row('store'),
    ]);
    expect(Object.keys(JSON.parse(jsonOf([measured(more)]))[0])).toEqual(Object.keys(row('any')));
  });

  it('says in the table what was met, what has no peer, and at what load it was measured', () => {
    const lines = tableOf([measured(row('a'), row('b', { peer: null, peerValue: null, ratio: null, met: false }))]);
    expect(lines.split('\n').slice(2)).toEqual([
      '| a | 1,000 grids | 5.20 M places/s | flatbush + Turf | 400,000 places/s | 13× | ≥ 10× | yes | 2026-11-28, load 1.3 |',
      '| b | 1,000 grids | 5.20 M places/s | – | – | – | ≥ 10× | **no** | 2026-11-28, load 1.3 |',
    ]);
  });

  it('replaces the rows of the benches that ran, keeps the others, and orders them', () => {
    const former = page(
      'Old words.\n\n| bench | size |\n| --- | --- |\n| a     | old a |\n| c | old c |\n| gone | old |',
    );
    const written = pageWith(former, [measured(row('b')), measured(row('a'))], ['a', 'b', 'c'], 'a machine');
    const rows = written.split('\n').filter((line) => line.startsWith('| '));
    expect(rows.map((line) => line.split('|')[1]!.trim())).toEqual(['bench', '---', 'a', 'b', 'c']);
    expect(written).toContain('old c');
    expect(written).not.toContain('old a');
    expect(written).not.toContain('Old words');
    expect(written).toMatch(/^# Performance\n\n<!-- bench: begin -->\n\nWritten by/);
    expect(written).toMatch(/<!-- bench: end -->\n\nMore\.\n$/);
  });

  it('refuses a page that has lost its marks', () => {
    expect(() => pageWith('# Performance', [], [], 'a machine')).toThrow(/lost its marks/);
  });
});
