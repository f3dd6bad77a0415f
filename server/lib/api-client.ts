import { Agent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as SecureAgent, request as httpsRequest } from 'node:https';

/** What came of a request: `busy` and `unreachable` are worth another try, `refused` is not. */
export type ApiAnswer =
  | { readonly kind: 'ok'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly detail: string }
  | { readonly kind: 'busy'; readonly retryMs: number }
  | { readonly kind: 'unreachable'; readonly detail: string };

export interface ApiCall {
  readonly method: 'GET' | 'POST';
  /** From `/api` on, with its query. */
  readonly path: string;
  /** Bearer token of a device or of the operator. */
  readonly token: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A client of the public HTTP interface, for tools and the simulator; connections are kept and reused. */
export interface ApiClient {
  /** Never throws. */
  call(call: ApiCall): Promise<ApiAnswer>;
  close(): void;
}

const TIMEOUT_MS = 30_000;
const MOST_CONNECTIONS = 32;

/** @param baseUrl without a slash at the end. */
export function createApiClient(baseUrl: string): ApiClient {
  const isSecure = baseUrl.startsWith('https:');
  const kept = { keepAlive: true, maxSockets: MOST_CONNECTIONS };
  const agent = isSecure ? new SecureAgent(kept) : new Agent(kept);
  const start = isSecure ? httpsRequest : httpRequest;
  return {
    call({ method, path, token, body, headers }) {
      const payload = body === undefined ? null : Buffer.from(JSON.stringify(body));
      const options: RequestOptions = {
        method,
        agent,
        timeout: TIMEOUT_MS,
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          ...headers,
          ...(payload ? { 'content-type': 'application/json', 'content-length': payload.length } : {}),
        },
      };
      return new Promise((resolve) => {
        const fail = (error: Error) => resolve({ kind: 'unreachable', detail: error.message });
        const request = start(`${baseUrl}${path}`, options, (response) => readAnswer(response).then(resolve, fail));
        request.on('error', fail);
        request.on('timeout', () => request.destroy(new Error('no answer in time')));
        request.end(payload);
      });
    },
    close: () => agent.destroy(),
  };
}

async function readAnswer(response: IncomingMessage): Promise<ApiAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(Buffer.from(chunk as Uint8Array));
  const body = parseJson(Buffer.concat(chunks).toString('utf8'));
  const status = response.statusCode ?? 0;
  if (status >= 200 && status < 300) return { kind: 'ok', body };
  if (status === 503 || status === 429) return { kind: 'busy', retryMs: retryAfterMs(response.headers['retry-after']) };
  return { kind: 'refused', status, code: textOf(body, 'code'), detail: textOf(body, 'detail') || `HTTP ${status}` };
}

function retryAfterMs(header: string | undefined): number {
  const seconds = Number(header);
  return header !== undefined && seconds >= 0 && seconds <= 300 ? seconds * 1000 : 1000;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function textOf(body: unknown, key: string): string {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[key] : undefined;
  return typeof value === 'string' ? value : '';
}
