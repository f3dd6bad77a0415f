import { authorize, type Actor } from '../access/authorize.ts';
import { caseResource } from '../access/case-resource.ts';
import type { CaseView } from '../model/case.ts';
import type { FieldRole } from '../model/officer.ts';

/** Somebody who takes a step, with the team of the roster line behind them; null at a desk. */
export interface CaseActor extends Actor {
  readonly team: FieldRole | null;
}

/**
 * On which side of a case somebody stands (CAS-8). The two axes of practice: the desk commands (指挥), the bench judges
 * (监督); the scene checks for the bench on site, the handler does the work, the enforcer answers whistles.
 */
export type CaseSide = 'desk' | 'bench' | 'scene' | 'handler' | 'enforcer';

/** The sides that an actor has in a case, by right, place and team. */
export function sidesOf(actor: CaseActor, item: CaseView): ReadonlySet<CaseSide> {
  const resource = caseResource(item);
  const { team } = actor;
  const sides = new Set<CaseSide>();
  if (team === null && authorize(actor, 'case:desk', resource)) sides.add('desk');
  if (team === null && authorize(actor, 'case:judge', resource)) sides.add('bench');
  if ((team === null || team === 'information') && authorize(actor, 'case:check', resource)) sides.add('scene');
  if (authorize(actor, 'case:field', resource)) sides.add('handler');
  if (team === 'enforcement' && authorize(actor, 'case:whistle', resource)) sides.add('enforcer');
  return sides;
}
