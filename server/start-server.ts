import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createApp } from './app.ts';
import { loadDistrict } from './boundaries/load-district.ts';
import { childEnvironment, type Settings } from './config.ts';
import { openStore, type StorePlace } from './db/open-store.ts';
import { keepRetention } from './db/retention.ts';
import { parseBasemap } from './http/basemap.ts';
import { AppError } from './lib/app-error.ts';
import { removeControlFile, writeControlFile } from './lib/control-file.ts';
import { processArguments } from './lib/entry-point.ts';
import { keepRunning } from './lib/keep-running.ts';
import { listen, stopListening, urlOf } from './lib/listen.ts';
import type { Logger } from './lib/log.ts';
import { takeOwnership } from './lib/owner-lock.ts';
import type { StopList } from './lib/stop-list.ts';
import { loadPolicies } from './policies/load-policies.ts';
import type { Clock, LoadedDistrict, ServerConfig, ServerDeps, Store } from './ports.ts';
import { startTrendSampler } from './trend/trend-sampler.ts';
import { attachWire } from './wire/attach-wire.ts';
import { createSocketServer } from './wire/socket-server.ts';
import { openWorld } from './world/open-world.ts';

export interface Surroundings {
  readonly settings: Settings;
  readonly version: string;
  readonly operatorToken: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly stops: StopList;
  /** Called when a part that the server cannot live without has ended by itself. */
  readonly onLost: (sentence: string) => void;
}

export interface StartedServer {
  readonly config: ServerConfig;
  readonly loaded: LoadedDistrict;
  readonly store: Store['kind'];
  readonly url: string;
}

const TICK_MS = 1_000;

/**
 * Builds the parts of the server in order and hands them to each other; whatever was started is in `stops`, also when
 * it throws. What may be refused is looked at before anything is written: owner, policies, district, port, then the store.
 */
export async function startServer(around: Surroundings): Promise<StartedServer> {
  const { settings, clock, log, stops } = around;
  const startedMs = clock.nowMs();
  const lock = await takeOwnership(settings.dataFolder, urlOf(settings.host, settings.port), startedMs);
  stops.add('owner lock', lock.release);
  const basemap = parseBasemap(settings.basemap);
  if (!basemap.ok) throw new AppError('bad-basemap', basemap.error);
  const packs = await loadPolicies();
  const loaded = await loadDistrict(settings.district, { dataFolder: settings.dataFolder, packs });

  const http = createServer(answerStarting);
  const port = await listen(http, settings.host, settings.port);
  const url = urlOf(settings.host, port);
  stops.add('port', () => stopListening(http));
  lock.nameUrl(url);
  // It loads while the store opens, and waits for the control file.
  const stopSimulator = settings.demo ? startSimulator(settings, log) : () => undefined;
  stops.add('simulator, when the start fails', stopSimulator);

  const { logLevel: _, ...shared } = settings;
  const config: ServerConfig = Object.freeze({
    ...shared,
    port,
    version: around.version,
    operatorToken: around.operatorToken,
  });
  const opening = openStore(placeOf(settings), (reason) => around.onLost(`The store was lost: ${reason}`));
  const { dataFolder } = settings;
  const { store, world, ingest } = await openWorld({ loaded, opening, clock, log, stops, dataFolder });
  stops.add('connections', serve(http, { clock, config, store, world, ingest }, log));
  const onSampleError = (error: unknown) => log.error({ err: error }, 'the trend could not be sampled');
  stops.add('trend', startTrendSampler({ deps: { clock, store, world }, onError: onSampleError }));
  stops.add(
    'retention',
    keepRetention({ store, clock, onError: (error) => log.error({ err: error }, 'old history could not be deleted') }),
  );

  await writeControlFile(settings.dataFolder, {
    pid: process.pid,
    url,
    operatorToken: config.operatorToken,
    startedMs,
  });
  stops.add('control file', () => removeControlFile(settings.dataFolder));
  stops.add('simulator', stopSimulator);
  return { config, loaded, store: store.kind, url };
}

/** Puts the application and the sockets on the listening server and starts the ticks. Answers their stop function. */
function serve(http: Server, deps: ServerDeps, log: Logger): () => Promise<void> {
  const { app, access, metrics } = createApp({ ...deps, log });
  // Socket.IO takes the listeners that it finds, so the application comes first.
  http.off('request', answerStarting);
  http.on('request', app);
  const wire = attachWire({
    io: createSocketServer(http),
    deps,
    authenticate: (socket) => access.mayConnect(socket.request),
    authorizeScope: (socket, scope) => access.mayWatch(socket.request, scope),
    onError: (error) => log.error({ err: error }, 'a socket request failed'),
    tickMs: null,
  });
  metrics.socketsFrom(() => wire.figures().sockets);
  const ticks = setInterval(() => {
    const startedMs = performance.now();
    wire.tick();
    metrics.tickTook(performance.now() - startedMs);
  }, TICK_MS);
  return async () => {
    clearInterval(ticks);
    const answered = stopListening(http);
    await wire.close();
    await answered;
  };
}

/** The port is ours before the store is open: who is faster than that is asked to come again; a page does so by itself. */
function answerStarting(request: IncomingMessage, response: ServerResponse): void {
  const forPeople = request.headers.accept?.includes('text/html') ?? false;
  const problem = { type: 'about:blank', title: 'Starting', status: 503, code: 'starting' };
  response.writeHead(503, {
    'content-type': forPeople ? 'text/html; charset=utf-8' : 'application/problem+json',
    'retry-after': '1',
  });
  response.end(forPeople ? STARTING_PAGE : JSON.stringify(problem));
}

const STARTING_PAGE = `<!doctype html><html lang="zh"><meta charset="utf-8"><meta http-equiv="refresh" content="1"><title>精格</title>
<body style="background:#0b1220;color:#e6edf7;font:20px sans-serif;display:grid;place-content:center;height:90vh">正在启动 · Starting…</body></html>`;

function placeOf({ databaseUrl, dataFolder, district }: Settings): StorePlace {
  return databaseUrl === null ? { kind: 'embedded', dataFolder, district } : { kind: 'served', databaseUrl, district };
}

function startSimulator(settings: Settings, log: Logger): () => Promise<void> {
  return keepRunning({
    command: process.execPath,
    args: [...processArguments('simulator/main'), '--wait'],
    env: childEnvironment(settings),
    onEnd: (reason, retryMs) => log.warn({ reason, retryMs }, 'the simulator ended and is started again'),
  });
}
