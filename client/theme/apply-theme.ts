import { GRADE_COLOURS, TOKENS, ZONE_COLOURS, type ThemeName } from './tokens.ts';

/** Hands the tokens to CSS as custom properties on the root (`--ground`, `--zone-1A`, `--grade-good`, …). */
export function applyTheme(theme: ThemeName, root: HTMLElement = document.documentElement): void {
  root.dataset['theme'] = theme;
  root.style.colorScheme = theme;
  for (const [name, colour] of themeProperties(theme)) root.style.setProperty(name, colour);
}

/** Every custom property of a theme with its colour. */
export function themeProperties(theme: ThemeName): readonly (readonly [string, string])[] {
  return [
    ...Object.entries(TOKENS[theme]).map(([name, colour]) => [`--${name}`, colour] as const),
    ...Object.entries(ZONE_COLOURS).map(([name, colour]) => [`--zone-${name}`, colour] as const),
    ...Object.entries(GRADE_COLOURS).map(([name, colour]) => [`--grade-${name}`, colour] as const),
  ];
}
