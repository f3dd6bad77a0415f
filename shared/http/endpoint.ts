import { z } from 'zod';
import type { Action } from '../access/actions.ts';

/** Who is asked for at an endpoint. `anyone` needs no session; the others are a right, or a caller on this machine. */
type Admission = Action | 'anyone' | 'loopback';

/** One endpoint, once: routing, checking, rights, OpenAPI and the types of its handler are derived from this. */
export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** With `:name` for each parameter. */
  readonly path: string;
  readonly admission: Admission;
  readonly summary: string;
  readonly params: P;
  readonly query: Q;
  /** `NOTHING` when the endpoint takes none. */
  readonly body: B;
  readonly answer: A;
  readonly status: 200 | 201 | 204 | 302;
  readonly media:
    'application/json' | 'application/geo+json' | 'application/vnd.mapbox-vector-tile' | 'image/jpeg' | 'text/plain';
  /** Media types of a body that the handler reads by itself, as it comes; empty for a JSON body or none. */
  readonly uploads: readonly string[];
  readonly bodyLimitBytes: number;
  /** True when an `Idempotency-Key` is honoured. */
  readonly idempotent: boolean;
  /** True where somebody may be guessing at a secret: refusals are counted by address, and too many shut the door. */
  readonly guessable: boolean;
}

const NOTHING = z.undefined();
type Nothing = typeof NOTHING;
const EMPTY = z.strictObject({});
type Empty = typeof EMPTY;

const DEFAULT_BODY_LIMIT_BYTES = 256 * 1024;

type Given<P, Q, B, A> = Pick<Endpoint, 'method' | 'path' | 'admission' | 'summary'> &
  Partial<Pick<Endpoint, 'status' | 'media' | 'uploads' | 'bodyLimitBytes' | 'idempotent' | 'guessable'>> & {
    readonly params?: P;
    readonly query?: Q;
    readonly body?: B;
    readonly answer: A;
  };

/** Fills in what an endpoint leaves out: no parameters, no query, no body, JSON, 200, 256 KB. */
export function endpoint<
  A extends z.ZodType,
  P extends z.ZodType = Empty,
  Q extends z.ZodType = Empty,
  B extends z.ZodType = Nothing,
>(given: Given<P, Q, B, A>): Endpoint<P, Q, B, A> {
  return {
    status: 200,
    media: 'application/json',
    uploads: [],
    bodyLimitBytes: DEFAULT_BODY_LIMIT_BYTES,
    idempotent: false,
    guessable: false,
    ...given,
    params: given.params ?? (EMPTY as unknown as P),
    query: given.query ?? (EMPTY as unknown as Q),
    body: given.body ?? (NOTHING as unknown as B),
  };
}

/** What a handler is given and must answer, by endpoint. */
export type ParamsOf<E extends Endpoint> = z.output<E['params']>;
export type QueryOf<E extends Endpoint> = z.output<E['query']>;
export type BodyOf<E extends Endpoint> = z.output<E['body']>;
export type AnswerOf<E extends Endpoint> = z.input<E['answer']>;
