import type { AreaCollection, Town } from '../../shared/model/area.ts';
import type { GridCounts } from '../../shared/world/grid-counts.ts';
import type { WhatIfZone } from '../../shared/zoning/what-if-zones.ts';
import type { TownStanding } from '../../shared/world/change.ts';
import type { Language, TownColouring } from '../stores/view.ts';
import {
  coverageBand,
  gradeColour,
  stateColour,
  zoneColour,
  type GradeValue,
  type ZoneClass,
} from '../theme/map-paint.ts';
import type { ThemeName, Tokens } from '../theme/tokens.ts';

type TownPattern = 'none' | 'hatch' | 'dot';

/** How a town is filled under the colouring of the view; the pattern says the same as the colour, for grey eyes. */
export interface TownFill {
  readonly colour: string;
  readonly pattern: TownPattern;
  /** Opacity from afar, 0–1: classes and grades are read, coverage is glanced at and has louder colours. */
  readonly strength: number;
}

const STRENGTH = { zone: 0.78, grade: 0.66, coverage: 0.46, unknown: 0.4 } as const;

/** Covered grids ÷ all grids, 0–1. */
export function coveredShare({ grids, gridsByState }: GridCounts): number {
  return grids > 0 ? gridsByState.covered / grids : 0;
}

/** Covered share of each town in whole percent, as its label says it. */
export function coveredPercent(counts: ReadonlyMap<string, GridCounts>): ReadonlyMap<string, number> {
  return new Map([...counts].map(([code, town]) => [code, Math.round(coveredShare(town) * 100)]));
}

/** The fill of one town; grey when the wanted figure is not known. */
export function townFill(
  colouring: TownColouring,
  standing: TownStanding | undefined,
  coverage: GridCounts | undefined,
  theme: ThemeName,
  tokens: Tokens,
): TownFill {
  if (colouring === 'zone' && standing?.zone) {
    return { colour: zoneColour(standing.zone.value, theme), pattern: 'none', strength: STRENGTH.zone };
  }
  if (colouring === 'grade' && standing?.grade) {
    const grade = standing.grade.value;
    const pattern = grade === 'fail' ? 'hatch' : grade === 'pass' ? 'dot' : 'none';
    return { colour: gradeColour(grade), pattern, strength: STRENGTH.grade };
  }
  if (colouring === 'coverage' && coverage) {
    const { state } = coverageBand(coveredShare(coverage));
    return { colour: stateColour(state, tokens), pattern: patternOfState(state), strength: STRENGTH.coverage };
  }
  return { colour: tokens.stale, pattern: 'none', strength: STRENGTH.unknown };
}

function patternOfState(state: string): TownPattern {
  return state === 'overdue' ? 'hatch' : state === 'empty' ? 'dot' : 'none';
}

/** Words of the map's own language, which it draws itself, outside the translation of the pages. */
export interface TownWords {
  readonly zone: Readonly<Record<ZoneClass, string>>;
  readonly grade: Readonly<Record<GradeValue, string>>;
  /** What stands before a class that is tried. */
  readonly tried: string;
}

/** Second line of a town's label: what its colour says, as a word or figure. */
function townDetail(
  colouring: TownColouring,
  standing: TownStanding | undefined,
  percent: number | undefined,
  words: TownWords,
): string {
  if (colouring === 'zone') return standing?.zone ? words.zone[standing.zone.value] : '';
  if (colouring === 'coverage') return percent === undefined ? '' : `${percent}%`;
  return standing?.grade ? `${words.grade[standing.grade.value]} ${standing.grade.score.toFixed(1)}` : '';
}

/** Second line while weights are tried: the class that would be, and from which where it is another. */
function triedDetail({ before, after, moved }: WhatIfZone, words: TownWords): string {
  if (!after) return '';
  const from = moved && before ? `${words.zone[before.value]} → ` : '';
  return `${words.tried} ${from}${words.zone[after.value]}`;
}

/** Label points of towns with their two lines of text. */
export function townLabels(
  towns: AreaCollection<Town> | null,
  standings: ReadonlyMap<string, TownStanding>,
  percents: ReadonlyMap<string, number> | null,
  colouring: TownColouring,
  language: Language,
  words: TownWords,
  tried: ReadonlyMap<string, WhatIfZone> | null,
): GeoJSON.FeatureCollection {
  const detailOf = (code: string) => {
    const zone = standings.has(code) ? tried?.get(code) : undefined;
    return zone ? triedDetail(zone, words) : townDetail(colouring, standings.get(code), percents?.get(code), words);
  };
  const features = (towns?.features ?? []).map(({ id, properties: town }): GeoJSON.Feature => ({
    type: 'Feature',
    id,
    properties: {
      code: town.code,
      name: language === 'zh' ? shortTownName(town.name.zh) : shortTownName(town.name.en),
      detail: detailOf(town.code),
    },
    geometry: { type: 'Point', coordinates: [...town.labelPoint] },
  }));
  return { type: 'FeatureCollection', features };
}

const LONG_ENDINGS = /(办事处|街道办事处|街道|乡镇|产业服务中心)$| (Sub-district|Subdistrict|Street|Town|Township)$/;

/** A bare number is no name: `第9街道` stays whole. */
const BARE_NUMBER = /^第?[\d〇一二三四五六七八九十百]+$/;

/** A name short enough for a map: without the word for what kind of unit it is. */
export function shortTownName(name: string): string {
  const short = name.replace(LONG_ENDINGS, '');
  return short.length >= 2 && !BARE_NUMBER.test(short) ? short : name;
}
