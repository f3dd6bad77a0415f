import { join } from 'node:path';
import express, { type Express, type Request, type RequestHandler } from 'express';
import type { WorkWeek } from '../shared/clocks/work-calendar.ts';
import { WALL_PAGE, claimDisplay } from '../shared/http/endpoints/displays.ts';
import { SIGN_IN_PAGE, finishOidc, startOidc } from '../shared/http/endpoints/oidc.ts';
import { signIn } from '../shared/http/endpoints/session.ts';
import { SETUP_PAGE, getSetup } from '../shared/http/endpoints/setup.ts';
import { createAccess, type Access } from './access/access.ts';
import { createWaysIn } from './access/ways-in.ts';
import { createAudit } from './audit/audit.ts';
import { readCaseCodes } from './cases/case-codes-file.ts';
import { createCaseService } from './cases/case-service.ts';
import { createCaseTimer, type CaseTimer } from './cases/case-timer.ts';
import { loopRules } from './cases/loop-rules.ts';
import { createDispatchDesk } from './dispatch/dispatch-desk.ts';
import { parseBasemap, type Basemap } from './http/basemap.ts';
import { correlate, correlationIdOf } from './http/correlation.ts';
import { errorHandler } from './http/error-handler.ts';
import { createHandlers } from './http/handlers/index.ts';
import { speaksOpen311 } from './http/open311-document.ts';
import { createIdempotentWrites } from './http/idempotency.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { problem } from './http/reply.ts';
import { endpointRouter, strangerRefusal } from './http/router.ts';
import { securityHeaders } from './http/security-headers.ts';
import { sendProblem } from './http/send.ts';
import { basemapFile, FIELD_FILES, staticPages } from './http/static-pages.ts';
import { AppError } from './lib/app-error.ts';
import { createLog, type Logger } from './lib/log.ts';
import { packageRoot } from './lib/package-root.ts';
import { workCalendarOf } from './policies/work-calendar-of.ts';
import type { StoredCase } from './ports/cases.ts';
import type { PolicyReader } from './ports/district.ts';
import type { ServerDeps } from './ports/server.ts';

/** What the application takes beside the parts of the server. */
export interface AppDeps extends ServerDeps {
  readonly log?: Logger;
  /** Where the built pages lie. */
  readonly clientFolder?: string;
  /** Code of the first administrator, while no account exists. */
  readonly setupCode?: string | null;
}

/** The application with what it shares with the sockets and with whoever ticks. */
export interface Application {
  readonly app: Express;
  readonly access: Access;
  readonly metrics: Metrics;
  /** For whoever ticks: what time alone does to cases. */
  readonly caseTimer: CaseTimer;
}

/**
 * The HTTP side of the server, not listening. Throws an AppError with one sentence when JINGGE_BASEMAP or a policy pack
 * cannot be used.
 */
