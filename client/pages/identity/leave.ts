import type { Stores } from '../../stores/stores.ts';
import { viewLink } from '../../view-link.ts';
import { sendJson } from '../../wire/fetch-json.ts';
import { forgetFieldPerson } from '../../wire/field-person.ts';

/** Ends the session and opens the sign-in page anew: nothing of the last person stays in the page. */
export async function signOut({ view }: Pick<Stores, 'view'>): Promise<void> {
  await sendJson('DELETE', '/api/v1/session');
  await forgetFieldPerson();
  location.assign(viewLink('/sign-in', view));
}

/** Loads a page anew as somebody else, so that nothing that the last one saw is left in it. */
export function enterAs(path: string, { view }: Pick<Stores, 'view'>): void {
  location.assign(viewLink(path, view));
}
