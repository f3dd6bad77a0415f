import type { Actor } from '../../shared/access/authorize.ts';
import type { LoopRules } from '../../shared/cases/case-conditions.ts';
import type { CaseActor } from '../../shared/cases/case-sides.ts';
import type { CaseLimits } from '../../shared/cases/lateness.ts';
import type { ServerDeps } from '../ports.ts';
import type { Locate } from './case-place.ts';

/** What opening, acting on and importing cases are made from. */
export interface CaseParts extends Pick<ServerDeps, 'clock' | 'store' | 'world'> {
  readonly limitsAt: (atMs: number) => CaseLimits;
  readonly rulesAt: (atMs: number) => LoopRules;
  readonly asCaseActor: (actor: Actor) => CaseActor;
  readonly locate: Locate;
}
