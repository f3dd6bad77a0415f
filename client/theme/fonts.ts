import ranges from '@fontsource/noto-sans-sc/unicode.json';

const WEIGHTS = [400, 500, 700] as const;
/** The slices as files of this server; the style sheets of the package name each of them three times as often as needed. */
const FILES: Readonly<Record<string, string>> = import.meta.glob(
  '../../node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-*-{400,500,700}-normal.woff2',
  { query: '?url&no-inline', import: 'default', eager: true },
);

/** Makes Noto Sans SC known to the page. A slice of characters is fetched when a text first needs it. */
export function registerFonts(): void {
  const urls = new Map(Object.entries(FILES).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]));
  for (const [subset, unicodeRange] of Object.entries(ranges)) {
    for (const weight of WEIGHTS) {
      const url = urls.get(`noto-sans-sc-${subset.replace(/[[\]]/g, '')}-${weight}-normal.woff2`);
      if (!url) continue;
      const face = new FontFace('Noto Sans SC', `url(${url}) format('woff2')`, {
        weight: String(weight),
        unicodeRange,
        display: 'swap',
      });
      document.fonts.add(face);
    }
  }
}
