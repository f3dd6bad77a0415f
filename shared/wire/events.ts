import { z } from 'zod';
import type { Action } from '../access/actions.ts';
import type { Change } from '../world/change.ts';
import type { WorldSnapshot } from '../world/facts.ts';
import { scopeSchema, type Scope } from '../world/scope.ts';

/** Every socket event, once. Both ends derive their types, checks and handler tables from here (docs/rules/wire.md). */

/** A request with the right that it takes; one that names none does not compile, and is refused (ACC-12). */
export interface ClientEvent {
  readonly action: Action;
  readonly request: z.ZodType;
}

/** Client → server. Each is a request with an acknowledgement. */
export const CLIENT_EVENTS = {
  subscribe: {
    action: 'scope:watch',
    request: z.strictObject({
      scope: scopeSchema,
      /** What the client already has of this scope; both or neither. */
      epoch: z.string().max(64).optional(),
      seq: z.int().nonnegative().optional(),
    }),
  },
} as const satisfies Readonly<Record<string, ClientEvent>>;

export type ClientEventName = keyof typeof CLIENT_EVENTS;
export type ClientRequest<N extends ClientEventName> = z.infer<(typeof CLIENT_EVENTS)[N]['request']>;

/** The numbered stream of one scope: apply when `seq` follows on, subscribe again on a gap. */
export interface ChangeBatch {
  readonly scope: Scope;
  readonly epoch: string;
  readonly seq: number;
  readonly changes: readonly Change[];
}

/** Counts of officers by state in a scope; part of the beat because positions never enter the stores. */
export interface DutyCounts {
  readonly total: number;
  readonly onDuty: number;
  readonly moving: number;
  readonly still: number;
  readonly stale: number;
  readonly silent: number;
  /** On a break that they have told (ACC-34). */
  readonly onBreak: number;
}

export interface IngestCounts {
  readonly accepted: number;
  readonly duplicate: number;
  readonly quarantined: number;
}

/** Every second or so: proof of life, the clock, the top of the stream and the age of the data. */
export interface Beat {
  readonly scope: Scope;
  readonly epoch: string;
  readonly seq: number;
  readonly serverMs: number;
  /** Newest accepted fix and newest case change in the scope; null when there is none. */
  readonly lastFixMs: number | null;
  readonly lastCaseMs: number | null;
  readonly duty: DutyCounts;
  /** Since the server started, of the scope's officers; those of strangers are the district's alone. */
  readonly ingest: IngestCounts;
}

/** `replay` and `demo` are said on every screen. */
export interface SubscribeAnswer {
  readonly epoch: string;
  readonly seq: number;
  readonly snapshot?: WorldSnapshot;
  readonly changes?: readonly ChangeBatch[];
  /**
   * A keyframe of the scope's officers, so that the map is complete at once. Null for whoever may watch the scope and not
   * see where people are: no frame will come, nobody is present in any grid, and no alert is about a position (ACC-13).
   */
  readonly keyframe: Uint8Array | null;
  readonly beat: Beat;
}

const ACK_ERRORS = ['bad-request', 'forbidden', 'unknown-scope', 'overloaded'] as const;
export type Ack<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly code: (typeof ACK_ERRORS)[number]; readonly message: string };

export interface ClientAnswers {
  subscribe: SubscribeAnswer;
}

/** Server → client. `positions` is volatile; `changes` never is. */
export interface ServerPayloads {
  positions: Uint8Array;
  changes: ChangeBatch;
  beat: Beat;
}

export type ServerToClientEvents = { [N in keyof ServerPayloads]: (payload: ServerPayloads[N]) => void };
export type ClientToServerEvents = {
  [N in ClientEventName]: (request: ClientRequest<N>, ack: (answer: Ack<ClientAnswers[N]>) => void) => void;
};

/** Reasons a handshake is refused with, as `connect_error.data.reason`. */
export const REFUSALS = ['wire-version', 'origin', 'not-signed-in'] as const;
export type Refusal = (typeof REFUSALS)[number];
