import { bindingOf, type Role } from '../../../shared/access/roles.ts';
import { assert } from '../../../shared/lib/assert.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import { demoActor } from '../../access/demo-actor.ts';
import { renewedDisplayCookie } from '../../access/display-cookie.ts';
import type { NewSession } from '../../access/session-data.ts';
import type { SignInRefusal } from '../../access/sign-in.ts';
import { entry, type Who } from '../../audit/audit.ts';
import type { Account } from '../../ports/accounts.ts';
import type { LoadedDistrict } from '../../ports/district.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem, wrongField, type Refusal } from '../reply.ts';
import { NO_PROXIED_DEMO, strangerRefusal } from '../router.ts';
import { sessionAnswer } from '../session-answer.ts';
import { waitRefusal } from '../wait-refusal.ts';
import { whoAsks } from '../who-asks.ts';

type SessionEndpoints = 'getSession' | 'signIn' | 'signOut' | 'switchRole' | 'giveSecondFactor';

export function sessionHandlers(parts: HandlerParts): HandlersOf<SessionEndpoints> {
  const { access, audit, clock, config, waysIn, world } = parts;

  return {
    async getSession({ request }) {
      const identity = await access.identify(request);
      if (identity.kind === 'refused') return strangerRefusal(identity.code);
      // Every page asks this first: a wall that is in use keeps its cookie.
      const cookie =
        identity.actor.role === 'display' && identity.session === null ? renewedDisplayCookie(request) : null;
      return answer(sessionAnswer(identity, config), cookie === null ? {} : { headers: { 'Set-Cookie': cookie } });
    },

    async signIn({ body: { demo, town, username, password, totp }, request, who, correlationId }) {
      const judged =
        demo === undefined
          ? await judge({ username: username ?? '', password: password ?? '', code: totp ?? null }, who)
          : access.hasDemo(request)
            ? demoSession(demo, town ?? null, world.loaded)
            : err(problem('demo-off', config.demo ? NO_PROXIED_DEMO : 'This server has no demo identities.'));
      if (!judged.ok) return judged.error;
      const known = await access.open(request, judged.value);
      const detail = { method: demo === undefined ? 'password' : 'demo', secondFactor: judged.value.secondFactor };
      const { town: townOfActor } = known.actor;
      await audit.record(
        entry(whoAsks(known, request, correlationId), 'session:opened', { town: townOfActor, detail }),
      );
      return answer(sessionAnswer(known, config), { status: 201 });
    },

    async signOut({ request, correlationId }) {
      const identity = await access.visitor(request, false);
      await access.sessions.close(request);
      if (identity.kind === 'actor' && identity.session !== null)
        await audit.record(entry(whoAsks(identity, request, correlationId), 'session:closed'));
      return answer(undefined);
    },

    async switchRole({ body, known, request, who }) {
      const { account, session } = known;
      const grant = account?.grants.find(({ id }) => id === body.grant);
      if (!account || !session || !grant) return problem('not-found', 'You do not hold this role.');
      const { secondFactor, elsewhere, createdMs } = session.data;
      const next = await access.open(request, {
        account: account.id,
        grant: grant.id,
        demo: null,
        secondFactor,
        elsewhere,
        createdMs,
      });
      const detail = { from: known.actor.role, to: grant.role };
      await audit.record(entry(who, 'session:role-switched', { town: grant.town, detail }));
      return answer(sessionAnswer(next, config));
    },

    async giveSecondFactor({ body, known, request, who }) {
      const { account, session } = known;
      if (!account || !session || account.totpSecret === null)
        return problem('not-found', 'This session has no second factor to give.');
      const proof = await waysIn.signIn.prove(account, () => waysIn.secondFactors.use(account, body.code));
      if (proof !== 'right') {
        await audit.record(
          entry(who, 'session:refused', { subject: account.id, detail: { code: 'second-factor-wrong' } }),
        );
        return proof === 'wrong'
          ? problem('second-factor-wrong', 'The code is wrong or was used before.')
          : waitRefusal(account.waitsUntilMs, clock.nowMs());
      }
      const { grant, elsewhere, createdMs } = session.data;
      access.events.revoked({ kind: 'account', id: account.id });
      const next = await access.open(request, {
        account: account.id,
        grant,
        demo: null,
        secondFactor: true,
        elsewhere,
        createdMs,
      });
      await audit.record(entry(who, 'session:second-factor-given', { subject: account.id }));
      return answer(sessionAnswer(next, config));
    },
  };

  async function judge(
    credentials: { readonly username: string; readonly password: string; readonly code: string | null },
    who: Who,
  ): Promise<Result<NewSession, Refusal>> {
    const checked = await waysIn.signIn.check(credentials);
    if (checked.ok) {
      const { account, secondFactor } = checked.value;
      access.events.revoked({ kind: 'account', id: account.id });
      return ok({ account: account.id, grant: firstGrant(account), demo: null, secondFactor, elsewhere: false });
    }
    const { code, account } = checked.error;
    // The name is told only of somebody who is known: people type their password there.
    const detail = { code, method: 'password', ...(account ? { username: account.username } : {}) };
    await audit.record(entry(who, 'session:refused', { subject: account?.id ?? null, detail }));
    return err(refusalOf(checked.error, clock.nowMs()));
  }
}

/** The role that one acts in first: the one that was granted first. */
export function firstGrant(account: Account): string {
  const [grant] = account.grants;
  assert(grant, 'somebody without a role was let in');
  return grant.id;
}

/** A demo identity may look at one town as anybody; a town manager has to name it. */
function demoSession(
  role: Role,
  town: string | null,
  { towns, officers }: LoadedDistrict,
): Result<NewSession, Refusal> {
  const isTown = towns.features.some(({ properties }) => properties.code === town);
  if (town !== null && !isTown) return err(wrongField('town', 'is not a town of this district'));
  if (bindingOf(role) === 'town' && town === null) return err(wrongField('town', 'is needed for a town manager'));
  const actor = demoActor(role, town, officers);
  const demo = { role, town: actor.town, officer: actor.officer };
  return ok({ account: null, grant: null, secondFactor: false, elsewhere: false, demo });
}

function refusalOf(refusal: SignInRefusal, nowMs: number): Refusal {
  switch (refusal.code) {
    case 'too-many-attempts':
      return waitRefusal(refusal.untilMs, nowMs);
    case 'sign-in-failed':
      return problem('sign-in-failed', 'The name or the password is wrong.');
    case 'second-factor-needed':
      return problem('second-factor-needed', 'Send the code of the second factor as totp.');
    case 'second-factor-wrong':
      return problem('second-factor-wrong', 'The code is wrong or was used before.');
    case 'account-locked':
      return problem('account-locked', 'An administrator has locked this account.');
    case 'no-role':
      return problem('no-role', 'The security administrator has not granted this account a role yet.');
  }
}
