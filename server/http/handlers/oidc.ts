import type { Request } from 'express';
import { needsSecondFactor } from '../../../shared/access/roles.ts';
import { SIGN_IN_PAGE, finishOidc as callback, type OidcError } from '../../../shared/http/endpoints/oidc.ts';
import { readCookie } from '../../access/caller.ts';
import { OIDC_COOKIE, OIDC_MINUTES, type Vouched } from '../../access/oidc.ts';
import { entry } from '../../audit/audit.ts';
import type { Account } from '../../ports/accounts.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import type { Reply } from '../reply.ts';
import { whoAsks } from '../who-asks.ts';
import { firstGrant } from './session.ts';

export function oidcHandlers(parts: HandlerParts): HandlersOf<'startOidc' | 'finishOidc'> {
  const { access, audit, clock, store, waysIn } = parts;
  const { oidc } = waysIn;
  const { accounts } = store;

  /** The account that somebody is: linked by an administrator, or by name where the provider's names are trusted. */
  async function accountOf(vouched: Vouched): Promise<Account | null> {
    const linked = await accounts.byIdentity(vouched);
    if (linked || vouched.username === null) return linked;
    const named = await accounts.byUsername(vouched.username);
    // Whoever keeps names at the provider could otherwise make themselves an administrator here.
    const isGuarded = named?.grants.some(({ role }) => needsSecondFactor(role)) ?? true;
    const isOther = named?.identities.some(({ issuer }) => issuer === vouched.issuer) ?? true;
    if (!named || named.state !== 'active' || isGuarded || isOther) return null;
    await accounts.link(named.id, vouched, clock.nowMs());
    return named;
  }

  return {
    async startOidc({ query: { next = '/' }, request }) {
      if (!oidc) return failed('oidc-off');
      const started = await oidc.start(next);
      if (!started.ok) return failed(started.error);
      setFlight(request, started.value.cookie, OIDC_MINUTES * 60);
      return { kind: 'redirect', location: started.value.url };
    },

    async finishOidc({ request, who, correlationId }) {
      if (!oidc) return failed('oidc-off');
      const finished = await oidc.finish(request.originalUrl, readCookie(request.headers.cookie, OIDC_COOKIE));
      setFlight(request, '', 0);
      const refuse = async (code: OidcError, reason: string, account: Account | null = null) => {
        const detail = { code, method: 'oidc', reason: reason.slice(0, 200) };
        await audit.record(entry(who, 'session:refused', { subject: account?.id ?? null, detail }));
        return failed(code);
      };
      if (!finished.ok) return refuse(finished.error.code, finished.error.reason);
      const vouched = finished.value;
      const account = await accountOf(vouched);
      if (!account || account.state === 'left' || account.grants.length === 0)
        return refuse('oidc-unknown', `nobody here is ${vouched.subject} of ${vouched.issuer}`, account);
      if (account.state === 'locked') return refuse('oidc-locked', 'the account is locked', account);
      await accounts.change(account.id, { lastSignInMs: clock.nowMs() });
      access.events.revoked({ kind: 'account', id: account.id });
      const { secondFactor } = vouched;
      const known = await access.open(request, {
        account: account.id,
        grant: firstGrant(account),
        demo: null,
        secondFactor,
        elsewhere: true,
      });
      const detail = { method: 'oidc', issuer: vouched.issuer, secondFactor };
      await audit.record(
        entry(whoAsks(known, request, correlationId), 'session:opened', { town: known.actor.town, detail }),
      );
      return { kind: 'redirect', location: vouched.next };
    },
  };
}

function failed(code: OidcError): Reply<undefined> {
  return { kind: 'redirect', location: `${SIGN_IN_PAGE}?error=${code}` };
}

/** What the browser brings back: Lax, because it comes from the provider's page. */
function setFlight(request: Request, value: string, maxAgeS: number): void {
  const secure = request.secure ? '; Secure' : '';
  const cookie = `${OIDC_COOKIE}=${value}; Path=${callback.path}; HttpOnly; SameSite=Lax; Max-Age=${maxAgeS}${secure}`;
  request.res?.append('Set-Cookie', cookie);
}
