import { waitAfter } from '../../shared/access/attempts.ts';
import { usernameSchema } from '../../shared/access/account.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { Account, AccountStore } from '../ports/accounts.ts';
import type { Clock } from '../ports/clock.ts';
import type { Passwords } from './passwords.ts';
import type { SecondFactors } from './second-factors.ts';

interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly code: string | null;
}

export type SignInRefusal =
  | {
      readonly code: 'sign-in-failed' | 'second-factor-needed' | 'second-factor-wrong' | 'account-locked' | 'no-role';
      readonly account: Account | null;
    }
  | { readonly code: 'too-many-attempts'; readonly account: Account | null; readonly untilMs: number };

export interface SignInParts {
  readonly accounts: AccountStore;
  readonly passwords: Passwords;
  readonly secondFactors: SecondFactors;
  readonly clock: Clock;
}

/** Judges a name, a password and a code (ACC-42). */
export interface SignIn {
  check(
    credentials: Credentials,
  ): Promise<Result<{ readonly account: Account; readonly secondFactor: boolean }, SignInRefusal>>;
  /** Counts one more proof of somebody who is signed in, as an attempt like any other. */
  prove(account: Account, check: () => Promise<boolean>): Promise<'right' | 'wrong' | 'too-many-attempts'>;
}

/**
 * A name that nobody has is answered like a wrong password, after as long, and waits as long after five of them: nobody learns
 * which names there are.
 */
export function createSignIn({ accounts, passwords, secondFactors, clock }: SignInParts): SignIn {
  const strangers = createStrangerAttempts(clock);

  return {
    async check({ username, password, code }) {
      const name = usernameSchema.safeParse(username);
      const account = name.success ? await accounts.byUsername(name.data) : null;
      const waitMs = account ? await attemptOf(account) : strangers.attempt(username);
      if (waitMs > 0) return err({ code: 'too-many-attempts', account, untilMs: clock.nowMs() + waitMs });
      const right = await passwords.verify(account?.passwordHash ?? null, password);
      if (!account || !right || account.state === 'left') return err({ code: 'sign-in-failed', account });
      return judge(account, password, code);
    },
    async prove(account, check) {
      if ((await attemptOf(account)) > 0) return 'too-many-attempts';
      if (!(await check())) return 'wrong';
      await accounts.forgiveAttempt(account.id);
      return 'right';
    },
  };

  /** How long the account still waits, ms; 0 when the attempt counts. */
  async function attemptOf(account: Account): Promise<number> {
    const nowMs = clock.nowMs();
    if (await accounts.beginAttempt(account.id, nowMs)) return 0;
    return Math.max(1, (account.waitsUntilMs ?? nowMs) - nowMs);
  }

  async function judge(account: Account, password: string, code: string | null): ReturnType<SignIn['check']> {
    const forgiven = async (refusal: 'second-factor-needed' | 'account-locked' | 'no-role') => {
      await accounts.forgiveAttempt(account.id);
      return err({ code: refusal, account });
    };
    if (account.state === 'locked') return forgiven('account-locked');
    const hasFactor = account.totpSecret !== null;
    if (hasFactor && code === null) return forgiven('second-factor-needed');
    if (hasFactor && !(await secondFactors.use(account, code ?? '')))
      return err({ code: 'second-factor-wrong', account });
    if (account.grants.length === 0) return forgiven('no-role');
    await accounts.change(account.id, {
      failedCount: 0,
      waitsUntilMs: null,
      lastSignInMs: clock.nowMs(),
      ...((await passwords.isOutdated(account.passwordHash ?? ''))
        ? { passwordHash: await passwords.hash(password) }
        : {}),
    });
    return ok({ account, secondFactor: hasFactor });
  }
}

const MOST_NAMES = 10_000;

/** The same waits for names that nobody has; the oldest are forgotten first. */
function createStrangerAttempts(clock: Clock) {
  const names = new Map<string, { readonly failures: number; readonly untilMs: number }>();
  return {
    /** How long the name still waits, ms; 0 when the attempt counts. */
    attempt(username: string): number {
      const name = username.trim().toLowerCase();
      const nowMs = clock.nowMs();
      const before = names.get(name) ?? { failures: 0, untilMs: 0 };
      if (before.untilMs > nowMs) return before.untilMs - nowMs;
      const failures = before.failures + 1;
      names.delete(name);
      const [oldest] = names.keys();
      if (names.size >= MOST_NAMES && oldest !== undefined) names.delete(oldest);
      names.set(name, { failures, untilMs: nowMs + waitAfter(failures) });
      return 0;
    },
  };
}
