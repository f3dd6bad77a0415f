import { GRADE_COLOURS, TOKENS, ZONE_COLOURS, type ThemeName, type Tokens } from './tokens.ts';

/** Colours of the map that are not states: ground, lines and labels, quiet enough that states can speak. */
export interface MapPaint {
  /** Outside the district, and the dots that give it texture. */
  readonly ground: string;
  readonly groundDot: string;
  /** Inside the district where nothing else is drawn. */
  readonly land: string;
  /** Edge of the district. */
  readonly glow: string;
  readonly townLine: string;
  readonly communityLine: string;
  readonly gridLine: string;
  readonly water: string;
  readonly waterLabel: string;
  readonly road: string;
  readonly roadCasing: string;
  readonly runway: string;
  readonly runwayMark: string;
  readonly rail: string;
  readonly label: string;
  readonly labelMuted: string;
  readonly labelHalo: string;
  /** People are neutral; only states have hue. */
  readonly officerMoving: string;
  readonly officerStill: string;
  readonly casing: string;
  readonly caseInTime: string;
}

const PAINT: Readonly<Record<ThemeName, MapPaint>> = {
  dark: {
    ground: TOKENS.dark.ground,
    groundDot: '#1A2740',
    land: '#101B2E',
    glow: '#3E6FA8',
    townLine: '#8FA9CC',
    communityLine: '#6E86AB',
    gridLine: '#0B1220',
    water: '#12314F',
    waterLabel: '#5F8FBF',
    road: '#3A4C6B',
    roadCasing: '#0B1220',
    runway: '#52617A',
    runwayMark: '#C9D6EA',
    rail: '#4A5B78',
    label: TOKENS.dark.text,
    labelMuted: '#C6D3E6',
    labelHalo: '#0A101C',
    officerMoving: '#F2F7FF',
    officerStill: '#9DB8DE',
    casing: '#0A101C',
    caseInTime: '#8AB4F8',
  },
  light: {
    ground: '#E9EEF4',
    groundDot: '#CFD9E5',
    land: '#FBFCFE',
    glow: '#8FB0D6',
    townLine: '#5E7596',
    communityLine: '#8396B0',
    gridLine: '#FFFFFF',
    water: '#CFE3F5',
    waterLabel: '#3D74A8',
    road: '#C3CEDC',
    roadCasing: '#FFFFFF',
    runway: '#AEBACB',
    runwayMark: '#FFFFFF',
    rail: '#A9B5C6',
    label: TOKENS.light.text,
    labelMuted: '#43536B',
    labelHalo: '#FFFFFF',
    officerMoving: '#14243D',
    officerStill: '#3F5F8F',
    casing: '#FFFFFF',
    caseInTime: '#2F6FD0',
  },
};

export function mapPaint(theme: ThemeName): MapPaint {
  return PAINT[theme];
}

export type ZoneClass = keyof typeof ZONE_COLOURS;
export type GradeValue = keyof typeof GRADE_COLOURS;
export const ZONE_CLASSES = ['1A', '1B', '2A', '2B', '3'] as const satisfies readonly ZoneClass[];
export const GRADE_VALUES = ['excellent', 'good', 'pass', 'fail'] as const satisfies readonly GradeValue[];

/**
 * Colour of a zone class on the map. The ramp is turned round in the dark theme, so that in both themes the lowest
 * class lies nearest to the ground and the highest stands out most.
 */
export function zoneColour(zone: ZoneClass, theme: ThemeName): string {
  const rank = ZONE_CLASSES.indexOf(zone);
  return ZONE_COLOURS[theme === 'light' ? zone : ZONE_CLASSES[ZONE_CLASSES.length - 1 - rank]!];
}

export function gradeColour(grade: GradeValue): string {
  return GRADE_COLOURS[grade];
}

/** A town by the share of its grids that are covered: bands of a scale, not a judgement of any document. */
export const COVERAGE_BANDS = [
  { id: 'high', from: 0.9, state: 'covered' },
  { id: 'fair', from: 0.75, state: 'thin' },
  { id: 'low', from: 0.5, state: 'overdue' },
  { id: 'poor', from: 0, state: 'empty' },
] as const;
export type CoverageBand = (typeof COVERAGE_BANDS)[number];

/** The band of a covered share, 0–1. */
export function coverageBand(share: number): CoverageBand {
  return COVERAGE_BANDS.find((band) => share >= band.from) ?? COVERAGE_BANDS[COVERAGE_BANDS.length - 1]!;
}

/** Colour of a grid state or coverage band from the tokens of the theme. */
export function stateColour(state: CoverageBand['state'] | 'stale', tokens: Tokens): string {
  return tokens[state];
}
