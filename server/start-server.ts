import type { Server } from 'node:http';
import { join } from 'node:path';
import { newSetupCode } from './access/first-administrator.ts';
import { createApp, type AppDeps } from './app.ts';
import { loadDistrict } from './boundaries/load-district.ts';
import { createCaseFollower } from './cases/follow-cases.ts';
import { keepCases } from './cases/keep-cases.ts';
import { childEnvironment, type Settings } from './config.ts';
import { openStore, type StorePlace } from './db/open-store.ts';
import { keepRetention, type RetentionTerms } from './db/retention.ts';
import { parseBasemap } from './http/basemap.ts';
import { earlyReads } from './http/early-reads.ts';
import { createHttpServer } from './http/http-server.ts';
import { AppError } from './lib/app-error.ts';
import { removeControlFile, writeControlFile } from './lib/control-file.ts';
import { processArguments } from './lib/entry-point.ts';
import { keepRunning } from './lib/keep-running.ts';
import { listen, stopListening, urlOf } from './lib/listen.ts';
import type { Logger } from './lib/log.ts';
import { takeOwnership } from './lib/owner-lock.ts';
import { packageRoot } from './lib/package-root.ts';
import { readServerSecret } from './lib/server-secret.ts';
import { startLater } from './lib/start-later.ts';
import type { StopList } from './lib/stop-list.ts';
import { createPhotoFiles } from './photos/photo-files.ts';
import { sweepPhotos } from './photos/sweep-photos.ts';
import { loadPolicies } from './policies/load-policies.ts';
import { createPolicyReader } from './policies/policy-reader.ts';
import { requirePoliciesOf, watchPolicies } from './policies/watch-policies.ts';
import type { Clock } from './ports/clock.ts';
import type { LoadedDistrict } from './ports/district.ts';
import type { ServerConfig } from './ports/server.ts';
import type { Store } from './ports/store.ts';
import { answerWhileStarting } from './starting.ts';
import { startTrendSampler } from './trend/trend-sampler.ts';
import { attachWire } from './wire/attach-wire.ts';
import { createSocketServer, type WireSocket } from './wire/socket-server.ts';
import { openWorld, type OpenWorld } from './world/open-world.ts';

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
  /** Makes the first administrator; null when there is one, and in a demo. */
  readonly setupCode: string | null;
}

