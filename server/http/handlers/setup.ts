import { MIN_PASSWORD_LENGTH, passwordFault } from '../../../shared/access/password-rules.ts';
import { assert } from '../../../shared/lib/assert.ts';
import { entry } from '../../audit/audit.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { passwordRefusal } from '../password-refusal.ts';
import { answer, problem } from '../reply.ts';
import { sessionAnswer } from '../session-answer.ts';
import { whoAsks } from '../who-asks.ts';
import { firstGrant } from './session.ts';

export function setupHandlers(parts: HandlerParts): HandlersOf<'getSetup' | 'setUp'> {
  const { access, audit, clock, config, store, waysIn } = parts;
  const { firstAdministrator, passwords, oidc } = waysIn;
  return {
    async getSetup({ request }) {
      const needed = await firstAdministrator.isNeeded();
      const demo = access.hasDemo(request);
      return answer({
        needed,
        demo,
        proxiedDemo: config.demo && !demo,
        singleSignOn: oidc !== null,
        passwordLength: MIN_PASSWORD_LENGTH,
      });
    },

    async setUp({ body: { code, username, password, name }, request, who, correlationId }) {
      if (!(await firstAdministrator.isNeeded())) return problem('setup-done', 'There is an account already: sign in.');
      if (!firstAdministrator.isCode(code)) {
        await audit.record(entry(who, 'setup:refused'));
        return problem('setup-code-wrong', 'The code is not the one that the server printed at its last start.');
      }
      const fault = passwordFault(password, username);
      if (fault) return passwordRefusal('password', fault);
      const passwordHash = await passwords.hash(password);
      const createdMs = clock.nowMs();
      const id = await firstAdministrator.make({ username, name, passwordHash, mustChangePassword: false, createdMs });
      if (id === null) return problem('setup-done', 'There is an account already: sign in.');
      const account = await store.accounts.byId(id);
      assert(account, 'the first account is not there');
      const known = await access.open(request, {
        account: id,
        grant: firstGrant(account),
        demo: null,
        secondFactor: false,
        elsewhere: false,
      });
      await audit.record(entry(whoAsks(known, request, correlationId), 'setup:done', { subject: id }));
      return answer(sessionAnswer(known, config), { status: 201 });
    },
  };
}
