import { explainScore, weighted } from '../explain/explain-score.ts';
import type { Explained, Reason } from '../explain/explained.ts';
import { roundToCents } from '../lib/round.ts';
import type { Source } from '../policy/resolve-parameter.ts';
import type { AppraisalPolicy } from './appraisal-policy.ts';
import { beyondCap, excellentCap, isCounted, type BeyondCap, type Service } from './excellent-cap.ts';
import { PERSON_GRADES, type PersonGrade } from './person-grade.ts';

/** What a unit knows of a member at the end of the year. */
export interface AppraisedMember extends Service {
  readonly id: string;
  /** 0–100 by dimension, or one score for all. */
  readonly scores: Readonly<Record<string, number>> | number;
  /** The grade that the unit proposes; without one it follows from the score. */
  readonly proposed: PersonGrade | null;
}

/** Why a grade is not the one that was proposed. */
type MoveCode = BeyondCap | 'unit-last' | 'not-in-service';

/** A member's grade of the year with how it came about. */
interface MemberAppraisal {
  readonly id: string;
  readonly score: Explained<PersonGrade>;
  readonly proposed: PersonGrade;
  /** Null when nobody counts the member in that year. */
  readonly grade: PersonGrade | null;
  readonly moved: { readonly rule: string; readonly code: MoveCode; readonly clause: string } | null;
}

export interface UnitAppraisal {
  readonly year: number;
  readonly items: readonly MemberAppraisal[];
  readonly cap: {
    /** Members who count. */
    readonly people: number;
    readonly share: number;
    readonly most: number;
    readonly nominated: number;
    readonly awarded: number;
  };
  /** Whether the grades could have been published as proposed, and whether they can be now. */
  readonly proposal: Reason;
  readonly result: Reason;
}

interface Unit {
  readonly year: number;
  readonly members: readonly AppraisedMember[];
  /** The unit was last in the year: nobody is 优秀 (APR-6). */
  readonly lastOfYear: boolean;
}

/**
 * The grades of a unit's members for a year, with the cap kept before anything is published (APR-2 to APR-7;
 * 海政办发〔2022〕8号 三（五）10). In order of id.
 */
export function appraiseUnit({ year, members, lastOfYear }: Unit, policy: AppraisalPolicy): UnitAppraisal {
  const { capShare: share, capReading: reading } = policy.values;
  const sorted = [...members].sort((a, b) => (a.id < b.id ? -1 : 1));
  const drafts = sorted.map((member) => draftOf(member, year, policy));
  const counted = drafts.filter(({ counts }) => counts);
  const most = excellentCap(counted.length, share);
  const nominees = counted.filter(({ proposed }) => proposed === 'excellent');
  const out = beyondCap(
    nominees.map(({ member, score }) => ({
      id: member.id,
      score: score.score,
      tieBreaks: reading.tieBreaks.map((code) => (typeof member.scores === 'number' ? 0 : (member.scores[code] ?? 0))),
    })),
    most,
  );
  const barred = lastOfYear ? policy.lastUnitBars : null;
  const items = drafts.map((draft) => finished(draft, moveOf(draft, out, barred), policy, barred));
  const awarded = items.filter(({ grade }) => grade === 'excellent').length;
  return {
    year,
    items,
    cap: { people: counted.length, share, most, nominated: nominees.length, awarded },
    proposal: capReason('as-proposed', nominees.length, barred ? 0 : most, policy),
    result: capReason('after-cap', awarded, barred ? 0 : most, policy),
  };
}

interface Draft {
  readonly member: AppraisedMember;
  readonly score: Explained<PersonGrade>;
  readonly proposed: PersonGrade;
  readonly counts: boolean;
}

function draftOf(member: AppraisedMember, year: number, policy: AppraisalPolicy): Draft {
  const score = scoreOf(member, year, policy);
  return {
    member,
    score,
    proposed: member.proposed ?? score.value,
    counts: isCounted(member, year, policy.values.capReading),
  };
}

/** APR-5 and APR-7: the weighted mean of the dimensions and the grade that it stands for. */
function scoreOf({ id, scores }: AppraisedMember, year: number, policy: AppraisalPolicy): Explained<PersonGrade> {
  const { dimensions, weightsSource, sources, values } = policy;
  const byParts = typeof scores !== 'number';
  const { score, parts } = byParts
    ? weighted(
        dimensions.map(({ code, label, weight, clause }) => ({
          id: code,
          label,
          weight,
          raw: scores[code] ?? 0,
          unit: 'point' as const,
          normalised: scores[code] ?? 0,
          basis: weightsSource?.basis ?? 'assumed',
          clause,
          ratio: null,
        })),
      )
    : { score: roundToCents(scores), parts: [] };
  return explainScore({
    subject: id,
    period: String(year),
    score,
    parts,
    order: PERSON_GRADES,
    bounds: values.bounds,
    clause: sources.bounds.clause,
    sources: [sources.grades, sources.bounds, ...(byParts && weightsSource ? [weightsSource] : [])],
  });
}

function moveOf({ member, proposed, counts }: Draft, out: ReadonlyMap<string, BeyondCap>, barred: Source | null) {
  if (!counts) return 'not-in-service';
  if (proposed !== 'excellent') return null;
  return barred ? 'unit-last' : (out.get(member.id) ?? null);
}

const RULE_OF: Readonly<Record<MoveCode, string>> = {
  cap: 'APR-2',
  'tie-at-cap': 'APR-3',
  'not-in-service': 'APR-4',
  'unit-last': 'APR-6',
};

function finished(
  { member, score, proposed }: Draft,
  move: MoveCode | null,
  { sources }: AppraisalPolicy,
  barred: Source | null,
): MemberAppraisal {
  const { id } = member;
  if (move === null) return { id, score, proposed, grade: proposed, moved: null };
  const source = move === 'cap' ? sources.capShare : move === 'unit-last' ? barred! : sources.capReading;
  const grade = move === 'not-in-service' ? null : 'competent';
  return { id, score, proposed, grade, moved: { rule: RULE_OF[move], code: move, clause: source.clause } };
}

/** APR-2: no more 优秀 than the cap. */
function capReason(code: string, measured: number, threshold: number, { sources }: AppraisalPolicy): Reason {
  return {
    rule: 'APR-2',
    code,
    ok: measured <= threshold,
    measured,
    threshold,
    unit: 'person',
    clause: sources.capShare.clause,
    // Whom the share is of, and how it is rounded, is our reading.
    basis: sources.capShare.basis === 'clause' && sources.capReading.basis === 'clause' ? 'clause' : 'assumed',
  };
}
