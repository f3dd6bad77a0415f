import type { Ack, SubscribeAnswer } from '../../shared/wire/events.ts';
import { townOfScope, type Scope } from '../../shared/world/scope.ts';
import type { ServerDeps } from '../ports.ts';
import { admitSockets, type Authenticate } from './admit.ts';
import { BACKLOG_LIMITS, terminate, type BacklogLimits } from './backlog.ts';
import { bindRequests } from './bind-requests.ts';
import { createBroadcaster, type WireFigures } from './broadcaster.ts';
import type { RingLimits } from './change-ring.ts';
import { createRightsRecheck, type RightsHooks } from './recheck-rights.ts';
import type { WireServer, WireSocket } from './socket-server.ts';
import type { BucketRate } from './token-bucket.ts';

export interface WireOptions {
  readonly io: WireServer;
  readonly deps: Pick<ServerDeps, 'clock' | 'world' | 'ingest'>;
  /** Asked for every subscription, and once a minute of those who are there. */
  readonly authorizeScope: RightsHooks['authorizeScope'];
  /** Who may connect at all; everybody by default. */
  readonly authenticate?: Authenticate;
  readonly onError?: (error: unknown) => void;
  /** Length of a tick; null when the caller ticks. */
  readonly tickMs?: number | null;
  readonly requestRate?: BucketRate;
  readonly ringLimits?: RingLimits;
  readonly backlogLimits?: BacklogLimits;
}

/** The running wire. */
export interface Wire {
  /** One tick: the world is aged; position frames go out, then its changes, then beats. */
  tick(): void;
  figures(): WireFigures;
  /** Stops ticking and closes every connection. */
  close(): Promise<void>;
}

const REQUEST_RATE: BucketRate = { burst: 10, perSecond: 2 };
const RING_LIMITS: RingLimits = { batches: 1_000, facts: 20_000 };

/** Joins the live world to the sockets (docs/rules/wire.md). */
export function attachWire(options: WireOptions): Wire {
  const { io, deps, authorizeScope, authenticate = () => null, onError = () => {}, tickMs = 1_000 } = options;
  const { clock, world } = deps;
  const backlogLimits = options.backlogLimits ?? BACKLOG_LIMITS;
  const towns = new Set(world.loaded.towns.features.map(({ properties }) => properties.code));
  const broadcaster = createBroadcaster({
    io,
    deps,
    ringLimits: options.ringLimits ?? RING_LIMITS,
    backlogLimits,
  });

  admitSockets(io, authenticate);
  io.on('connection', (socket) => {
    socket.data.scope = null;
    bindRequests(socket, {
      handlers: { subscribe },
      rate: options.requestRate ?? REQUEST_RATE,
      backlogLimits,
      nowMs: () => clock.nowMs(),
      onError,
    });
  });

  async function subscribe(
    socket: WireSocket,
    {
      scope,
      epoch,
      seq,
    }: { readonly scope: Scope; readonly epoch?: string | undefined; readonly seq?: number | undefined },
  ): Promise<Ack<SubscribeAnswer>> {
    const town = townOfScope(scope);
    if (town !== null && !towns.has(town))
      return { ok: false, code: 'unknown-scope', message: `no town ${town} in this district` };
    if (!(await authorizeScope(socket, scope)))
      return { ok: false, code: 'forbidden', message: `not allowed to watch ${scope}` };
    if (!socket.connected) return { ok: false, code: 'overloaded', message: 'the connection has ended' };
    return { ok: true, data: await broadcaster.join(socket, scope, { epoch, seq }) };
  }

  const recheckRights = createRightsRecheck(io, { authenticate, authorizeScope, onError }, clock.nowMs());

  function tick(): void {
    try {
      recheckRights(clock.nowMs());
      broadcaster.tick(clock.nowMs());
    } catch (error) {
      onError(error);
    }
  }

  const stopListening = world.onChanges(broadcaster.publish);
  const timer = tickMs === null ? null : setInterval(tick, tickMs);
  return {
    tick,
    figures: broadcaster.figures,
    async close() {
      if (timer) clearInterval(timer);
      stopListening();
      await closeSockets(io);
    },
  };
}

/** A stalled client would hold up the end by half a minute. */
const CLOSE_GRACE_MS = 1_000;

async function closeSockets(io: WireServer): Promise<void> {
  const sockets = [...io.of('/').sockets.values()];
  const impatience = setTimeout(() => sockets.forEach(terminate), CLOSE_GRACE_MS);
  await io.close();
  clearTimeout(impatience);
}
