import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadsheetCell, spreadsheetText } from '../../../shared/exports/spreadsheet-text.ts';

describe('ACC-67 text stays text in a spreadsheet', () => {
  it.each([
    '=1+1',
    '=HYPERLINK("http://evil.example";"结案")',
    '+86 371 6666',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    '＋1',
    '－1',
    '＠a',
    '  =1',
    '\u3000＝1',
    '\u200b=1',
    '\ufeff=1',
    '\u00a0+1',
    '-',
  ])('%j gets a mark and is otherwise left alone', (text) => {
    expect(spreadsheetText(text)).toBe(`'${text}`);
  });

  it.each(['', '垃圾箱满溢', 'a=1', '1-2', '（东）', "'=1", '"=1"', '·=1', '3+4', '路灯 @ 12'])(
    '%j is left alone',
    (text) => {
      expect(spreadsheetText(text)).toBe(text);
    },
  );

  it('numbers stay numbers, also negative ones; what is none is empty', () => {
    expect([0, -5, 1.5, -0, 1e308].map(spreadsheetCell)).toEqual([0, -5, 1.5, -0, 1e308]);
    expect([Number.NaN, Infinity, -Infinity, null].map(spreadsheetCell)).toEqual(['', '', '', '']);
    expect([spreadsheetCell(true), spreadsheetCell('-5')]).toEqual(['true', "'-5"]);
  });

  it('no text at all begins a formula, and nothing but a mark is ever added', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', '=', '＝', ' @', '\t', '\u200b-'),
        (rest, start) => {
          const text = start + rest;
          const safe = spreadsheetText(text);
          expect(/^[\s\u200b]*[=+\-@＝＋－＠]/.test(safe) || /^[\t\r\n]/.test(safe)).toBe(false);
          expect([text, `'${text}`]).toContain(safe);
        },
      ),
    );
  });
});
