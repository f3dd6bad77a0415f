import { describe, expect, it } from 'vitest';
import { themeProperties } from '../../../client/theme/apply-theme.ts';
import { contrast, inkOn } from '../../../client/theme/contrast.ts';
import { GRADE_COLOURS, TOKENS, ZONE_COLOURS, type ThemeName } from '../../../client/theme/tokens.ts';

const THEMES = ['dark', 'light'] as const satisfies readonly ThemeName[];
const GROUNDS = ['ground', 'surface', 'raised'] as const;
const STATES = ['covered', 'thin', 'overdue', 'empty', 'stale', 'accent'] as const;

describe('contrast', () => {
  it('is 21 between black and white and 1 with itself', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#4CC2FF', '#4CC2FF')).toBe(1);
  });

  it.each(THEMES)('of text and muted text is at least 4.5 on every ground, %s', (theme) => {
    const tokens = TOKENS[theme];
    for (const ground of GROUNDS) {
      for (const text of ['text', 'muted', 'accent'] as const)
        expect(contrast(tokens[text], tokens[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(THEMES)('of state colours is at least 3 on ground and surface, %s', (theme) => {
    const tokens = TOKENS[theme];
    for (const ground of ['ground', 'surface'] as const) {
      for (const state of STATES)
        expect(contrast(tokens[state], tokens[ground]), `${state} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(THEMES)('of states that are written as words is at least 4.5 on the panel, %s', (theme) => {
    const tokens = TOKENS[theme];
    for (const state of ['covered', 'thin', 'overdue', 'empty'] as const)
      expect(contrast(tokens[state], tokens.surface), state).toBeGreaterThanOrEqual(4.5);
  });

  it('of the ink on class and grade colours is at least 4.5', () => {
    for (const colour of [...Object.values(ZONE_COLOURS), ...Object.values(GRADE_COLOURS)])
      expect(contrast(inkOn(colour), colour), colour).toBeGreaterThanOrEqual(4.5);
  });
});

describe('custom properties', () => {
  it.each(THEMES)('name every token, class and grade once, %s', (theme) => {
    const names = themeProperties(theme).map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining(['--ground', '--stale', '--zone-1A', '--zone-1A-ink', '--grade-good']),
    );
  });

  it('turn the ramp of the classes round in the dark', () => {
    const zone = (theme: ThemeName) => Object.fromEntries(themeProperties(theme))['--zone-1A'];
    expect(zone('light')).toBe(ZONE_COLOURS['1A']);
    expect(zone('dark')).toBe(ZONE_COLOURS['3']);
  });
});
