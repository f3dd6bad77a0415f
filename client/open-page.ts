import { maySession } from './selectors/session.ts';
import type { Stores } from './stores/stores.ts';
import { keepDistrict, type DistrictKeeper } from './wire/keep-district.ts';
import { openLink, type Link } from './wire/open-link.ts';
import type { PageLife } from './wire/page-life.ts';
import type { Connect } from './wire/wire-connection.ts';

export interface OpenPageOptions {
  readonly stores: Stores;
  readonly connect: Connect;
  readonly life: PageLife;
  readonly onOtherVersion: () => void;
}

export interface OpenedPage {
  retryDistrict(): void;
  retryLink(): void;
}

/**
 * Reads and watches what the person may see, as soon as it is known who that is: nothing is asked that would be refused. Whoever
 * is of one town watches that town. After a session has ended and begun again, everything is tried at once.
 */
export function openPage({ stores, connect, life, onOtherVersion }: OpenPageOptions): OpenedPage {
  let district: DistrictKeeper | null = null;
  let link: Link | null = null;

  const mayReadRoster = () => maySession(stores.session.getState().session, 'roster:read');

  function open(): void {
    const { phase, session } = stores.session.getState();
    if (phase !== 'known' || !session) return;
    stayInTown();
    if (district) {
      if (stores.district.getState().district === null) district.retry();
    } else if (maySession(session, 'district:read'))
      district = keepDistrict({ stores, life, onOtherVersion, mayReadRoster });
    if (link) link.retry();
    else if (maySession(session, 'scope:watch')) link = openLink(stores, connect, life);
  }

  /** A link to another town, or back in the history, leads nowhere that would be refused. */
  function stayInTown(): void {
    const town = stores.session.getState().session?.town ?? null;
    const { scope, scopeChanged } = stores.link.getState();
    if (town !== null && scope !== `town:${town}`) scopeChanged(`town:${town}`);
  }

  stores.link.subscribe((now, before) => {
    if (now.scope !== before.scope) stayInTown();
  });
  stores.session.subscribe((now, before) => {
    if (now.phase !== before.phase || now.session !== before.session) open();
  });
  open();
  return { retryDistrict: () => district?.retry(), retryLink: () => link?.retry() };
}
