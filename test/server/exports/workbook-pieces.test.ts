import { strFromU8, unzipSync } from 'fflate';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../shared/exports/csv-text.ts';
import { workbookPieces } from '../../../server/exports/workbook-pieces.ts';

async function* pagesOf(...pages: readonly (readonly (readonly Cell[])[])[]) {
  yield* pages;
}

async function written(...pages: readonly (readonly (readonly Cell[])[])[]) {
  const pieces: Uint8Array[] = [];
  for await (const piece of workbookPieces('台账', pagesOf(...pages))) pieces.push(piece);
  const parts = unzipSync(Buffer.concat(pieces));
  return Object.fromEntries(Object.entries(parts).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

function cellsIn(sheet: string): unknown {
  const parser = new XMLParser({
    ignoreAttributes: false,
    trimValues: false,
    parseTagValue: false,
    isArray: (name) => name === 'row' || name === 'c',
  });
  return parser
    .parse(sheet)
    .worksheet.sheetData.row.map(({ c }: { c: readonly { v?: string; is?: { t: { '#text': string } } }[] }) =>
      c.map(({ v, is }) => v ?? is?.t['#text'] ?? null),
    );
}

describe('a workbook', () => {
  it('EXP-2 has well-formed parts and the cells of every page', async () => {
    const parts = await written([['编号', '数']], [['A&<b>', 1.5]], [[null, -3]]);
    expect(Object.values(parts).map((text) => XMLValidator.validate(text))).toEqual(Object.keys(parts).map(() => true));
    expect(cellsIn(parts['xl/worksheets/sheet1.xml']!)).toEqual([
      ['编号', '数'],
      ['A&<b>', '1.5'],
      [null, '-3'],
    ]);
    expect(parts['xl/workbook.xml']).toContain('name="台账"');
  });

  it('EXP-2 marks what would be a formula and drops what XML cannot hold', async () => {
    const parts = await written([['=cmd()', 'a\u0001b\u{fffe}c', '\ud800']]);
    expect(cellsIn(parts['xl/worksheets/sheet1.xml']!)).toEqual([["'=cmd()", 'abc', '\ufffd']]);
  });

  it('EXP-4 hands out pieces while pages still come', async () => {
    const seen: number[] = [];
    let pages = 0;
    async function* endless() {
      for (; pages < 40; pages++)
        yield Array.from({ length: 200 }, (_, i) => [`${pages * 7919 + i * 104729} 不同的文字 ${i}`]);
    }
    for await (const piece of workbookPieces('x', endless())) if (piece.length > 0) seen.push(pages);
    expect(new Set(seen).size).toBeGreaterThan(5);
  });
});
