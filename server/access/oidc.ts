import * as client from 'openid-client';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { OidcError } from '../../shared/http/endpoints/oidc.ts';
import { isLoopback } from '../config.ts';
import type { AccountIdentity } from '../ports/accounts.ts';
import type { Clock } from '../ports/clock.ts';
import type { OidcConfig } from '../ports/server.ts';
import { createSeal } from './sealed-text.ts';

/** Somebody whom the identity provider vouches for. */
export interface Vouched extends AccountIdentity {
  /** Value of the configured claim, in lower case; null without one. */
  readonly username: string | null;
  /** The provider says that it asked for a second factor. */
  readonly secondFactor: boolean;
  /** Page to go to. */
  readonly next: string;
}

/** Sign-in elsewhere: OpenID Connect, authorization code with PKCE, state and nonce (ACC-56). */
export interface Oidc {
  /** Where to send the browser, and what it has to bring back in a cookie. */
  start(next: string): Promise<Result<{ readonly url: string; readonly cookie: string }, OidcError>>;
  finish(
    query: string,
    cookie: string | null,
  ): Promise<Result<Vouched, { readonly code: OidcError; readonly reason: string }>>;
}

export const OIDC_COOKIE = 'jingge_oidc';
export const OIDC_MINUTES = 10;

const flightSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
  untilMs: z.number(),
});

/** Values of the `amr` claim that mean a second factor (RFC 8176). */
const STRONG: ReadonlySet<unknown> = new Set(['mfa', 'otp', 'hwk']);

export function createOidc(config: OidcConfig, secret: string, clock: Clock): Oidc {
  const seal = createSeal(secret, 'oidc');
  let known: Promise<client.Configuration> | null = null;

  /** What the provider says about itself, asked once; again when it did not answer. */
  function provider(): Promise<client.Configuration> {
    known ??= discover(config).catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  }

  return {
    async start(next) {
      const found = await provider().catch(() => null);
      if (!found) return err('oidc-unreachable');
      const verifier = client.randomPKCECodeVerifier();
      const flight = { state: client.randomState(), nonce: client.randomNonce(), verifier, next };
      const url = client.buildAuthorizationUrl(found, {
        redirect_uri: config.redirectUrl,
        scope: 'openid profile',
        state: flight.state,
        nonce: flight.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      const untilMs = clock.nowMs() + OIDC_MINUTES * 60_000;
      return ok({ url: url.href, cookie: seal.close(JSON.stringify({ ...flight, untilMs })) });
    },
    async finish(query, cookie) {
      const flight = readFlight(cookie === null ? null : seal.open(cookie));
      if (!flight || flight.untilMs < clock.nowMs())
        return err({ code: 'oidc-refused', reason: 'the sign-in was not begun in this browser, or took too long' });
      try {
        const found = await provider();
        const tokens = await client.authorizationCodeGrant(found, new URL(query, config.redirectUrl), {
          pkceCodeVerifier: flight.verifier,
          expectedState: flight.state,
          expectedNonce: flight.nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) return err({ code: 'oidc-refused', reason: 'the provider sent no identity' });
        return ok({ ...vouchedBy(claims, config.usernameClaim), next: flight.next });
      } catch (error) {
        const reason = error instanceof Error ? error.message : 'unknown';
        return err({ code: error instanceof TypeError ? 'oidc-unreachable' : 'oidc-refused', reason });
      }
    },
  };
}

function discover({ issuer, clientId, clientSecret }: OidcConfig): Promise<client.Configuration> {
  const url = new URL(issuer);
  // Plain HTTP only to a provider on this very machine.
  const execute = url.protocol === 'http:' && isLoopback(url.hostname) ? [client.allowInsecureRequests] : [];
  return client.discovery(url, clientId, clientSecret, undefined, { execute });
}

function vouchedBy(claims: client.IDToken, usernameClaim: string | null): Omit<Vouched, 'next'> {
  const { iss: issuer, sub: subject, amr } = claims;
  const username = usernameClaim === null ? null : claims[usernameClaim];
  return {
    issuer,
    subject,
    username: typeof username === 'string' ? username.toLowerCase() : null,
    secondFactor: Array.isArray(amr) && amr.some((method) => STRONG.has(method)),
  };
}

function readFlight(text: string | null): z.infer<typeof flightSchema> | null {
  if (text === null) return null;
  const parsed = flightSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}
