import { describe, expect, it } from 'vitest';
import { caseWords } from '../../../client/i18n/words/case.ts';
import { ledgerHead, ledgerLine, type LedgerParts } from '../../../shared/exports/case-ledger.ts';
import { csvLine } from '../../../shared/exports/csv-text.ts';
import {
  CATEGORY_WORDS,
  CLOCK_WORDS,
  KIND_WORDS,
  LATENESS_WORDS,
  SEVERITY_WORDS,
  SOURCE_WORDS,
  STATE_WORDS,
} from '../../../shared/exports/ledger-words.ts';
import { sampleCase } from '../../support/world-samples.ts';

const PARTS: LedgerParts = {
  language: 'zh',
  timeZone: 'Asia/Shanghai',
  nowMs: Date.UTC(2026, 10, 2, 4),
  tellsWords: true,
  town: (code) => `镇${code}`,
  community: (code) => code,
  officer: (id) => id,
  className: () => '占道经营',
};

describe('the ledger', () => {
  it('EXP-1 has a cell under every head, in both languages', () => {
    expect(ledgerHead('en')).toHaveLength(ledgerHead('zh').length);
    expect(ledgerLine(sampleCase(), PARTS)).toHaveLength(ledgerHead('zh').length);
    expect(ledgerHead('zh').slice(0, 3)).toEqual(['案件编号', '类型', '问题类别']);
  });

  it('EXP-1 writes times as text of the district, and what is not known as nothing', () => {
    const line = ledgerLine(
      sampleCase({ reportedMs: Date.UTC(2026, 0, 31, 16, 0, 5), dueMs: null, warnFromMs: null }),
      PARTS,
    );
    const cell = (name: string) => line[ledgerHead('zh').indexOf(name)];
    expect([cell('上报时间'), cell('应办结时间')]).toEqual(['2026-02-01 00:00:05', null]);
  });

  it('EXP-1 says late after the due time and not at it', () => {
    const at = (nowMs: number) =>
      ledgerLine(sampleCase({ state: 'handling', dueMs: 1_000, warnFromMs: 800 }), { ...PARTS, nowMs })[6];
    expect([at(799), at(1_000), at(1_001)]).toEqual(['时限内', '临期', '超期']);
  });

  it('EXP-1 CAS-25 names the clock that is due first, beside the due time of the handling', () => {
    const line = ledgerLine(sampleCase({ nextClock: 'persuade', nextDueMs: 600_000, nextWarnFromMs: 1 }), PARTS);
    const cell = (name: string) => line[ledgerHead('zh').indexOf(name)];
    expect([cell('当前计时'), cell('当前计时到期')]).toEqual(['到场', '1970-01-01 08:10:00']);
  });

  it('EXP-1 uses the words of the screens', () => {
    for (const language of ['zh', 'en'] as const) {
      const words = (table: Readonly<Record<string, { zh: string; en: string }>>) =>
        Object.fromEntries(Object.entries(table).map(([id, label]) => [id, label[language]]));
      const { caseKind, caseState, category, source, severity, lateness, nextClock } = caseWords[language];
      expect(
        [KIND_WORDS, STATE_WORDS, CATEGORY_WORDS, SOURCE_WORDS, SEVERITY_WORDS, LATENESS_WORDS, CLOCK_WORDS].map(words),
      ).toEqual([caseKind, caseState, category, source, severity, lateness, nextClock]);
    }
  });
});

it('EXP-1 ACC-14 tells what people wrote to whoever may read cases alone', () => {
  const words = (tellsWords: boolean) =>
    ledgerLine(sampleCase(), { ...PARTS, tellsWords })[ledgerHead('zh').indexOf('问题描述')];
  expect([words(true), words(false)]).toEqual(['a stall on the pavement', null]);
});

describe('a line of CSV', () => {
  it.each([
    [['a', 1, null], 'a,1,\r\n'],
    [['a,b', 'say "x"', 'two\nlines'], '"a,b","say ""x""","two\nlines"\r\n'],
    [['=1+1', '+86', '-2', '@a', -2], "'=1+1,'+86,'-2,'@a,-2\r\n"],
    [['＝1+1', '\u200b=1'], "'＝1+1,'\u200b=1\r\n"],
  ])('EXP-2 of %j is %j', (cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });
});
