import type { Ack, ClientRequest, Refusal, ServerPayloads, SubscribeAnswer } from '../../shared/wire/events.ts';

/** One handler for each event of the server's table; leaving one out does not compile. */
type ServerHandlers = { readonly [N in keyof ServerPayloads]: (payload: ServerPayloads[N]) => void };

export interface ConnectionEvents extends ServerHandlers {
  opened(): void;
  /** The handshake was refused for a reason of the table. */
  refused(reason: Refusal): void;
  /** Could not be opened, or ended. */
  closed(why: string): void;
}

/** One connection from its opening to its end; a new attempt is a new one. */
export interface WireConnection {
  /** Answers null when nothing came in time. */
  subscribe(
    request: ClientRequest<'subscribe'>,
    timeoutMs: number,
    answered: (answer: Ack<SubscribeAnswer> | null) => void,
  ): void;
  /** Ends it; none of its events comes any more. */
  close(): void;
}

export type Connect = (events: ConnectionEvents) => WireConnection;
