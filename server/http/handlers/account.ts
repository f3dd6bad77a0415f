import { passwordFault } from '../../../shared/access/password-rules.ts';
import { needsSecondFactor } from '../../../shared/access/roles.ts';
import type { SessionList } from '../../../shared/http/endpoints/account.ts';
import { NO_SECOND_FACTOR } from '../../access/account-keeping.ts';
import type { FoundSession } from '../../access/sessions.ts';
import { entry } from '../../audit/audit.ts';
import type { Account } from '../../ports/accounts.ts';
import type { Call, HandlerParts, HandlersOf } from '../handler.ts';
import { passwordRefusal } from '../password-refusal.ts';
import { answer, problem, wrongField, type Refusal } from '../reply.ts';
import { sessionAnswer } from '../session-answer.ts';
import { waitRefusal } from '../wait-refusal.ts';

type OwnEndpoints =
  | 'getAccount'
  | 'changePassword'
  | 'enrolTotp'
  | 'confirmTotp'
  | 'removeTotp'
  | 'listSessions'
  | 'endSession'
  | 'endSessions';

interface Own {
  readonly account: Account;
  readonly session: FoundSession;
}

/** What everybody does with their own account. The account is read anew: what is remembered may be seconds old. */
export function accountHandlers(parts: HandlerParts): HandlersOf<OwnEndpoints> {
  const { access, audit, clock, config, store, waysIn } = parts;
  const { passwords, secondFactors, signIn } = waysIn;
  const { sessions, events } = access;

  async function ownOf({ known }: Pick<Call, 'known'>): Promise<Own | null> {
    const account = known.account && (await store.accounts.byId(known.account.id));
    return account && known.session ? { account, session: known.session } : null;
  }

  /** Null when the proof is right; a wrong one counts like a wrong sign-in. */
  async function refuse(account: Account, check: () => Promise<boolean>, wrong: Refusal): Promise<Refusal | null> {
    const proof = await signIn.prove(account, check);
    if (proof === 'right') return null;
    return proof === 'wrong' ? wrong : waitRefusal(account.waitsUntilMs, clock.nowMs());
  }

  /** Ends all sessions of the account and opens this one anew. */
  async function renew({ request }: Pick<Call, 'request'>, { account, session }: Own, secondFactor: boolean) {
    events.revoked({ kind: 'account', id: account.id });
    const others = await sessions.ofAccount(account.id);
    await sessions.end(others.filter(({ id }) => id !== session.id));
    const { grant, createdMs, elsewhere } = session.data;
    const opened = { account: account.id, grant, demo: null, secondFactor, elsewhere, createdMs };
    const next = await access.open(request, opened);
    return sessionAnswer(next, config);
  }

  return {
    async getAccount(call) {
      const own = await ownOf(call);
      if (!own) return NO_ACCOUNT;
      const { account } = own;
      return answer({
        id: account.id,
        username: account.username,
        name: account.name,
        grants: [...account.grants],
        hasPassword: account.passwordHash !== null,
        mustChangePassword: account.mustChangePassword,
        passwordChangedMs: account.passwordChangedMs,
        secondFactor: {
          confirmed: account.totpSecret !== null,
          needed: isFactorNeeded(account, config.demo),
          recoveryCodesLeft: account.totpSecret === null ? 0 : account.recoverySha256.length,
        },
        singleSignOn: account.identities.length > 0,
      });
    },

    async changePassword(call) {
      const own = await ownOf(call);
      if (!own) return NO_ACCOUNT;
      const { account, session } = own;
      const { current, next } = call.body;
      const wrong = wrongField('current', 'is not your password');
      const refusal = await refuse(account, () => passwords.verify(account.passwordHash, current), wrong);
      if (refusal) return refusal;
      const fault = passwordFault(next, account.username);
      if (fault) return passwordRefusal('next', fault);
      if (await passwords.verify(account.passwordHash, next)) return wrongField('next', 'must be another one');
      const passwordHash = await passwords.hash(next);
      const passwordChangedMs = clock.nowMs();
      await store.accounts.change(account.id, { passwordHash, passwordChangedMs, mustChangePassword: false });
      const answered = await renew(call, own, session.data.secondFactor);
      await audit.record(entry(call.who, 'account:password-changed', { subject: account.id }));
      return answer(answered);
    },

    async enrolTotp(call) {
      const own = await ownOf(call);
      if (!own) return NO_ACCOUNT;
      const { account } = own;
      const { password = '', code = '' } = call.body;
      if (account.passwordHash !== null) {
        const wrong = wrongField('password', 'is not your password');
        const refusal = await refuse(account, () => passwords.verify(account.passwordHash, password), wrong);
        if (refusal) return refusal;
      }
      if (account.totpSecret !== null) {
        const refusal = await refuse(account, () => secondFactors.use(account, code), WRONG_CODE);
        if (refusal) return refusal;
      }
      const begun = await secondFactors.enrol(account);
      await audit.record(entry(call.who, 'second-factor:begun', { subject: account.id }));
      return answer(begun);
    },

    async confirmTotp(call) {
      const own = await ownOf(call);
      if (!own) return NO_ACCOUNT;
      const { account } = own;
      let recoveryCodes: readonly string[] = [];
      const confirm = async () => {
        const codes = await secondFactors.confirm(account, call.body.code);
        recoveryCodes = codes ?? [];
        return codes !== null;
      };
      const refusal = await refuse(account, confirm, WRONG_CODE);
      if (refusal) return refusal;
      const session = await renew(call, own, true);
      await audit.record(entry(call.who, 'second-factor:enrolled', { subject: account.id }));
      return answer({ recoveryCodes: [...recoveryCodes], session });
    },

    async removeTotp(call) {
      const own = await ownOf(call);
      if (!own) return NO_ACCOUNT;
      const { account } = own;
      if (isFactorNeeded(account, config.demo)) return problem('second-factor-kept', 'One of your roles needs it.');
      const refusal = await refuse(account, () => secondFactors.use(account, call.body.code), WRONG_CODE);
      if (refusal) return refusal;
      await store.accounts.change(account.id, NO_SECOND_FACTOR);
      events.revoked({ kind: 'account', id: account.id });
      await audit.record(entry(call.who, 'second-factor:removed', { subject: account.id }));
      return answer(undefined);
    },

    async listSessions(call) {
      const own = await ownOf(call);
      if (!own) return NO_ACCOUNT;
      return answer(sessionList(await sessions.ofAccount(own.account.id), own.account, own.session.id));
    },

    async endSession(call) {
      const own = await ownOf(call);
      if (!own) return NO_ACCOUNT;
      const mine = await sessions.ofAccount(own.account.id);
      const ended = mine.filter(({ id }) => id === call.params.session);
      if (ended.length === 0) return problem('not-found', 'You have no such session.');
      await sessions.end(ended);
      await audit.record(entry(call.who, 'session:ended', { subject: own.account.id }));
      return answer(undefined);
    },

    async endSessions(call) {
      const own = await ownOf(call);
      if (!own) return NO_ACCOUNT;
      await sessions.end(await sessions.ofAccount(own.account.id));
      await sessions.close(call.request);
      await audit.record(entry(call.who, 'session:all-ended', { subject: own.account.id }));
      return answer(undefined);
    },
  };
}

const NO_ACCOUNT = problem('not-found', 'This session has no account.');
const WRONG_CODE = problem('second-factor-wrong', 'The code is wrong or was used before.');

function isFactorNeeded({ grants }: Account, isDemo: boolean): boolean {
  return !isDemo && grants.some(({ role }) => needsSecondFactor(role));
}

/** Sessions as they may be shown: without their secrets. */
export function sessionList(
  sessions: readonly FoundSession[],
  { grants }: Account,
  currentId: string | null,
): SessionList {
  const items = sessions.map(({ id, data }) => {
    const grant = grants.find((candidate) => candidate.id === data.grant);
    const { createdMs, lastSeenMs, address, userAgent } = data;
    const acts = { role: grant?.role ?? null, town: grant?.town ?? null };
    return { id, current: id === currentId, ...acts, createdMs, lastSeenMs, address, userAgent };
  });
  return { items: items.sort((a, b) => b.lastSeenMs - a.lastSeenMs) };
}
