import { Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { mayAtAll } from '../../shared/access/authorize.ts';
import { XLSX_MEDIA, type Endpoint } from '../../shared/http/endpoint.ts';
import { ENDPOINTS, type EndpointId } from '../../shared/http/endpoints/index.ts';
import { assert } from '../../shared/lib/assert.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { Access, KnownActor, RefusedCode } from '../access/access.ts';
import { isFromLoopback, isLocalVisitor } from '../access/caller.ts';
import { limitGuesses } from './limit-guesses.ts';
import { correlationIdOf } from './correlation.ts';
import { isCrossSiteWrite } from './foreign-page.ts';
import type { Call, Handler, HandlerTable } from './handler.ts';
import { KEY_PATTERN, type IdempotentWrites } from './idempotency.ts';
import { open311Document } from './open311-document.ts';
import { readOpen311 } from './open311-form.ts';
import { readFormBody, readJsonBody } from './read-body.ts';
import { problem, wrongField, type Refusal, type Reply } from './reply.ts';
import { sendPicture, sendPieces, sendPrepared, sendProblem, sendText } from './send.ts';
import { findUnstorableText } from './unstorable-text.ts';
import { whoAsks } from './who-asks.ts';

export interface RouterParts {
  /** The whole table in the application; before it stands, those that need no store. */
  readonly handlers: Partial<HandlerTable>;
  readonly access: Pick<Access, 'identify'>;
  /** Null where nothing is written. */
  readonly writes: IdempotentWrites | null;
  /** Origins that are at home here (HTTP-6). */
  readonly origins: readonly string[];
}

/** Routes for the endpoints that have a handler, then 405 for their paths: admission, body, schemas, key, handler, answer. */
export function endpointRouter(parts: RouterParts): Router {
  const { handlers } = parts;
  const router = Router({ caseSensitive: true });
  const limit = limitGuesses();
  const methods = new Map<string, string[]>();
  for (const id of Object.keys(ENDPOINTS) as EndpointId[]) {
    if (!handlers[id]) continue;
    const endpoint: Endpoint = ENDPOINTS[id];
    const { method, path } = endpoint;
    methods.set(path, [...(methods.get(path) ?? []), ...(method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])]);
    router[method](path, ...(endpoint.guessable ? [limit] : []), ...steps(id, endpoint, parts));
  }
  for (const [path, allowed] of methods) router.all(path, refuseMethod(allowed));
  return router;
}

function steps(
  id: EndpointId,
  endpoint: Endpoint,
  { handlers, access, writes, origins }: RouterParts,
): RequestHandler[] {
  const takesBody = !(endpoint.body instanceof z.ZodUndefined);
  // The table ties each handler to its own endpoint; only this loop sees them as one kind.
  const handler = handlers[id] as unknown as Handler;
  const admit: RequestHandler = async (request, response, next) => {
    const admitted = await admission(endpoint, { access, origins }, request);
    if (!admitted.ok) return sendProblem(response, admitted.error);
    response.locals['admitted'] = admitted.value;
    next();
  };
  const act: RequestHandler = async (request, response) => {
    const call = readCall(endpoint, request, response);
    if (!call.ok) return sendProblem(response, call.error);
    const reply = await replyOnce({ id, endpoint, handler, writes }, call.value);
    await send(request, response, endpoint, reply);
  };
  const { bodyLimitBytes } = endpoint;
  // The key of a form lies in it: it is read first.
  if (endpoint.open311 !== null)
    return [
      ...(takesBody ? [readJsonBody(bodyLimitBytes), readFormBody(bodyLimitBytes)] : []),
      readOpen311,
      admit,
      act,
    ];
  const form = endpoint.media === 'text/plain' ? [readFormBody(bodyLimitBytes)] : [];
  return takesBody ? [admit, readJsonBody(bodyLimitBytes), ...form, act] : [admit, act];
}

async function admission(
  endpoint: Endpoint,
  { access, origins }: Pick<RouterParts, 'access' | 'origins'>,
  request: Request,
): Promise<Result<KnownActor | null, Refusal>> {
  if (endpoint.admission === 'loopback') {
    // A proxy on this machine speaks for others.
    const isLocal = isFromLoopback(request) && isLocalVisitor(request);
    return isLocal ? ok(null) : err(problem('forbidden', 'Only programs on the same machine may read this.'));
  }
  // Devices of other makers send what they send; their path trusts no cookie, so that no page can misuse one.
  if (endpoint.media !== 'text/plain' && isCrossSiteWrite(request, origins))
    return err(problem('cross-site', 'A page of another site may not write here.'));
  if (endpoint.admission === 'anyone') return ok(null);
  const identity = await access.identify(request);
  if (identity.kind === 'refused') return err(strangerRefusal(identity.code));
  const { actor, restricted, signedIn } = identity;
  if (restricted !== null && endpoint.admission !== 'account:own')
    return err(problem('session-restricted', `This session has to ${restricted.replaceAll('-', ' ')} first.`));
  if (mayAtAll(actor, endpoint.admission)) return ok(identity);
  return err(
    signedIn
      ? problem('forbidden', `The role ${actor.role} has no right to do this.`)
      : strangerRefusal('not-signed-in'),
  );
}

/** 401 with the way to get in. */
export function strangerRefusal(code: RefusedCode): Refusal {
  const headers = { 'WWW-Authenticate': 'Bearer' };
  if (code === 'proxied-demo') return problem('not-signed-in', NO_PROXIED_DEMO, { headers });
  const detail = code === 'bad-token' ? 'The bearer token is not known.' : 'Sign in, or send a bearer token.';
  return problem(code, detail, { headers });
}

