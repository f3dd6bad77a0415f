import { caseLateness, nextLatenessMs, type Lateness } from '../../shared/cases/lateness.ts';
import type { CaseFact } from '../../shared/model/case.ts';

/** How the map draws a case: shape and colour say the same thing. */
export const CASE_LOOKS = ['in-time', 'warning', 'late', 'ended'] as const;
export type CaseLook = (typeof CASE_LOOKS)[number];

const LOOK_OF: Readonly<Record<Lateness, CaseLook>> = {
  'in-time': 'in-time',
  warning: 'warning',
  late: 'late',
  'ended-in-time': 'ended',
  'ended-late': 'ended',
};

export interface CasePoints {
  readonly points: GeoJSON.FeatureCollection;
  /** The next moment that time alone changes a look, ms; Infinity when none does. */
  readonly validUntilMs: number;
}

export function caseLook(item: CaseFact, nowMs: number): CaseLook {
  return LOOK_OF[caseLateness(item, nowMs)];
}

/** Cases that have a place, as points; those without one are told elsewhere, not dropped. */
export function casePoints(cases: ReadonlyMap<string, CaseFact>, nowMs: number): CasePoints {
  const features: GeoJSON.Feature[] = [];
  let validUntilMs = Infinity;
  for (const item of cases.values()) {
    if (item.lon === null || item.lat === null) continue;
    const look = caseLook(item, nowMs);
    features.push({
      type: 'Feature',
      properties: { caseId: item.id, icon: `case-${look}-${item.kind}`, rank: CASE_LOOKS.indexOf(look) % 3, look },
      geometry: { type: 'Point', coordinates: [item.lon, item.lat] },
    });
    validUntilMs = Math.min(validUntilMs, nextLatenessMs(item, nowMs));
  }
  return { points: { type: 'FeatureCollection', features }, validUntilMs };
}

/** `casePoints` that keeps its answer (same identity) until a case or a look changes. */
export function createCasePointsMemo(): typeof casePoints {
  let last: { cases: unknown; fromMs: number; result: CasePoints } | null = null;
  return (cases, nowMs) => {
    const fresh = last !== null && last.cases === cases && nowMs >= last.fromMs && nowMs < last.result.validUntilMs;
    if (!fresh) last = { cases, fromMs: nowMs, result: casePoints(cases, nowMs) };
    return last!.result;
  };
}
