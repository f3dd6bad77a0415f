import { actionsOf, type Actor } from '../../../shared/access/authorize.ts';
import type { SessionAnswer } from '../../../shared/http/endpoints/session.ts';
import { SESSION_COOKIE } from '../../access/caller.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem, wrongField } from '../reply.ts';
import { strangerRefusal } from '../router.ts';

const COOKIE_ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Lax';

export function sessionHandlers({
  access,
  config,
  world,
}: HandlerParts): HandlersOf<'getSession' | 'signIn' | 'signOut'> {
  const towns = new Set(world.loaded.towns.features.map(({ properties }) => properties.code));

  function describe(actor: Actor, signedIn: boolean): SessionAnswer {
    return { role: actor.role, town: actor.town, demo: config.demo, signedIn, actions: [...actionsOf(actor.role)] };
  }

  return {
    async getSession({ request }) {
      const identity = await access.identify(request);
      if (identity.kind === 'refused') return strangerRefusal(identity.code);
      return answer(describe(identity.actor, identity.signedIn));
    },
    signIn({ body, request }) {
      const town = body.town ?? null;
      if (town !== null && !towns.has(town)) return wrongField('town', 'is not a town of this district');
      if (body.demo === 'town-manager' && town === null) return wrongField('town', 'is needed for a town manager');
      access.signOut(request);
      const session = access.signInDemo(body.demo, town);
      if (!session) return problem('demo-off', 'This server has no demo identities.');
      const secure = request.secure ? '; Secure' : '';
      const cookie = `${SESSION_COOKIE}=${session.token}; ${COOKIE_ATTRIBUTES}${secure}`;
      return answer(describe(session.actor, true), { status: 201, headers: { 'Set-Cookie': cookie } });
    },
    signOut({ request }) {
      access.signOut(request);
      return answer(undefined, { headers: { 'Set-Cookie': `${SESSION_COOKIE}=; ${COOKIE_ATTRIBUTES}; Max-Age=0` } });
    },
  };
}
