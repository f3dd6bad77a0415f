import { generateSync } from 'otplib';
import type { SessionAnswer } from '../../shared/http/endpoints/session.ts';
import type { Role } from '../../shared/access/roles.ts';
import { createPasswords } from '../../server/access/passwords.ts';
import { createSeal } from '../../server/access/sealed-text.ts';
import { BENCH_SECRET, type Got, type HttpBench } from './http-bench.ts';

export const PASSWORD = 'quiet river 42 stones';
/** Twenty bytes, as an authenticator has them. */
const TOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** Hashing is slow on purpose: once is enough for all the accounts of a test run. */
let hash: Promise<string> | null = null;

interface Wanted {
  readonly roles?: readonly (Role | { readonly role: Role; readonly town?: string; readonly officer?: string })[];
  readonly withSecondFactor?: boolean;
}

/** Puts an account into the store as administrators would have left it; answers its id. Its password is `PASSWORD`. */
export async function addAccount(bench: HttpBench, username: string, wanted: Wanted = {}): Promise<string> {
  const { accounts } = bench.store;
  const passwordHash = await (hash ??= createPasswords().hash(PASSWORD));
  const createdMs = bench.clock.nowMs();
  const id = await accounts.create({
    username,
    name: `Name of ${username}`,
    passwordHash,
    mustChangePassword: false,
    createdMs,
  });
  if (id === null) throw new Error(`there is an account ${username} already`);
  for (const [i, given] of (wanted.roles ?? []).entries()) {
    const grant = typeof given === 'string' ? { role: given } : given;
    await accounts.grant(id, { town: null, officer: null, ...grant }, { by: 'test', atMs: createdMs + i });
  }
  if (wanted.withSecondFactor) await accounts.change(id, { totpSecret: sealed(TOTP_SECRET) });
  return id;
}

function sealed(secret: string): string {
  return createSeal(BENCH_SECRET, 'second-factor').close(secret);
}

/** The code that an authenticator shows so many steps from now. */
export function codeAt(bench: HttpBench, steps = 0, secret = TOTP_SECRET): string {
  return generateSync({ secret, epoch: Math.floor(bench.clock.nowMs() / 1000) + steps * 30 });
}

export interface SignedIn {
  readonly headers: { readonly cookie: string };
  readonly session: SessionAnswer;
}

/** Signs in with `PASSWORD`; throws when that is refused. */
export async function signInAs(bench: HttpBench, username: string, totp?: string): Promise<SignedIn> {
  const got = await trySignIn(bench, { username, password: PASSWORD, ...(totp ? { totp } : {}) });
  if (got.status !== 201) throw new Error(`${username} was not let in: ${got.text}`);
  return { headers: cookieOf(got), session: got.json };
}

export function trySignIn(bench: HttpBench, body: unknown, headers: Record<string, string> = {}) {
  return bench.call<'signIn'>('POST', '/api/v1/session', { body, headers });
}

/** The cookie that an answer sets. */
export function cookieOf({ headers }: Pick<Got, 'headers'>): { readonly cookie: string } {
  const cookie = headers.getSetCookie().find((text) => text.startsWith('jingge_session='));
  if (!cookie) throw new Error('no session was given');
  return { cookie: cookie.split(';')[0]! };
}

/** Signs in somebody whose role needs a second factor, with one; answers the cookie. */
export async function enrolled(bench: HttpBench, username: string): Promise<{ readonly cookie: string }> {
  const account = await bench.store.accounts.byUsername(username);
  if (!account) throw new Error(`there is no account ${username}`);
  await bench.store.accounts.change(account.id, { totpSecret: sealed(TOTP_SECRET), totpLastStep: 0 });
  return (await signInAs(bench, username, codeAt(bench))).headers;
}