export function createApp(deps: AppDeps): Application {
  const { log = createLog('warn'), clientFolder = join(packageRoot(), 'build/client'), setupCode = null } = deps;
  const access = createAccess(deps);
  const waysIn = createWaysIn(deps, setupCode);
  const audit = createAudit(deps.store.audit, deps.clock);
  const metrics = createMetrics(deps);
  const { loaded, policies } = deps.world;
  const basemap = basemapOf(deps.config.basemap);
  const calendar = workCalendarOf(loaded.district, (day) => weekOn(day, policies));
  const caseCodes = readCaseCodes(deps.config.dataFolder);
  const dispatchDesk = createDispatchDesk(deps.world);
  const caseParts = {
    clock: deps.clock,
    store: deps.store,
    world: deps.world,
    codes: caseCodes,
    limitsAt: (atMs: number) => ({ ...policies.at(atMs).cases, calendar }),
    marksAt: (atMs: number) => {
      const { cases: figures, clocks, duties } = policies.at(atMs);
      return { calendar, warnShare: figures.warnShare, clocks, duties };
    },
    rulesAt: (atMs: number) => loopRules(policies.at(atMs), atMs),
    dutiesAt: (atMs: number) => policies.at(atMs).duties,
    nearbyAt: (atMs: number) => policies.at(atMs).cases.nearby,
    freshMsAt: (atMs: number) => policies.at(atMs).coverage.staleAfterMs,
    alertedBy(stored: Pick<StoredCase, 'item' | 'events'>, atMs: number) {
      const rules = policies.at(atMs);
      const { whistleAlerts } = rules.cases;
      return whistleAlerts && dispatchDesk.enforcersNear(stored, whistleAlerts.alertOfficers, rules, atMs);
    },
  };
  const cases = createCaseService(caseParts);
  const handlers = createHandlers({
    ...deps,
    access,
    waysIn,
    audit,
    metrics,
    log,
    policies,
    calendar,
    basemap,
    cases,
    caseCodes,
    dispatchDesk,
  });
  const writes = createIdempotentWrites(deps.store.idempotency, deps.clock);

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  if (deps.config.trustProxy !== null) app.set('trust proxy', deps.config.trustProxy);
  app.use(correlate, logRequests(log), securityHeaders(basemap.origins), strangersOut(access));
  app.use(endpointRouter({ handlers, access, writes, origins: deps.config.origins }));
  if (basemap.file !== null) app.use(basemapFile(basemap.file));
  app.get('/', lookAround(access));
  app.use(staticPages(clientFolder));
  app.use((request, response) => {
    sendProblem(response, problem('not-found', `There is nothing at ${request.path}.`));
  });
  app.use(errorHandler(log));
  return { app, access, metrics, caseTimer: createCaseTimer(caseParts) };
}

/** One line per request, for whoever asks for that much. */
function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const { method, path } = request;
    response.on('finish', () => {
      log.debug({ method, path, status: response.statusCode, correlationId: correlationIdOf(response) }, 'request');
    });
    next();
  };
}

/** Paths that have their own way of knowing who asks, or that everybody may ask: they are how one gets in. */
const OPEN_PATHS: ReadonlySet<string> = new Set([
  '/healthz',
  '/metrics',
  '/osmand',
  SIGN_IN_PAGE,
  SETUP_PAGE,
  // A screen that is no wall yet shows where to type its code; what it would show is asked of the API.
  WALL_PAGE,
  '/favicon.svg',
  // The officer's page opens without a network, and asks who is there by itself.
  ...FIELD_FILES,
  ...[signIn, startOidc, finishOidc, getSetup, claimDisplay].map(({ path }) => path),
]);

/**
 * Without demo identities a stranger gets nothing but the pages to sign in with, and a browser is sent there; a token is judged
 * by the API route that it is sent to.
 */
function strangersOut(access: Access): RequestHandler {
  return async (request, response, next) => {
    const { path } = request;
    const hasToken = request.headers.authorization !== undefined && path.startsWith('/api/v1/');
    if (hasToken || OPEN_PATHS.has(path) || path.startsWith('/assets/') || speaksOpen311(request)) return next();
    const identity = await access.visitor(request, false);
    if (identity.kind === 'actor') return next();
    if (!isPage(request)) return sendProblem(response, strangerRefusal(identity.code));
    const back = request.originalUrl === '/' ? '' : `?next=${encodeURIComponent(request.originalUrl)}`;
    response.setHeader('Cache-Control', 'no-store').redirect(302, `${SIGN_IN_PAGE}${back}`);
  };
}

/** Whoever has not signed in looks around on the map, without a page in between; everybody else is led by the page. */
function lookAround(access: Access): RequestHandler {
  return async (request, response, next) => {
    const identity = await access.visitor(request, false);
    if (identity.kind === 'actor' && !identity.signedIn) return response.redirect(302, '/map');
    next();
  };
}

function weekOn(day: string, { byDay }: PolicyReader): WorkWeek {
  const policies = byDay.knownOn(day);
  if (!policies.ok) throw new AppError('bad-policy', policies.error);
  return policies.value.clocks.workWeek.value;
}

/** Whether a person looks at what is answered. */
function isPage({ method, path, headers }: Request): boolean {
  return method === 'GET' && !path.startsWith('/api/') && (headers.accept?.includes('text/html') ?? false);
}

function basemapOf(raw: string | null): Basemap {
  const basemap = parseBasemap(raw);
  if (!basemap.ok) throw new AppError('bad-basemap', basemap.error);
  return basemap.value;
}
