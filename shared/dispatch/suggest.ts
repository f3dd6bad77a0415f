import { officerState } from '../coverage/officer-state.ts';
import type { MayDo } from '../duties/may-do.ts';
import { onShift } from '../lib/local-day.ts';
import type { OfficerState } from '../model/officer.ts';
import type { DispatchOfficer, DispatchQuestion, DispatchRules } from './dispatch-question.ts';
import { firstFew } from './first-few.ts';
import { dutiesFor, judgesOwnWork } from './fitness.ts';
import { responsibilityFor, responsibilityS, type Responsibility } from './responsibility.ts';
import { travelBetween, type Travel } from './travel.ts';

/** Why somebody is not sent, the first that applies. */
export const EXCLUSIONS = ['off-duty', 'silent', 'not-fit', 'judges-own-work'] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** Seconds that make up a rank; less is better. */
interface DispatchParts {
  /** The way there; 0 for all when nobody knows where. */
  readonly travelS: number;
  /** Negative: responsibility brings nearer. */
  readonly responsibilityS: number;
  readonly loadS: number;
  readonly staleS: number;
}

/** An officer who can go, with what speaks for and against it. */
export interface Suggestion {
  readonly officer: DispatchOfficer['officer'];
  readonly responsibility: Responsibility;
  /** Null when the place of the case is not known. */
  readonly travel: Travel | null;
  readonly openCases: number;
  readonly fixAgeMs: number;
  /** The position is old, not yet silent. */
  readonly isStale: boolean;
  readonly duties: MayDo;
  readonly parts: DispatchParts;
  /** Sum of the parts. */
  readonly costS: number;
}

/** An officer whom one would think of first, and who is not sent. */
interface Excluded {
  readonly officer: DispatchOfficer['officer'];
  readonly why: Exclusion;
  readonly responsibility: Responsibility;
}

export interface Suggestions {
  /** Best first. */
  readonly ranked: readonly Suggestion[];
  /** Those with the nearest responsibility; `counts` has all of them. */
  readonly excluded: readonly Excluded[];
  readonly counts: Readonly<Record<Exclusion | 'available', number>>;
}

const MOST_RANKED = 20;
const MOST_EXCLUDED = 20;
const NEARNESS: Readonly<Record<Responsibility, number>> = { grid: 0, community: 1, town: 2, none: 3 };

/**
 * Ranks who to send (DSP-1 to DSP-7): on duty, heard of, fit for the act; then by seconds: the way there, less for whoever
 * is responsible, more for each open case and for an old position. One pass over the officers, in whatever order.
 */
export function suggestOfficers(
  question: DispatchQuestion,
  officers: Iterable<DispatchOfficer>,
  rules: DispatchRules,
): Suggestions {
  const dutiesOf = dutiesFor(question.act, question, rules.duties);
  const ranked = firstFew<Suggestion>(MOST_RANKED, (a, b) => a.costS - b.costS || byId(a, b));
  const excluded = firstFew<Excluded>(
    MOST_EXCLUDED,
    (a, b) => NEARNESS[a.responsibility] - NEARNESS[b.responsibility] || byId(a, b),
  );
  const counts = { available: 0, 'off-duty': 0, silent: 0, 'not-fit': 0, 'judges-own-work': 0 };
  for (const one of officers) {
    const state = stateOf(one, question, rules);
    const why = exclusionOf(one, state, question, dutiesOf);
    counts[why ?? 'available']++;
    const responsibility = responsibilityFor(one.officer, question);
    if (why !== null) excluded.add({ officer: one.officer, why, responsibility });
    else ranked.add(suggestionOf(one, { state, responsibility, duties: dutiesOf(one.officer) }, question, rules));
  }
  return { ranked: ranked.items, excluded: excluded.items, counts };
}

function byId(a: { readonly officer: { readonly id: string } }, b: typeof a): number {
  return a.officer.id < b.officer.id ? -1 : a.officer.id > b.officer.id ? 1 : 0;
}

/** Reckoned at the moment of the question, whatever the last tick said (COV-11). */
function stateOf(
  { officer, lastFix }: DispatchOfficer,
  { nowMs, localMinute }: DispatchQuestion,
  { coverage }: DispatchRules,
): OfficerState {
  const isOnShift = onShift(officer.shift, localMinute);
  return officerState(lastFix?.fixTimeMs ?? null, lastFix?.speedMps ?? null, nowMs, isOnShift, coverage);
}

/** DSP-1, DSP-2: who is not sent, whatever speaks for it. */
function exclusionOf(
  { officer }: DispatchOfficer,
  state: OfficerState,
  question: DispatchQuestion,
  dutiesOf: (officer: DispatchOfficer['officer']) => MayDo,
): Exclusion | null {
  if (state === 'off-duty' || state === 'silent') return state;
  if (!dutiesOf(officer).allowed) return 'not-fit';
  return judgesOwnWork(officer.id, question) ? 'judges-own-work' : null;
}

function suggestionOf(
  { officer, lastFix }: DispatchOfficer,
  found: { readonly state: OfficerState; readonly responsibility: Responsibility; readonly duties: MayDo },
  question: DispatchQuestion,
  { dispatch }: DispatchRules,
): Suggestion {
  // Whoever is not silent has a fix.
  const { lon, lat, fixTimeMs } = lastFix!;
  const { state, responsibility, duties } = found;
  const travel = question.place && travelBetween([lon, lat], question.place, dispatch);
  const openCases = question.openCases.get(officer.id) ?? 0;
  const isStale = state === 'stale';
  const parts: DispatchParts = {
    travelS: travel?.seconds ?? 0,
    responsibilityS: -responsibilityS(responsibility, question.case, dispatch),
    loadS: openCases * dispatch.openCaseS,
    staleS: isStale ? dispatch.staleS : 0,
  };
  const costS = parts.travelS + parts.responsibilityS + parts.loadS + parts.staleS;
  const fixAgeMs = Math.max(0, question.nowMs - fixTimeMs);
  return { officer, responsibility, travel, openCases, fixAgeMs, isStale, duties, parts, costS };
}