const TICK_MS = 1_000;
/** Pages that waited for the server are drawn before history is looked after: both want the same store and processor. */
const CALM_AFTER_MS = 20_000;

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
  const policies = createPolicyReader(loaded);
  requirePoliciesOf(startedMs, policies, loaded);

  const http = createHttpServer();
  const clientFolder = join(packageRoot(), 'build/client');
  const { demo, trustProxy } = settings;
  const reads = earlyReads({
    world: { loaded },
    policies,
    basemap: basemap.value,
    clock,
    config: { demo, version: around.version },
    store: { kind: placeOf(settings).kind },
    session: settings,
    origins: settings.origins,
  });
  const startingParts = { demo, trustProxy, basemapOrigins: basemap.value.origins, clientFolder };
  const starting = answerWhileStarting(http, { ...startingParts, reads: demo ? reads : null });
  const port = await listen(http, settings.host, settings.port);
  const url = urlOf(settings.host, port);
  stops.add('port', () => stopListening(http));
  stops.add('what waits for the start', starting.drop);
  lock.nameUrl(url);
  // It loads while the store opens, and waits for the control file.
  const stopSimulator = settings.simulator ? startSimulator(settings, log) : () => undefined;
  stops.add('simulator, when the start fails', stopSimulator);

  const secret = settings.secret ?? (await readServerSecret(settings.dataFolder));
  const { logLevel: _, simulator: __, ...shared } = settings;
  const config: ServerConfig = Object.freeze({
    ...shared,
    port,
    version: around.version,
    operatorToken: around.operatorToken,
    secret,
  });
  const opening = openStore(
    placeOf(settings),
    (reason) => around.onLost(`The store was lost: ${reason}`),
    (notice) => log.warn(notice),
  );
  const { dataFolder } = settings;
  const { store, world, ingest, applied, caseSeq } = await openWorld({
    loaded,
    policies,
    opening,
    clock,
    log,
    stops,
    dataFolder,
  });
  stops.add('policies', watchPolicies({ clock, policies, timeZone: loaded.district.timeZone, log }));
  const setupCode = config.demo || (await store.accounts.any()) ? null : newSetupCode();
  starting.stepBack();
  stops.add('connections', serve(http, { clock, config, store, world, ingest, applied, log, setupCode, caseSeq }));
  starting.resume();
  const onSampleError = (error: unknown) => log.error({ err: error }, 'the trend could not be sampled');
  const onDeleteError = (error: unknown) => log.error({ err: error }, 'old history could not be deleted');
  const terms: RetentionTerms = {
    privacyAt: (atMs) => policies.at(atMs).privacy,
    timeZone: loaded.district.timeZone,
    secret,
  };
  const startTrend = () => startTrendSampler({ deps: { clock, store, world }, onError: onSampleError });
  const sweepFiles = (nowMs: number) => sweepPhotos(createPhotoFiles(dataFolder, store.storeId), store.photos, nowMs);
  const startRetention = () => keepRetention({ store, terms, sweepFiles, clock, onError: onDeleteError });
  stops.add('trend', startLater(CALM_AFTER_MS, startTrend));
  stops.add('retention', startLater(CALM_AFTER_MS, startRetention));

  await writeControlFile(settings.dataFolder, {
    pid: process.pid,
    url,
    operatorToken: config.operatorToken,
    startedMs,
  });
  stops.add('control file', () => removeControlFile(settings.dataFolder));
  stops.add('simulator', stopSimulator);
  return { config, loaded, store: store.kind, url, setupCode };
}

type ServeDeps = AppDeps & Pick<OpenWorld, 'applied' | 'caseSeq'> & { readonly log: Logger };

/** Puts the application and the sockets on the listening server and starts the ticks. Answers their stop function. */
function serve(http: Server, deps: ServeDeps): () => Promise<void> {
  const { log, clock, applied } = deps;
  const { app, access, metrics, caseTimer } = createApp(deps);
  const follower = createCaseFollower(deps, deps.caseSeq);
  // Socket.IO takes the listeners that it finds, so the application comes first.
  http.on('request', app);
  const wire = attachWire({
    io: createSocketServer(http, { origins: deps.config.origins }),
    deps,
    identify: (socket) => access.watcher(socket.request, displayTokenOf(socket)),
    events: access.events,
    onError: (error) => log.error({ err: error }, 'a socket request failed'),
    tickMs: null,
  });
  metrics.socketsFrom(() => wire.figures().sockets);
  metrics.failuresFrom(applied);
  const ticks = setInterval(() => {
    const startedMs = performance.now();
    wire.tick();
    metrics.tickTook(performance.now() - startedMs);
  }, TICK_MS);
  const stopCases = keepCases(caseTimer, follower, { clock, log });
  return async () => {
    clearInterval(ticks);
    await stopCases();
    const answered = stopListening(http);
    await wire.close();
    await answered;
  };
}

/** The token that a wall without a cookie sends in its handshake. */
function displayTokenOf({ handshake }: WireSocket): string | null {
  const token: unknown = handshake.auth['displayToken'];
  return typeof token === 'string' ? token : null;
}

function placeOf({ databaseUrl, dataFolder, district }: Settings): StorePlace {
  return databaseUrl === null
    ? { kind: 'embedded', dataFolder, district }
    : { kind: 'served', databaseUrl, district, sole: true };
}

function startSimulator(settings: Settings, log: Logger): () => Promise<void> {
  return keepRunning({
    command: process.execPath,
    args: [...processArguments('simulator/main'), '--wait'],
    env: childEnvironment(settings),
    onEnd: (reason, retryMs) => log.warn({ reason, retryMs }, 'the simulator ended and is started again'),
  });
}
