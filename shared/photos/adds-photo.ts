import { authorize } from '../access/authorize.ts';
import { caseResource } from '../access/case-resource.ts';
import { sidesOf, type CaseActor } from '../cases/case-sides.ts';
import type { CaseState, CaseView } from '../model/case.ts';

/** While somebody has to look on site, whoever may look adds what they see. */
const LOOKED_AT: ReadonlySet<CaseState> = new Set(['verifying', 'checking']);

/**
 * Whether somebody may add a photo to a case (PHO-5): whoever has the right to, in its reach; and in the states in which
 * somebody looks on site, whoever verifies or checks there, though the case is none of theirs.
 */
export function addsPhoto(actor: CaseActor, item: CaseView, openedBy: string | null): boolean {
  if (authorize(actor, 'photo:add', caseResource(item, openedBy))) return true;
  return LOOKED_AT.has(item.state) && sidesOf(actor, item).has('scene');
}
