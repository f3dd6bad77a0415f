import { isInBreak } from '../access/duty-break.ts';
import { officerState } from '../coverage/officer-state.ts';
import type { MayDo } from '../duties/may-do.ts';
import { onShift } from '../lib/local-day.ts';
import type { OfficerState } from '../model/officer.ts';
import type { DispatchOfficer, DispatchQuestion, DispatchRules } from './dispatch-question.ts';
import { firstFew } from './first-few.ts';
import { dutiesFor, judgesOwnWork } from './fitness.ts';
import { responsibilityFor, responsibilityS, type Responsibility } from './responsibility.ts';
import { travelIn, travelTo, type Travel } from './travel.ts';

/** Why somebody is not sent, the first that applies. */
export const EXCLUSIONS = ['off-duty', 'on-break', 'silent', 'not-fit', 'judges-own-work'] as const;
type Exclusion = (typeof EXCLUSIONS)[number];

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
/** Sums of the same seconds in another order differ by less. */
const ROUNDING_S = 1e-6;
const NEARNESS: Readonly<Record<Responsibility, number>> = { grid: 0, community: 1, town: 2, none: 3 };
const RESPONSIBILITIES = Object.keys(NEARNESS) as readonly Responsibility[];

/**
 * Ranks who to send (DSP-1 to DSP-7, DSP-10): on duty, not on a break, heard of, fit for the act; then by seconds: the way there,
 * less for whoever is responsible, more for each open case and for an old position. One pass over the officers, in whatever order;
 * of most of a city no more is looked at than shift, break, position and role.
 */
export function suggestOfficers(
  question: DispatchQuestion,
  officers: Iterable<DispatchOfficer>,
  rules: DispatchRules,
): Suggestions {
  const { dispatch } = rules;
  const dutiesOf = dutiesFor(question.act, question, rules.duties);
  const secondsFrom = question.place && travelTo(question.place, dispatch);
  const nearerS = (of: Responsibility) => responsibilityS(of, question.case, dispatch);
  const nearestS = Math.max(...RESPONSIBILITIES.map(nearerS));
  const ranked = firstFew<Suggestion>(MOST_RANKED);
  const excluded = firstFew<Excluded>(MOST_EXCLUDED);
  const counts = { available: 0, 'off-duty': 0, 'on-break': 0, silent: 0, 'not-fit': 0, 'judges-own-work': 0 };
  for (const one of officers) {
    const { officer } = one;
    const state = stateOf(one, question, rules);
    const why = exclusionOf(officer, state, question, dutiesOf);
    counts[why ?? 'available']++;
    if (why !== null) {
      const responsibility = responsibilityFor(officer, question);
      const key = NEARNESS[responsibility];
      if (excluded.takes(key, officer.id)) excluded.add(key, officer.id, { officer, why, responsibility });
      continue;
    }
    // Whoever is not silent has a fix.
    const lastFix = one.lastFix!;
    const travelS = secondsFrom ? secondsFrom(lastFix.lon, lastFix.lat) : 0;
    const staleS = state === 'stale' ? dispatch.staleS : 0;
    // The least that it can come to: most of a city is too far away whoever they are.
    if (!ranked.mayTake(travelS + staleS - nearestS - ROUNDING_S)) continue;
    const responsibility = responsibilityFor(officer, question);
    const openCases = question.openCases.get(officer.id) ?? 0;
    const loadS = openCases * dispatch.openCaseS;
    const parts = { travelS, responsibilityS: -nearerS(responsibility), loadS, staleS };
    const costS = parts.travelS + parts.responsibilityS + parts.loadS + parts.staleS;
    if (!ranked.takes(costS, officer.id)) continue;
    ranked.add(costS, officer.id, {
      officer,
      responsibility,
      travel: question.place && travelIn(travelS, dispatch),
      openCases,
      fixAgeMs: Math.max(0, question.nowMs - lastFix.fixTimeMs),
      isStale: state === 'stale',
      duties: dutiesOf(officer),
      parts,
      costS,
    });
  }
  return { ranked: ranked.items(), excluded: excluded.items(), counts };
}

/** The answers for two parts of a roster as one. */
export function mergedSuggestions(a: Suggestions, b: Suggestions): Suggestions {
  const ranked = firstFew<Suggestion>(MOST_RANKED);
  for (const one of [...a.ranked, ...b.ranked]) ranked.add(one.costS, one.officer.id, one);
  const excluded = firstFew<Excluded>(MOST_EXCLUDED);
  for (const one of [...a.excluded, ...b.excluded]) excluded.add(NEARNESS[one.responsibility], one.officer.id, one);
  const counts = { ...a.counts };
  for (const why of Object.keys(counts) as (keyof typeof counts)[]) counts[why] += b.counts[why];
  return { ranked: ranked.items(), excluded: excluded.items(), counts };
}

/** Reckoned at the moment of the question, whatever the last tick said (COV-11). A position is looked at on duty only. */
function stateOf(
  one: DispatchOfficer,
  { nowMs, localMinute }: DispatchQuestion,
  { coverage }: DispatchRules,
): OfficerState {
  if (!onShift(one.officer.shift, localMinute)) return 'off-duty';
  const { lastFix, onBreak } = one;
  const rests = onBreak !== null && isInBreak(onBreak, nowMs);
  return officerState(lastFix?.fixTimeMs ?? null, lastFix?.speedMps ?? null, nowMs, true, coverage, rests);
}

/** DSP-1, DSP-2, DSP-10: who is not sent, whatever speaks for it. */
function exclusionOf(
  officer: DispatchOfficer['officer'],
  state: OfficerState,
  question: DispatchQuestion,
  dutiesOf: (officer: DispatchOfficer['officer']) => MayDo,
): Exclusion | null {
  if (state === 'off-duty' || state === 'on-break' || state === 'silent') return state;
  if (!dutiesOf(officer).allowed) return 'not-fit';
  return judgesOwnWork(officer.id, question) ? 'judges-own-work' : null;
}
