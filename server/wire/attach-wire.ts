import type { Ack, ClientRequest, SubscribeAnswer } from '../../shared/wire/events.ts';
import { townOfScope } from '../../shared/world/scope.ts';
import type { AccessEvents } from '../access/access-events.ts';
import type { ServerDeps } from '../ports/server.ts';
import { admitSockets } from './admit.ts';
import { BACKLOG_LIMITS, terminate, type BacklogLimits } from './backlog.ts';
import { bindRequests } from './bind-requests.ts';
import { createBroadcaster, type WireFigures } from './broadcaster.ts';
import type { RingLimits } from './change-ring.ts';
import { createRightsRecheck } from './recheck-rights.ts';
import { seatOf } from './seat.ts';
import { shareSnapshots } from './share-snapshots.ts';
import type { WireServer, WireSocket } from './socket-server.ts';
import type { BucketRate } from './token-bucket.ts';
import type { Identify, Watcher } from './watcher.ts';

export interface WireOptions {
  readonly io: WireServer;
  readonly deps: Pick<ServerDeps, 'clock' | 'world' | 'ingest'>;
  readonly identify: Identify;
  /** Tells when a credential ends; without it only the recheck of every minute finds out. */
  readonly events?: Pick<AccessEvents, 'onRevoked'>;
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
/** Five minutes of a district where something changes each second: whoever was away for longer has missed about as much as a snapshot says. */
const RING_LIMITS: RingLimits = { batches: 300, facts: 20_000 };

/** Joins the live world to the sockets (docs/rules/wire.md). */
export function attachWire(options: WireOptions): Wire {
  const { io, deps, identify, events = NO_EVENTS, onError = () => {}, tickMs = 1_000 } = options;
  const { clock, world } = deps;
  const backlogLimits = options.backlogLimits ?? BACKLOG_LIMITS;
  const towns = new Set(world.loaded.towns.features.map(({ properties }) => properties.code));
  const broadcaster = createBroadcaster({
    io,
    deps,
    ringLimits: options.ringLimits ?? RING_LIMITS,
    backlogLimits,
  });

  admitSockets(io, identify);
  io.on('connection', (socket) => {
    socket.data.seat = null;
    shareSnapshots(socket);
    bindRequests(socket, {
      handlers: { subscribe },
      identify,
      rate: options.requestRate ?? REQUEST_RATE,
      backlogLimits,
      nowMs: () => clock.nowMs(),
      onError,
    });
  });

  async function subscribe(
    socket: WireSocket,
    { scope, epoch, seq }: ClientRequest<'subscribe'>,
    { actor }: Watcher,
  ): Promise<Ack<SubscribeAnswer>> {
    const town = townOfScope(scope);
    const seat = town === null || towns.has(town) ? seatOf(actor, scope) : null;
    if (!seat)
      return town === null
        ? { ok: false, code: 'forbidden', message: 'not allowed to watch the district' }
        : { ok: false, code: 'unknown-scope', message: `no town ${town} in this district` };
    if (!socket.connected) return { ok: false, code: 'overloaded', message: 'the connection has ended' };
    return { ok: true, data: await broadcaster.join(socket, seat, { epoch, seq }) };
  }

  const recheck = createRightsRecheck(io, { identify, events, onError }, clock.nowMs());

  function tick(): void {
    try {
      recheck.tick(clock.nowMs());
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
      recheck.stop();
      await closeSockets(io);
    },
  };
}

const NO_EVENTS: Pick<AccessEvents, 'onRevoked'> = { onRevoked: () => () => undefined };

/** A stalled client would hold up the end by half a minute. */
const CLOSE_GRACE_MS = 1_000;

async function closeSockets(io: WireServer): Promise<void> {
  const sockets = [...io.of('/').sockets.values()];
  const impatience = setTimeout(() => sockets.forEach(terminate), CLOSE_GRACE_MS);
  await io.close();
  clearTimeout(impatience);
}
