/** The one place for colours and scales: map paint, antd, ECharts and CSS all read it. Contrast is held by test. */

export type ThemeName = 'dark' | 'light';

export interface Tokens {
  readonly ground: string;
  readonly surface: string;
  readonly raised: string;
  readonly line: string;
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  /** Grid states; colour is never the only sign (hatch, dot, text). */
  readonly covered: string;
  readonly thin: string;
  readonly overdue: string;
  readonly empty: string;
  readonly stale: string;
}

export const TOKENS: Readonly<Record<ThemeName, Tokens>> = {
  dark: {
    ground: '#0B1220',
    surface: '#111B2E',
    raised: '#17243B',
    line: '#24344F',
    text: '#E6EDF7',
    muted: '#93A4BF',
    accent: '#4CC2FF',
    covered: '#2DD4BF',
    thin: '#FBBF24',
    overdue: '#F97316',
    empty: '#F0506E',
    stale: '#64748B',
  },
  light: {
    ground: '#F5F7FA',
    surface: '#FFFFFF',
    raised: '#FFFFFF',
    line: '#D8DFE9',
    text: '#16202E',
    muted: '#5B6B82',
    accent: '#0B6BCB',
    covered: '#0F766E',
    thin: '#92610A',
    overdue: '#B45309',
    empty: '#BE123C',
    stale: '#566376',
  },
};

/** ColorBrewer PuBuGn, five classes; 1A strongest. */
export const ZONE_COLOURS = {
  '1A': '#016C59',
  '1B': '#1C9099',
  '2A': '#67A9CF',
  '2B': '#BDC9E1',
  '3': '#F6EFF7',
} as const;
/** ColorBrewer RdYlBu, four grades, safe for colour-blind readers. */
export const GRADE_COLOURS = {
  excellent: '#2C7BB6',
  good: '#ABD9E9',
  pass: '#FDAE61',
  fail: '#D7191C',
} as const;
