import type { Actor } from '../../shared/access/authorize.ts';
import type { CaseCodes } from '../../shared/cases/codes/case-codes.ts';
import type { LoopRules } from '../../shared/cases/case-conditions.ts';
import type { CaseActor } from '../../shared/cases/case-sides.ts';
import type { NearbyPolicy } from '../../shared/cases/case-policy.ts';
import type { MarkRules } from '../../shared/cases/case-marks.ts';
import type { CaseLimits } from '../../shared/cases/lateness.ts';
import type { DutiesPolicy } from '../../shared/duties/duties-policy.ts';
import type { StoredCase } from '../ports/cases.ts';
import type { ServerDeps } from '../ports/server.ts';
import type { Locate } from './case-place.ts';

/** What opening, acting on and importing cases are made from. */
export interface CaseParts extends Pick<ServerDeps, 'clock' | 'store' | 'world'> {
  /** The limits of the local day of an instant. */
  readonly limitsAt: (atMs: number) => CaseLimits;
  /** What the marks of a case follow from, of the local day of an instant. */
  readonly marksAt: (atMs: number) => MarkRules;
  /** What decides on steps, of the local day of an instant and at that instant. */
  readonly rulesAt: (atMs: number) => LoopRules;
  /** The code table in use. */
  readonly codes: CaseCodes;
  readonly dutiesAt: (atMs: number) => Pick<DutiesPolicy, 'reports'>;
  /** What is near another, by the policies of an instant. */
  readonly nearbyAt: (atMs: number) => NearbyPolicy | null;
  /** Age of a fix up to which it says where somebody is, ms. */
  readonly freshMsAt: (atMs: number) => number;
  /** Whom a whistle of a case alerts at an instant, nearest first; null where no policy says how many (CAS-16). */
  readonly alertedBy: (stored: Pick<StoredCase, 'item' | 'events'>, atMs: number) => readonly string[] | null;
  readonly asCaseActor: (actor: Actor) => CaseActor;
  readonly locate: Locate;
}
