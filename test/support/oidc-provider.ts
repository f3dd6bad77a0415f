import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

const CLIENT = { id: 'jingge', secret: 'client-secret-of-a-test-run' };

/** A real identity provider on this machine, whose sign-in page answers for somebody by itself. */
export interface OidcProvider {
  readonly issuer: string;
  readonly client: { readonly id: string; readonly secret: string };
  /** From here on this is who signs in there. */
  signsIn(subject: string): void;
  close(): Promise<void>;
}

/** @param redirect where browsers are sent back to */
export async function startOidcProvider(redirect: string): Promise<OidcProvider> {
  const http = createServer();
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  let person = 'sub-nobody';
  http.on('request', makeProvider(issuer, redirect, () => person).callback());
  return {
    issuer,
    client: CLIENT,
    signsIn: (subject) => void (person = subject),
    async close() {
      http.closeAllConnections();
      await new Promise((closed) => http.close(closed));
    },
  };
}

function makeProvider(issuer: string, redirect: string, person: () => string): Provider {
  const made = new Provider(issuer, {
    clients: [
      { client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirect], response_types: ['code'] },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a-key-of-a-test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/answer/${uid}` },
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 60, Session: 60, Grant: 60 },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: id.replace('sub-', 'Name.') }),
    }),
  });
  made.use(async (context, next) => {
    if (!context.path.startsWith('/answer/')) return next();
    const { prompt, params } = await made.interactionDetails(context.req, context.res);
    if (prompt.name === 'login')
      return made.interactionFinished(context.req, context.res, { login: { accountId: person() } });
    const grant = new made.Grant({ accountId: person(), clientId: String(params['client_id']) });
    grant.addOIDCScope(String(params['scope']));
    const grantId = await grant.save();
    return made.interactionFinished(
      context.req,
      context.res,
      { consent: { grantId } },
      { mergeWithLastSubmission: true },
    );
  });
  return made;
}
