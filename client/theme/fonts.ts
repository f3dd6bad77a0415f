import { CORE_FILES, CORE_RANGE, SLICE_RANGES } from 'virtual:core-fonts';

const WEIGHTS = [400, 500, 700] as const;
/** The slices as files of this server; the style sheets of the package name each of them three times as often as needed. */
const FILES: Readonly<Record<string, string>> = import.meta.glob(
  [
    '../../node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-*-{400,500,700}-normal.woff2',
    '!../../node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-*',
  ],
  { query: '?url&no-inline', import: 'default', eager: true },
);

let isKnown = false;

/** Makes Noto Sans SC known to the page, once: the core first, and slices for rarer characters, fetched when a text needs one. */
export function registerFonts(): void {
  if (isKnown) return;
  isKnown = true;
  const urls = new Map(Object.entries(FILES).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]));
  for (const weight of WEIGHTS) {
    register(weight, CORE_FILES[weight], CORE_RANGE);
    for (const [subset, range] of Object.entries(SLICE_RANGES)) {
      const url = urls.get(`noto-sans-sc-${subset.replace(/[[\]]/g, '')}-${weight}-normal.woff2`);
      if (url) register(weight, url, range);
    }
  }
}

/** Has the core of each weight loaded by the time that the first words come: browsers fetch a font when a text needs it. */
export function loadCoreFonts(): void {
  for (const weight of WEIGHTS) void document.fonts.load(`${weight} 16px "Noto Sans SC"`, '精').catch(() => undefined);
}

function register(weight: number, url: string, unicodeRange: string): void {
  const source = `url(${url}) format('woff2')`;
  document.fonts.add(new FontFace('Noto Sans SC', source, { weight: String(weight), unicodeRange, display: 'swap' }));
}
