import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { z } from 'zod';
import { createApp, type Application } from '../../server/app.ts';
import { createIngest } from '../../server/ingest/ingest.ts';
import type { LoadedDistrict } from '../../server/ports/district.ts';
import type { Ingest } from '../../server/ports/ingest.ts';
import type { ServerConfig } from '../../server/ports/server.ts';
import type { Store } from '../../server/ports/store.ts';
import type { LiveWorld } from '../../server/ports/world.ts';
import { createLiveWorld } from '../../server/world/live-world.ts';
import { limitsOfPeople } from '../../shared/access/session-limits.ts';
import type { ENDPOINTS, EndpointId } from '../../shared/http/endpoints/index.ts';
import type { Problem } from '../../shared/http/problem.ts';
import type { Logger } from '../../server/lib/log.ts';
import { manualClock, type ManualClock } from './manual-clock.ts';
import { phones, twoTowns } from './two-towns.ts';

export const BENCH_SECRET = 'secret-of-a-test-run-0123456789-0123456789';
export const OPERATOR_TOKEN = 'operator-secret-of-a-test-run-0123456789';

interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Members of a refusal, and of the answer of an operation when the test names it. Its status tells which of them came. */
type Body<Id extends EndpointId> = Required<Problem> &
  ([Id] extends [never] ? unknown : z.output<(typeof ENDPOINTS)[Id]['answer']>);

export interface Got<Id extends EndpointId = never> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  readonly json: Body<Id>;
}

/** The whole HTTP side on a real loopback port, over a real store, world and ingest. */
export interface HttpBench {
  readonly url: string;
  readonly server: Server;
  readonly application: Application;
  readonly ingest: Ingest;
  readonly store: Store;
  readonly world: LiveWorld;
  readonly clock: ManualClock;
  /** `call<'getCase'>(…)` names the operation whose answer the test reads; refusals need no name. */
  call<Id extends EndpointId = never>(method: string, path: string, sent?: Sent): Promise<Got<Id>>;
  /** Enrols `phone-0` and answers its token. */
  phoneToken(): Promise<string>;
  /** Signs in as a demo role and answers the cookie header. */
  signIn(role: string, town?: string): Promise<Record<string, string>>;
  close(): Promise<void>;
}

export interface BenchOptions {
  readonly store: Store;
  readonly config?: Partial<ServerConfig>;
  readonly loaded?: LoadedDistrict;
  readonly ingest?: Ingest;
  readonly log?: Logger;
  readonly clientFolder?: string;
  readonly setupCode?: string;
}

export async function openHttpBench(options: BenchOptions): Promise<HttpBench> {
  const { store, log = UNHEARD } = options;
  const clock = manualClock();
  const loaded = options.loaded ?? (await twoTowns());
  await store.devices.enrol(phones());
  const world = await createLiveWorld({ loaded, store, clock });
  const ingest = await createIngest({ store, world, clock, waitMs: 1 });
  const ownFolder = mkdtempSync(join(tmpdir(), 'jingge-test-'));
  const config = { ...CONFIG, dataFolder: ownFolder, ...options.config };
  const deps = { clock, config, store, world, ingest: options.ingest ?? ingest };
  const application = createApp({
    ...deps,
    log,
    setupCode: options.setupCode ?? null,
    ...(options.clientFolder ? { clientFolder: options.clientFolder } : {}),
  });
  const server = createServer(application.app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function call<Id extends EndpointId = never>(
    method: string,
    path: string,
    { body, headers = {} }: Sent = {},
  ): Promise<Got<Id>> {
    const isText = typeof body === 'string' || body instanceof URLSearchParams;
    const json: Record<string, string> = body === undefined || isText ? {} : { 'content-type': 'application/json' };
    const response = await fetch(url + path, {
      method,
      headers: { ...json, ...headers },
      redirect: 'manual',
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parseJson(text) as Body<Id> };
  }

  return {
    url,
    server,
    application,
    ingest: deps.ingest,
    store,
    world,
    clock,
    call,
    async phoneToken() {
      const devices = [{ device: 'phone-0', officer: 'E-0', simulated: true }];
      const { json } = await call<'enrolDevices'>('POST', '/api/v1/devices', {
        body: { devices },
        headers: bearer(OPERATOR_TOKEN),
      });
      return json.items[0]!.token;
    },
    async signIn(demo, town) {
      const { headers, text } = await call('POST', '/api/v1/session', { body: { demo, ...(town ? { town } : {}) } });
      const cookie = headers.get('set-cookie')?.split(';')[0];
      if (cookie === undefined) throw new Error(`${demo} was not let in: ${text}`);
      return { cookie };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await ingest.close();
      rmSync(ownFolder, { recursive: true, force: true });
    },
  };
}

export function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

/** What a schema finds wrong with a body, as text; empty when nothing. */
export function complaints(schema: z.ZodType, body: unknown): readonly string[] {
  const parsed = schema.safeParse(body);
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

/** Audit lines are written at every level: here they go nowhere. */
const UNHEARD: Logger = pino({ level: 'silent' }, { write: () => undefined });

const CONFIG: ServerConfig = {
  host: '127.0.0.1',
  port: 0,
  dataFolder: '',
  district: 'two-towns',
  demo: true,
  origins: [],
  trustProxy: null,
  sessionLimits: limitsOfPeople(),
  databaseUrl: null,
  redisUrl: null,
  basemap: null,
  version: '0.0.0-test',
  operatorToken: OPERATOR_TOKEN,
  secret: BENCH_SECRET,
  oidc: null,
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
