import type { Basis, Label } from '../model/basis.ts';
import type { Source } from '../policy/resolve-parameter.ts';

/**
 * An answer that explains itself: the object behind the API, the panel and the printed sheet. It is a plain value, so
 * the same input gives the same bytes; what prints it never recomputes it.
 */
export interface Explained<T extends string> {
  /** Code of the town, person or thing that it is about; null in a preview. */
  readonly subject: string | null;
  readonly value: T;
  /** 0–100, two decimals. */
  readonly score: number;
  readonly band: ScoreBand<T>;
  readonly parts: readonly ScorePart[];
  /** The clause that the value stands on, printed. */
  readonly clause: string;
  /** `simulated` as soon as one part is, else `assumed` as soon as one part or rule is. */
  readonly basis: 'clause' | 'assumed' | 'simulated';
  /** The period that was assessed (`2026-10`, `2026-Q4`, `2026`), null for a standing property such as the zone class. */
  readonly period: string | null;
  /** Every parameter that went in: pack, version, key, clause, basis. */
  readonly sources: readonly Source[];
  /** What would change the value: the next band up and the next down, where there are any. */
  readonly nextBands: readonly NextBand<T>[];
  /** Present when somebody decided the value; the band is still that of the score, and `nextBands` is empty. */
  readonly decision?: Decision<T> | undefined;
}

/** A value that was decided, dated and reasoned, in place of the one that the score gives. */
export interface Decision<T extends string> {
  readonly value: T;
  /** What it was before; null when there was none. */
  readonly from: T | null;
  /** From this local day `YYYY-MM-DD`; null when it stands from the beginning. */
  readonly day: string | null;
  readonly reason: Label;
  readonly decidedBy: Label;
  readonly basis: Exclude<Basis, 'clause'>;
}

/** Scores from `lower` (inclusive) to `upper` (exclusive; null at the top) have this value. */
export interface ScoreBand<T extends string> {
  readonly value: T;
  readonly lower: number;
  readonly upper: number | null;
}

/** A band next to the present one and how far away it is. */
export interface NextBand<T extends string> {
  readonly value: T;
  readonly direction: 'up' | 'down';
  /** Up: points to gain to enter it. Down: points that may be lost before it is entered (0.01 steps). */
  readonly points: number;
}

/** One part of a score. */
export interface ScorePart {
  readonly id: string;
  readonly label: Label;
  readonly weight: number;
  /** Raw figure in its own unit, and the same normalised to 0–100. */
  readonly raw: number;
  readonly unit: 'person' | 'm2' | 'share' | 'point' | 'count';
  readonly normalised: number;
  readonly contribution: number;
  readonly basis: Basis;
  /** Where the part and its weight come from, printed. */
  readonly clause: string;
  /** The two numbers of a rate, so that its denominator is never hidden. */
  readonly ratio: { readonly numerator: number; readonly denominator: number } | null;
}

/** One checked condition of a yes-or-no answer: hiring, duties, staffing. Every condition is listed, not just the first that fails. */
export interface Reason {
  /** Rule id, `ELI-2`. */
  readonly rule: string;
  readonly code: string;
  readonly ok: boolean;
  readonly measured: string | number | boolean | null;
  readonly threshold: string | number | boolean | null;
  readonly unit: string | null;
  readonly clause: string;
  readonly basis: 'clause' | 'assumed';
}
