import { describe, expect, it } from 'vitest';
import { readRanges, withoutPoints, writeRanges } from '../../scripts/assets/character-ranges.ts';

describe('ranges of characters', () => {
  it('are read with single points and runs', () => {
    expect(readRanges('U+0-00FF,U+131, u+4E00-4e07')).toEqual([
      [0, 0xff],
      [0x131, 0x131],
      [0x4e00, 0x4e07],
    ]);
  });

  it('are written in order, neighbours as a run', () => {
    expect(writeRanges([0x4e02, 0x4e00, 0x4e01, 0x20, 0x4e01])).toBe('U+20,U+4E00-4E02');
    expect(writeRanges([])).toBe('');
  });

  it('lose what another file has, and no more', () => {
    expect(withoutPoints('U+4E00-4E07', new Set([0x4e00, 0x4e03, 0x4e08]))).toBe('U+4E01-4E02,U+4E04-4E07');
    expect(withoutPoints('U+4E00', new Set([0x4e00]))).toBe('');
  });
});
