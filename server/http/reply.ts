import type { ProblemCode } from '../../shared/http/problem-codes.ts';
import type { FieldError } from '../../shared/http/problem.ts';

export type Headers = Readonly<Record<string, string>>;

/** A refusal on its way out; becomes problem+json. */
export interface Refusal {
  readonly kind: 'problem';
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly headers?: Headers;
  readonly version?: number;
}

/** Bytes that were made ready before, with their compressed twin, which may be made when it is first asked for. */
export interface PreparedBytes {
  readonly plain: Buffer;
  gzip(): Buffer | Promise<Buffer>;
}

/** What a handler answers: a body of the endpoint's shape, prepared bytes, or a refusal. */
export type Reply<A> =
  | { readonly kind: 'answer'; readonly body: A; readonly status?: number; readonly headers?: Headers }
  | { readonly kind: 'bytes'; readonly bytes: PreparedBytes; readonly etag: string; readonly headers: Headers }
  /** Written as it is made, in pieces: a file of any length in bounded memory. */
  | { readonly kind: 'stream'; readonly pieces: AsyncIterable<Uint8Array>; readonly headers: Headers }
  /** A picture as it lies in the files: no packing makes it smaller. */
  | { readonly kind: 'picture'; readonly bytes: Buffer; readonly etag: string; readonly headers: Headers }
  /** To a page, or to another server; cookies are set on the response. */
  | { readonly kind: 'redirect'; readonly location: string }
  | Refusal;

export function answer<A>(body: A, more: { readonly status?: number; readonly headers?: Headers } = {}): Reply<A> {
  return { kind: 'answer', body, ...more };
}

export function problem(
  code: ProblemCode,
  detail: string,
  more: Omit<Refusal, 'kind' | 'code' | 'detail'> = {},
): Refusal {
  return { kind: 'problem', code, detail, ...more };
}

/** A refusal that names one field. */
export function wrongField(path: string, message: string): Refusal {
  return problem('invalid-input', `${path || 'The body'}: ${message}`, { errors: [{ path, message }] });
}
