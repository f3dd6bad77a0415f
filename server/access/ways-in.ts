import type { ServerDeps } from '../ports/server.ts';
import { createFirstAdministrator, type FirstAdministrator } from './first-administrator.ts';
import { createOidc, type Oidc } from './oidc.ts';
import { createPasswords, type Passwords } from './passwords.ts';
import { createSeal } from './sealed-text.ts';
import { createSecondFactors, type SecondFactors } from './second-factors.ts';
import { createSignIn, type SignIn } from './sign-in.ts';

/** Everything that a person can prove to be somebody with. */
export interface WaysIn {
  readonly passwords: Passwords;
  readonly secondFactors: SecondFactors;
  readonly signIn: SignIn;
  readonly firstAdministrator: FirstAdministrator;
  /** Null when no provider is configured. */
  readonly oidc: Oidc | null;
}

export function createWaysIn(
  { clock, config, store }: Pick<ServerDeps, 'clock' | 'config' | 'store'>,
  setupCode: string | null,
): WaysIn {
  const { accounts } = store;
  const passwords = createPasswords();
  const secondFactors = createSecondFactors({ accounts, seal: createSeal(config.secret, 'second-factor'), clock });
  return {
    passwords,
    secondFactors,
    signIn: createSignIn({ accounts, passwords, secondFactors, clock }),
    firstAdministrator: createFirstAdministrator(accounts, config.demo ? null : setupCode),
    oidc: config.oidc === null ? null : createOidc(config.oidc, config.secret, clock),
  };
}