/** Why whoever comes through a proxy finds no demo (ACC-72). */
export const NO_PROXIED_DEMO =
  'This server is a demo for people at its own machine, and this request came through a proxy. Set JINGGE_TRUST_PROXY, which ends the demo, and sign in with an account.';

function readCall(endpoint: Endpoint, request: Request, response: Response): Result<Call, Refusal> {
  const params = endpoint.params.safeParse(request.params);
  // A path that no parameter could name is a path that does not exist.
  if (!params.success) return err(problem('not-found', 'There is nothing at this path.', fieldErrors(params.error)));
  if (findUnstorableText(request.params)) return err(problem('not-found', 'There is nothing at this path.'));
  const asked = { ...request.query };
  const unstorable = findUnstorableText(asked);
  if (unstorable) return err(wrongField(unstorable.path, unstorable.message));
  const query = endpoint.query.safeParse(asked);
  if (!query.success) return err(invalid(query.error));
  const body = readBody(endpoint, request);
  if (!body.ok) return body;
  const known = response.locals['admitted'] as KnownActor | null;
  return ok({
    params: params.data,
    query: query.data,
    body: body.value,
    get actor() {
      return this.known.actor;
    },
    get known() {
      assert(known, `${endpoint.path} admits anyone and knows no actor`);
      return known;
    },
    who: whoAsks(known, request, correlationIdOf(response)),
    device: known?.device ?? null,
    key: endpoint.idempotent ? (request.get('Idempotency-Key') ?? null) : null,
    request,
    correlationId: correlationIdOf(response),
  });
}

function readBody(endpoint: Endpoint, request: Request): Result<unknown, Refusal> {
  if (endpoint.body instanceof z.ZodUndefined) return ok(undefined);
  const given: unknown = request.body;
  if (given === undefined && request.is('*/*') && endpoint.media !== 'text/plain')
    return err(problem('unsupported-media-type', 'Send the body as application/json.'));
  // Where rows are judged one by one, a bad one does not sink the others (HTTP-9).
  const unstorable = endpoint.body instanceof z.ZodUnknown ? null : findUnstorableText(given);
  if (unstorable) return err(wrongField(unstorable.path, unstorable.message));
  const body = endpoint.body.safeParse(given);
  return body.success ? ok(body.data) : err(invalid(body.error));
}

function invalid(error: z.ZodError): Refusal {
  const more = fieldErrors(error);
  const [first] = more.errors;
  return problem('invalid-input', `${first?.path || 'The request'}: ${first?.message ?? 'cannot be read'}`, more);
}

/** One line per wrong field; a field that should not be there is named itself. */
function fieldErrors(error: z.ZodError) {
  const errors = error.issues.slice(0, 20).flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code !== 'unrecognized_keys') return [{ path: path.join('.'), message: issue.message }];
    return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'is not known here' }));
  });
  return { errors };
}

interface Route {
  readonly id: EndpointId;
  readonly endpoint: Endpoint;
  readonly handler: Handler;
  readonly writes: IdempotentWrites | null;
}

async function replyOnce({ id, endpoint, handler, writes }: Route, call: Call): Promise<Reply<unknown>> {
  const { key } = call;
  if (key === null) return handler(call);
  assert(writes, `${endpoint.path} is written to before the store is open`);
  if (!KEY_PATTERN.test(key)) return wrongField('Idempotency-Key', 'must be 1 to 255 visible ASCII characters');
  const write = { key, route: `${id} ${call.actor.id}`, content: { params: call.params, body: call.body } };
  const result = await writes.run(write, async () => {
    const reply = await handler(call);
    if (reply.kind === 'problem') return reply;
    assert(reply.kind === 'answer', `${endpoint.path} answers no body under a key`);
    return { status: reply.status ?? endpoint.status, ...reply };
  });
  if ('replayed' in result)
    return { kind: 'answer', status: result.status, body: result.body, headers: { 'Idempotency-Replayed': 'true' } };
  return result;
}

async function send(request: Request, response: Response, endpoint: Endpoint, reply: Reply<unknown>): Promise<void> {
  if (reply.kind === 'problem') return sendProblem(response, reply);
  if (reply.kind === 'redirect') return response.setHeader('Cache-Control', 'no-store').redirect(302, reply.location);
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  if (reply.kind === 'bytes') {
    response.setHeader('Content-Type', isText(endpoint.media) ? `${endpoint.media}; charset=utf-8` : endpoint.media);
    response.setHeader('ETag', reply.etag);
    return sendPrepared(request, response, reply.bytes);
  }
  if (reply.kind === 'stream') {
    response.setHeader('Content-Type', isText(endpoint.media) ? `${endpoint.media}; charset=utf-8` : endpoint.media);
    return sendPieces(request, response, reply.pieces);
  }
  if (reply.kind === 'picture') {
    response.setHeader('Content-Type', endpoint.media);
    response.setHeader('ETag', reply.etag);
    return sendPicture(request, response, reply.bytes);
  }
  const status = reply.status ?? endpoint.status;
  if (status === 204) return void response.status(204).end();
  if (endpoint.open311 !== null)
    return sendText(request, response, { status, ...open311Document(request, endpoint.open311, reply.body) });
  const text = endpoint.media === 'text/plain' ? String(reply.body) : JSON.stringify(reply.body);
  await sendText(request, response, { status, media: endpoint.media, text });
}

function isText(media: Endpoint['media']): boolean {
  return media !== 'application/vnd.mapbox-vector-tile' && media !== XLSX_MEDIA;
}

function refuseMethod(allowed: readonly string[]): RequestHandler {
  return (request, response) => {
    const detail = `${request.path} takes ${allowed.join(', ')}, not ${request.method}.`;
    sendProblem(response, problem('method-not-allowed', detail, { headers: { Allow: allowed.join(', ') } }));
  };
}
