import type { ChangeBatch, SubscribeAnswer } from '../../shared/wire/events.ts';
import type { Change } from '../../shared/world/change.ts';
import type { Scope } from '../../shared/world/scope.ts';
import type { LiveOfficer, ServerDeps } from '../ports.ts';
import { readBacklog, isSlow, type BacklogLimits } from './backlog.ts';
import type { RingLimits } from './change-ring.ts';
import { createScopeStream, type ScopeStream } from './scope-stream.ts';
import { readyMessage, sendReady, type ReadyMessage } from './ready-message.ts';
import { createSlowClients } from './slow-clients.ts';
import type { WireServer, WireSocket } from './socket-server.ts';

export interface WireFigures {
  readonly sockets: number;
  readonly scopes: number;
  readonly slowSockets: number;
  /** Of the last tick. */
  readonly tickMs: number;
  readonly frameBytes: number;
  readonly skippedFrames: number;
}

export interface BroadcasterOptions {
  readonly io: WireServer;
  readonly deps: Pick<ServerDeps, 'clock' | 'world' | 'ingest'>;
  readonly ringLimits: RingLimits;
  readonly backlogLimits: BacklogLimits;
}

/** Streams by scope and who gets what of them. A stream without watchers is kept for a while, for those who come back. */
export interface Broadcaster {
  /** Joins the room first, then answers: nothing can fall in between (WIRE-4). */
  join(
    socket: WireSocket,
    scope: Scope,
    has: { readonly epoch?: string | undefined; readonly seq?: number | undefined },
  ): Promise<SubscribeAnswer>;
  publish(changes: readonly Change[]): void;
  tick(nowMs: number): void;
  figures(): WireFigures;
}

const KEPT_WITHOUT_WATCHERS_MS = 60_000;

interface OpenStream {
  readonly stream: ScopeStream;
  watchedMs: number;
}

export function createBroadcaster({ io, deps, ringLimits, backlogLimits }: BroadcasterOptions): Broadcaster {
  const { world, ingest, clock } = deps;
  const streams = new Map<Scope, OpenStream>();
  const slow = createSlowClients(backlogLimits);
  /** Sockets that missed a frame; they get everybody with the next one. */
  const behind = new Set<string>();
  let generation = 0;
  let worldEpoch = world.epoch;
  /** Batches of the running tick; null between ticks, when they go out at once. */
  let held: ChangeBatch[] | null = null;
  let last = { tickMs: 0, frameBytes: 0, skippedFrames: 0 };

  function streamOf(scope: Scope): ScopeStream {
    const open = streams.get(scope);
    if (open) return open.stream;
    return openStream(scope);
  }

  function openStream(scope: Scope): ScopeStream {
    const epoch = `${world.epoch}.${++generation}`;
    const stream = createScopeStream({ scope, epoch, world, ingest, ringLimits });
    streams.set(scope, { stream, watchedMs: clock.nowMs() });
    return stream;
  }

  /** A new day of the world: old numbers mean nothing any more, and every watcher will ask for a snapshot. */
  function renewStreams(): void {
    if (worldEpoch === world.epoch) return;
    worldEpoch = world.epoch;
    for (const scope of streams.keys()) openStream(scope);
  }

  function socketsIn(scope: Scope): WireSocket[] {
    const ids = io.of('/').adapter.rooms.get(scope) ?? [];
    return [...ids].flatMap((id) => io.of('/').sockets.get(id) ?? []);
  }

  /** Takes those out of the room who do not keep up, and lets those back in who have caught up (WIRE-9). */
  function sortOutSlow(nowMs: number): void {
    for (const { stream } of streams.values()) {
      for (const socket of socketsIn(stream.scope)) {
        if (!isSlow(readBacklog(socket), backlogLimits)) continue;
        void socket.leave(stream.scope);
        slow.park(socket, stream, nowMs);
      }
    }
    for (const { socket, stream, seq } of slow.release(nowMs)) {
      if (socket.data.scope !== stream.scope) continue;
      void socket.join(stream.scope);
      for (const batch of stream.since(seq) ?? []) socket.emit('changes', batch);
      behind.add(socket.id);
    }
  }

  /** A frame to everybody of the scope who can take it now; who was behind gets everybody instead (WIRE-14). */
  function sendFrames(stream: ScopeStream, officers: readonly LiveOfficer[], nowMs: number): void {
    const hasFrame = stream.frames.advance(officers, nowMs);
    const frame = hasFrame ? readyMessage('positions', stream.frames.current()) : null;
    if (hasFrame) last.frameBytes += stream.frames.current().byteLength;
    let whole: ReadyMessage | null = null;
    for (const socket of socketsIn(stream.scope)) {
      if (!readBacklog(socket).writable) {
        if (frame) skip(socket);
      } else if (behind.delete(socket.id)) {
        sendReady(socket, (whole ??= readyMessage('positions', stream.frames.keyframe(officers, nowMs))));
      } else if (frame) sendReady(socket, frame);
    }
  }

  function skip(socket: WireSocket): void {
    last.skippedFrames++;
    behind.add(socket.id);
  }

  /** Ages the world; what it tells is numbered now and sent after the frames. */
  function ageWorld(nowMs: number): readonly ChangeBatch[] {
    const batches: ChangeBatch[] = (held = []);
    try {
      world.tick(nowMs);
    } finally {
      held = null;
    }
    return batches;
  }

  function send(batch: ChangeBatch): void {
    io.to(batch.scope).emit('changes', batch);
  }

  function dropUnwatched(nowMs: number): void {
    for (const [scope, open] of streams) {
      if (io.of('/').adapter.rooms.has(scope) || slow.watches(open.stream)) open.watchedMs = nowMs;
      else if (nowMs - open.watchedMs > KEPT_WITHOUT_WATCHERS_MS) streams.delete(scope);
    }
    for (const id of behind) if (!io.of('/').sockets.has(id)) behind.delete(id);
  }

  return {
    async join(socket, scope, has) {
      const { scope: old } = socket.data;
      const stream = streamOf(scope);
      socket.data.scope = scope;
      slow.forget(socket);
      behind.delete(socket.id);
      if (old !== null && old !== scope) await socket.leave(old);
      await socket.join(scope);
      return stream.answer(has, clock.nowMs());
    },
    publish(changes) {
      for (const { stream } of streams.values()) {
        const batch = stream.push(changes);
        if (!batch) continue;
        if (held) held.push(batch);
        else send(batch);
      }
    },
    tick(nowMs) {
      const startedMs = performance.now();
      last = { tickMs: 0, frameBytes: 0, skippedFrames: 0 };
      renewStreams();
      sortOutSlow(nowMs);
      const batches = ageWorld(nowMs);
      const all = world.officers();
      const open = [...streams.values()].map(({ stream }) => ({ stream, officers: stream.officers(all) }));
      // Frames first: they are volatile, and whatever else is written in this tick would make them be dropped.
      for (const { stream, officers } of open) sendFrames(stream, officers, nowMs);
      batches.forEach(send);
      for (const { stream, officers } of open) io.to(stream.scope).emit('beat', stream.beat(officers, nowMs));
      dropUnwatched(nowMs);
      last.tickMs = performance.now() - startedMs;
    },
    figures: () => ({ sockets: io.of('/').sockets.size, scopes: streams.size, slowSockets: slow.count(), ...last }),
  };
}
