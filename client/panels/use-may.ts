import type { Action } from '../../shared/access/actions.ts';
import type { Resource } from '../../shared/access/authorize.ts';
import { maySession } from '../selectors/session.ts';
import { useSession } from '../stores/use-stores.ts';

/** Whether this person may do something, by the table that the server refuses by; false until the server has told who it is. */
export function useMay(action: Action, resource?: Resource): boolean {
  return useSession(({ session }) => maySession(session, action, resource));
}
