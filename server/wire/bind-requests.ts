import {
  CLIENT_EVENTS,
  type Ack,
  type ClientAnswers,
  type ClientEventName,
  type ClientRequest,
} from '../../shared/wire/events.ts';
import { isSlow, readBacklog, type BacklogLimits } from './backlog.ts';
import type { WireSocket } from './socket-server.ts';
import { fullBucket, takeToken, type BucketRate } from './token-bucket.ts';

/** One handler for each request of the table; leaving one out does not compile. */
type RequestHandlers = {
  readonly [N in ClientEventName]: (
    socket: WireSocket,
    request: ClientRequest<N>,
  ) => Ack<ClientAnswers[N]> | Promise<Ack<ClientAnswers[N]>>;
};

export interface BindOptions {
  readonly handlers: RequestHandlers;
  readonly rate: BucketRate;
  readonly backlogLimits: BacklogLimits;
  readonly nowMs: () => number;
  readonly onError: (error: unknown) => void;
}

type Answer = (answer: Ack<ClientAnswers[ClientEventName]>) => void;

/**
 * Binds every event of the table: rate, shape, handler, one acknowledgement (WIRE-10, WIRE-11). Who does not read the answers
 * gets none: they would pile up, and asking anew would count as catching up.
 */
export function bindRequests(socket: WireSocket, options: BindOptions): void {
  const { handlers, rate, backlogLimits, nowMs } = options;
  socket.data.requests = fullBucket(rate, nowMs());
  socket.use((packet, next) => {
    if (isSlow(readBacklog(socket), backlogLimits)) return;
    const left = takeToken(socket.data.requests, rate, nowMs());
    if (left) {
      socket.data.requests = left;
      return next();
    }
    answerOf(packet)?.({ ok: false, code: 'overloaded', message: 'too many requests: wait a second' });
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
  { onError }: BindOptions,
): Promise<void> {
  const parsed = CLIENT_EVENTS[name].safeParse(request);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return ack({
      ok: false,
      code: 'bad-request',
      message: `${issue?.path.join('.') ?? name}: ${issue?.message ?? ''}`,
    });
  }
  try {
    ack(await handler(socket, parsed.data));
  } catch (error) {
    onError(error);
    ack({ ok: false, code: 'overloaded', message: 'the server could not answer: try again' });
  }
}

function answerOf(packet: readonly unknown[]): Answer | null {
  const last = packet.at(-1);
  return typeof last === 'function' ? (last as Answer) : null;
}
