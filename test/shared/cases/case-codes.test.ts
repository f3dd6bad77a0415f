import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { caseCodesSchema } from '../../../shared/cases/codes/case-codes.ts';
import { classOf, codesByCategory } from '../../../shared/cases/codes/class-limit.ts';
import { formatTimeLimit } from '../../../shared/clocks/time-limit.ts';
import { CASE_CATEGORIES } from '../../../shared/model/case.ts';

const TEXT = readFileSync(join(import.meta.dirname, '../../../data/case-codes/shanxi-core.json'), 'utf8');
const CODES = caseCodesSchema.parse(JSON.parse(TEXT));
const LIMITS = { limits: { 'street-occupation': { amount: 2, unit: 'emergency-hour' } }, warnShare: 0.8 } as const;

describe('CAS-18 the code table', () => {
  const limitOf = (code: string, line?: string) => {
    const kind = code.startsWith('event') ? 'event' : 'facility';
    const found = classOf({ kind, code, line }, CODES, LIMITS);
    return found.ok ? found.value.limit && formatTimeLimit(found.value.limit) : found.error;
  };

  it('CAS-18 gives the limit of the line that was chosen, the first when none was', () => {
    expect([limitOf('facility-0101'), limitOf('facility-0101', '2'), limitOf('facility-0101', '4')]).toEqual([
      '2紧急工作时',
      '4工作时',
      '5工作日',
    ]);
    expect(limitOf('event-0406')).toBe('2紧急工作时');
    expect(limitOf('event-0101')).toBe('2紧急工作日');
    expect(limitOf('facility-0137', '3')).toBe('2工作时');
  });

  it('CAS-18 names the field that does not fit the table', () => {
    expect(limitOf('event-9999')).toEqual({ field: 'code', reason: 'is not in the code table' });
    expect(limitOf('facility-0101', '9')).toMatchObject({ field: 'line' });
    const given = { kind: 'event', code: 'facility-0101' } as const;
    expect(classOf(given, CODES, LIMITS)).toMatchObject({ error: { field: 'code' } });
    const category = { kind: 'event', code: 'event-0406', category: 'lighting' } as const;
    expect(classOf(category, CODES, LIMITS)).toMatchObject({ error: { field: 'category' } });
    expect(classOf({ kind: 'event', line: '1' }, CODES, LIMITS)).toMatchObject({ error: { field: 'line' } });
  });

  it('CAS-18 takes the limit of the category without a code, and none where it has none', () => {
    const plain = (category: 'street-occupation' | 'lighting') => classOf({ kind: 'event', category }, CODES, LIMITS);
    expect(plain('street-occupation')).toMatchObject({ value: { limit: { amount: 2 }, code: null } });
    expect(plain('lighting')).toMatchObject({ value: { limit: null } });
  });

  it('CAS-18 has a class for each of the eight problem kinds, and says that all of it is assumed', () => {
    const byCategory = codesByCategory(CODES);
    for (const category of CASE_CATEGORIES) expect(byCategory.get(category)?.length, category).toBeGreaterThan(0);
    expect([CODES.minors.length, CODES.basis]).toEqual([78, 'assumed']);
    expect(CODES.minors.find(({ code }) => code === 'event-0405')?.category).toBe('street-occupation');
  });

  it('CAS-18 refuses a table with a double, an orphan or a limit that cannot be read', () => {
    const [minor] = CODES.minors;
    const table = (minors: readonly object[]) => caseCodesSchema.safeParse({ ...CODES, minors });
    expect(table([minor!, minor!]).error?.issues[0]?.message).toContain('twice');
    expect(table([{ ...minor!, code: 'facility-9901' }]).error?.issues[0]?.message).toContain('no major');
    const lines = [{ id: '1', limit: '2 fortnights' }];
    expect(table([{ ...minor!, lines }]).error?.issues[0]?.path).toEqual(['minors', 0, 'lines', 0, 'limit']);
  });
});
