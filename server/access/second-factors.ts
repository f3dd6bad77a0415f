import { createHash } from 'node:crypto';
import { generateSecret, generateURI, verifySync } from 'otplib';
import type { Account, AccountStore } from '../ports/accounts.ts';
import type { Clock } from '../ports/clock.ts';
import { bareGroups, randomGroups } from './random-groups.ts';
import type { Seal } from './sealed-text.ts';

/** Time-based one-time passwords (RFC 6238) with recovery codes (ACC-47). */
export interface SecondFactors {
  /** A new secret that waits for its first code; answers what the authenticator reads. */
  enrol(account: Account): Promise<{ readonly secret: string; readonly url: string }>;
  /** Makes the waiting secret the second factor; answers recovery codes, or null when the code is wrong. */
  confirm(account: Account, code: string): Promise<readonly string[] | null>;
  /** Whether the code is right, and not used before: of the authenticator, or a recovery code, which is then gone. */
  use(account: Account, code: string): Promise<boolean>;
}

const ISSUER = 'Jingge 精格';
const STEP_S = 30;
const RECOVERY_CODES = 10;

export interface SecondFactorParts {
  readonly accounts: AccountStore;
  readonly seal: Seal;
  readonly clock: Clock;
}

export function createSecondFactors({ accounts, seal, clock }: SecondFactorParts): SecondFactors {
  /** The step of the code; null when it is wrong or too old. Clocks may differ by one step (RFC 6238 5.2). */
  function stepOf(sealed: string | null, token: string, lastStep: number): number | null {
    const secret = sealed === null ? null : seal.open(sealed);
    if (secret === null || !/^\d{6}$/.test(token)) return null;
    const epoch = Math.floor(clock.nowMs() / 1000);
    const result = verifySync({ secret, token, epoch, epochTolerance: STEP_S, afterTimeStep: lastStep });
    return result.valid && 'timeStep' in result ? result.timeStep : null;
  }

  return {
    async enrol(account) {
      const secret = generateSecret();
      await accounts.change(account.id, { totpPending: seal.close(secret) });
      return { secret, url: generateURI({ issuer: ISSUER, label: account.username, secret }) };
    },
    async confirm(account, code) {
      const step = stepOf(account.totpPending, code, 0);
      if (step === null) return null;
      const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
      await accounts.change(account.id, {
        totpSecret: account.totpPending,
        totpPending: null,
        totpLastStep: step,
        recoverySha256: codes.map(hashOf),
      });
      return codes;
    },
    async use(account, code) {
      if (account.totpSecret === null) return false;
      const step = stepOf(account.totpSecret, code, account.totpLastStep);
      if (step !== null) return accounts.useTotpStep(account.id, step);
      return accounts.useRecoveryCode(account.id, hashOf(code));
    },
  };
}

/** `xxxx-xxxx-xxxx-xxxx`, 79 random bits. */
function newRecoveryCode(): string {
  return randomGroups(16);
}

/** Recovery codes are random: a plain hash is enough. */
function hashOf(code: string): string {
  return createHash('sha256').update(bareGroups(code)).digest('hex');
}
