import { Agent, request } from 'node:http';

interface PlainAnswer {
  readonly status: number;
  readonly text: string;
}

/** Asks one server over a few connections that stay open, for tests that ask thousands of times: half the work of `fetch`. */
export interface KeptConnections {
  ask(
    method: string,
    path: string,
    sent: { readonly headers: Readonly<Record<string, string>>; readonly body?: unknown },
  ): Promise<PlainAnswer>;
  close(): void;
}

/** However many ask at once, so many requests are under way. */
const CONNECTIONS = 32;

export function keepConnections(url: string): KeptConnections {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  return {
    ask: (method, path, { headers, body }) =>
      new Promise((resolve, reject) => {
        const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
        const asked = request(url + path, { agent, method, headers: { ...json, ...headers } }, (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (part: string) => (text += part));
          response.on('end', () => resolve({ status: response.statusCode!, text }));
          response.on('error', reject);
        });
        asked.on('error', reject);
        asked.end(body === undefined ? undefined : JSON.stringify(body));
      }),
    close: () => agent.destroy(),
  };
}
