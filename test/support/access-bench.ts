import { API_SCOPES } from '../../shared/access/api-scopes.ts';
import { mayAtAll, type Actor } from '../../shared/access/authorize.ts';
import type { Store } from '../../server/ports/store.ts';
import type { Display, TrackTicket } from '../../server/ports/privacy.ts';
import { entry, SERVER } from '../../server/audit/audit.ts';
import { attachWire, type Wire } from '../../server/wire/attach-wire.ts';
import { createSocketServer, type WireServer } from '../../server/wire/socket-server.ts';
import { ALL_ROLES } from './access-matrix.ts';
import { newCaseEvent } from './case-events.ts';
import { keepConnections, type KeptConnections } from './kept-connections.ts';
import {
  PLANTED_TICKETS,
  PLANTED_WALLS,
  plantedCases,
  plantedPhoto,
  SECRET,
  WALL_NAME,
  type PlantedCase,
} from './planted.ts';
import { bearer, openHttpBench, OPERATOR_TOKEN, type HttpBench } from './http-bench.ts';
import { connectSocket, type TestSocket } from './wire-bench.ts';
import { EAST, gridCode, inGrid, officerOn, twoTowns, WEST } from './two-towns.ts';

/** Somebody who asks, with what the server makes of the credentials. */
export interface Subject {
  /** `town-manager of west`, `audit of the district`, `visitor`. */
  readonly name: string;
  readonly actor: Actor;
  readonly signedIn: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

export interface AccessBench extends HttpBench, Pick<KeptConnections, 'ask'> {
  readonly io: WireServer;
  readonly wire: Wire;
  readonly subjects: readonly Subject[];
  readonly cases: readonly PlantedCase[];
  readonly walls: readonly Display[];
  readonly tickets: readonly TrackTicket[];
  connect(headers: Readonly<Record<string, string>>): TestSocket;
}

const FREELY = { burst: 1e6, perSecond: 1e6 };
const PACKS = ['zhenggang-2026', 'zhengzhou-2018', 'zhengzhou-grid-2012'];

/**
 * A whole server, pages and sockets, with an enforcement officer and an auxiliary in each of two towns, positions of all
 * of them, cases of every kind of belonging, walls, tickets, and somebody signed in for each role, of the west town and of none.
 */
export async function openAccessBench(store: Store): Promise<AccessBench> {
  const loaded = await twoTowns(
    [0, 1, 2, 3].map((i) => ({
      ...officerOn(i),
      role: i % 2 === 0 ? ('enforcement' as const) : ('auxiliary' as const),
    })),
  );
  const packs = PACKS.map((pack) => ({ pack, basis: 'clause' as const }));
  const cases = plantedCases();
  for (const { item, openedBy } of cases) {
    const { id: caseId, reportedMs: atMs, state: to } = item;
    await store.cases.insert(item, newCaseEvent({ caseId, atMs, to }), { openedBy, reporter: null });
    await store.photos.add(plantedPhoto(caseId), { entry: entry(SERVER, 'photo:added'), atMs });
  }
  for (const wall of PLANTED_WALLS) await store.displays.add(wall, `code of ${wall.id}`);
  for (const ticket of PLANTED_TICKETS) await store.tracks.addTicket(ticket);
  const bench = await openHttpBench({ store, loaded: { ...loaded, district: { ...loaded.district, packs } } });
  const { access } = bench.application;
  const io = createSocketServer(bench.server);
  const wire = attachWire({
    io,
    deps: bench,
    identify: (socket) => access.watcher(socket.request),
    events: access.events,
    requestRate: FREELY,
    tickMs: null,
  });
  await bench.ingest.accept([0, 1, 2, 3].map((i) => fixOf(i, bench.clock.nowMs())));
  wire.tick();
  const sockets: TestSocket[] = [];
  const connections = keepConnections(bench.url);
  return {
    ...bench,
    ask: connections.ask,
    io,
    wire,
    cases,
    walls: PLANTED_WALLS,
    tickets: PLANTED_TICKETS,
    subjects: await everybody(bench),
    connect(headers) {
      const socket = connectSocket(bench.url, { extraHeaders: { ...headers } });
      sockets.push(socket);
      return socket;
    },
    async close() {
      for (const socket of sockets) socket.disconnect();
      connections.close();
      await wire.close();
      await bench.close();
    },
  };
}

async function everybody(bench: HttpBench): Promise<readonly Subject[]> {
  const phone = bearer(await bench.phoneToken());
  const subjects = [await subject(bench, 'visitor', {}), await subject(bench, 'device of west', phone)];
  for (const role of ALL_ROLES) {
    if (role === 'operator') {
      subjects.push(await subject(bench, role, bearer(OPERATOR_TOKEN)));
      continue;
    }
    if (role === 'api-key') {
      const body = { name: 'all scopes', scopes: API_SCOPES };
      const headers = await bench.signIn('security-admin');
      const { json } = await bench.call<'issueApiKey'>('POST', '/api/v1/api-keys', { body, headers });
      subjects.push(await subject(bench, role, bearer(json.key)));
      continue;
    }
    subjects.push(await subject(bench, `${role} of west, in the demo`, await bench.signIn(role, WEST)));
    if (role !== 'town-manager') subjects.push(await subject(bench, `${role} of no town`, await bench.signIn(role)));
  }
  return subjects;
}

async function subject(bench: HttpBench, name: string, headers: Readonly<Record<string, string>>): Promise<Subject> {
  const caller = { headers: { host: 'localhost', ...headers }, socket: { remoteAddress: '127.0.0.1' } };
  const identity = await bench.application.access.identify(caller);
  if (identity.kind === 'refused') throw new Error(`${name} was refused: ${identity.code}`);
  return { name, headers, actor: identity.actor, signedIn: identity.signedIn };
}

function fixOf(officer: number, fixTimeMs: number) {
  return {
    device: `phone-${officer}`,
    fixTimeMs,
    ...inGrid(officer),
    accuracyM: 5,
    speedMps: 1,
    headingDeg: 90,
    batteryPercent: null,
    mock: false,
    crs: 'wgs84' as const,
  };
}

/** What an answer must not hold, by who gets it; empty when nothing leaks. */
export function leaks({ actor }: Subject, text: string): readonly string[] {
  const found: string[] = [];
  const look = (isThere: boolean, what: string) => isThere && found.push(what);
  if (actor.town === WEST) {
    look(text.includes(gridCode(2)) || text.includes(gridCode(3)), 'a grid of the other town');
    look(/"E-[23]"|officer [23]/.test(text), 'an officer of the other town');
    look(
      text.includes(WALL_NAME[EAST]) || text.includes(WALL_NAME.district),
      'a wall of the other town or the district',
    );
    look(text.includes(SECRET[EAST]) || text.includes('case-east'), 'a case of the other town');
  }
  if (!mayAtAll(actor, 'case:read') && actor.role !== 'device')
    look(text.includes(SECRET[WEST]) || text.includes(SECRET[EAST]), 'what people wrote');
  if (!mayAtAll(actor, 'roster:read')) look(/officer [0-3]/.test(text), 'the name of an officer');
  if (!mayAtAll(actor, 'position:read')) look(/"present":\[\d|"lastFixMs":\d/.test(text), 'where somebody is');
  return found;
}
