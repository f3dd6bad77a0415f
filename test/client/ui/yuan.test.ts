import { describe, expect, it } from 'vitest';
import { yuanText } from '../../../client/ui/yuan.ts';

describe('fen as yuan', () => {
  it.each([
    [0, '0.00'],
    [1, '0.01'],
    [99, '0.99'],
    [100, '1.00'],
    [99_999, '999.99'],
    [100_000, '1,000.00'],
    [400_000_000, '4,000,000.00'],
    [Number.MAX_SAFE_INTEGER, '90,071,992,547,409.91'],
    [-150, '-1.50'],
  ])('%i fen are %s', (fen, text) => expect(yuanText(fen)).toBe(text));
});
