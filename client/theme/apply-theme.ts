import { inkOn } from './contrast.ts';
import { ZONE_CLASSES, zoneColour } from './map-paint.ts';
import { GRADE_COLOURS, TOKENS, type ThemeName } from './tokens.ts';

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
    ...ZONE_CLASSES.flatMap((zone) => withInk(`zone-${zone}`, zoneColour(zone, theme))),
    ...Object.entries(GRADE_COLOURS).flatMap(([grade, colour]) => withInk(`grade-${grade}`, colour)),
  ];
}

/** A colour and the colour of text on it. */
function withInk(name: string, colour: string): readonly (readonly [string, string])[] {
  return [
    [`--${name}`, colour],
    [`--${name}-ink`, inkOn(colour)],
  ];
}
