import type { ZodError } from 'zod';
import { mayAtAll } from '../../shared/access/authorize.ts';
import {
  CLIENT_EVENTS,
  type Ack,
  type ClientAnswers,
  type ClientEvent,
  type ClientEventName,
  type ClientRequest,
} from '../../shared/wire/events.ts';
import { isSlow, readBacklog, type BacklogLimits } from './backlog.ts';
import type { WireSocket } from './socket-server.ts';
import { fullBucket, takeToken, type BucketRate } from './token-bucket.ts';
import type { Identify, Watcher } from './watcher.ts';

/** One handler for each request of the table; leaving one out does not compile. */
type RequestHandlers = {
  readonly [N in ClientEventName]: (
    socket: WireSocket,
    request: ClientRequest<N>,
    watcher: Watcher,
  ) => Ack<ClientAnswers[N]> | Promise<Ack<ClientAnswers[N]>>;
};

export interface BindOptions {
  readonly handlers: RequestHandlers;
  readonly identify: Identify;
  readonly rate: BucketRate;
  readonly backlogLimits: BacklogLimits;
  readonly nowMs: () => number;
  readonly onError: (error: unknown) => void;
}

/** Refused one after the other; whoever goes on is no client of ours. Assumed. */
const MOST_REFUSED = 100;

type Answer = (answer: Ack<ClientAnswers[ClientEventName]>) => void;

/**
 * Binds every event of the table: rate, who asks, right, shape, handler, one acknowledgement (WIRE-8, WIRE-10, WIRE-11). Who
 * floods is cut off. Who does not read the answers gets none: they would pile up, and asking anew would count as catching up.
 */
export function bindRequests(socket: WireSocket, options: BindOptions): void {
  const { handlers, rate, backlogLimits, nowMs } = options;
  socket.data.requests = fullBucket(rate, nowMs());
  let refused = 0;
  socket.use((packet, next) => {
    if (isSlow(readBacklog(socket), backlogLimits)) return;
    const left = takeToken(socket.data.requests, rate, nowMs());
    if (!left) {
      if (++refused > MOST_REFUSED) socket.disconnect(true);
      else answerOf(packet)?.({ ok: false, code: 'overloaded', message: 'too many requests: wait a second' });
      return;
    }
    refused = 0;
    socket.data.requests = left;
    if (Object.hasOwn(CLIENT_EVENTS, packet[0])) return next();
    answerOf(packet)?.({ ok: false, code: 'forbidden', message: 'there is no such request' });
  });
  for (const name of Object.keys(CLIENT_EVENTS) as ClientEventName[]) {
    socket.on(name, (request: unknown, ack: unknown) => {
      if (typeof ack === 'function') void handle(socket, name, handlers[name], request, ack as Answer, options);
    });
  }
}

async function handle<N extends ClientEventName>(
  socket: WireSocket,
  name: N,
  handler: RequestHandlers[N],
  request: unknown,
  ack: (answer: Ack<ClientAnswers[N]>) => void,
  { identify, onError }: BindOptions,
): Promise<void> {
  const { action, request: schema }: ClientEvent = CLIENT_EVENTS[name];
  try {
    const watcher = await identify(socket);
    if (typeof watcher === 'string') return void socket.disconnect(true);
    if (!mayAtAll(watcher.actor, action))
      return ack({ ok: false, code: 'forbidden', message: `the role ${watcher.actor.role} has no right to this` });
    const parsed = schema.safeParse(request);
    if (!parsed.success) return ack(badRequest(name, parsed.error));
    socket.data.watcher = watcher;
    ack(await handler(socket, parsed.data as ClientRequest<N>, watcher));
  } catch (error) {
    onError(error);
    ack({ ok: false, code: 'overloaded', message: 'the server could not answer: try again' });
  }
}

function badRequest(name: ClientEventName, { issues: [issue] }: ZodError): Ack<never> {
  const message = `${issue?.path.join('.') ?? name}: ${issue?.message ?? ''}`;
  return { ok: false, code: 'bad-request', message };
}

function answerOf(packet: readonly unknown[]): Answer | null {
  const last = packet.at(-1);
  return typeof last === 'function' ? (last as Answer) : null;
}
