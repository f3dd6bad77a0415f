import type { ChangeBatch, SubscribeAnswer } from '../../shared/wire/events.ts';
import type { Change } from '../../shared/world/change.ts';
import type { ServerDeps } from '../ports/server.ts';
import type { LiveOfficer } from '../ports/world.ts';
import { readBacklog, isSlow, type BacklogLimits } from './backlog.ts';
import type { RingLimits } from './change-ring.ts';
import { createScopeStream, type ScopeStream } from './scope-stream.ts';
import { roomOf, type Seat } from './seat.ts';
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

/** Streams by seat and who gets what of them. A stream without watchers is kept for a while, for those who come back. */
export interface Broadcaster {
  /** Joins the room first, then answers: nothing can fall in between (WIRE-4). */
  join(
    socket: WireSocket,
    seat: Seat,
    has: { readonly epoch?: string | undefined; readonly seq?: number | undefined },
  ): Promise<SubscribeAnswer>;
  publish(changes: readonly Change[]): void;
  tick(nowMs: number): void;
  figures(): WireFigures;
}

const KEPT_WITHOUT_WATCHERS_MS = 60_000;

/** A batch on its way to a room. */
interface Addressed {
  readonly room: string;
  readonly batch: ChangeBatch;
}

interface OpenStream {
  readonly stream: ScopeStream;
  watchedMs: number;
}

export function createBroadcaster({ io, deps, ringLimits, backlogLimits }: BroadcasterOptions): Broadcaster {
  const { world, ingest, clock } = deps;
  /** By room. */
  const streams = new Map<string, OpenStream>();
  const slow = createSlowClients(backlogLimits);
  /** Sockets that missed a frame; they get everybody with the next one. */
  const behind = new Set<string>();
  let generation = 0;
  let worldEpoch = world.epoch;
  /** Batches of the running tick; null between ticks, when they go out at once. */
  let held: Addressed[] | null = null;
  let last = { tickMs: 0, frameBytes: 0, skippedFrames: 0 };

  function streamOf(seat: Seat): ScopeStream {
    return streams.get(roomOf(seat))?.stream ?? openStream(seat);
  }

  function openStream(seat: Seat): ScopeStream {
    const epoch = `${world.epoch}.${++generation}`;
    const stream = createScopeStream({ seat, epoch, world, ingest, ringLimits });
    streams.set(stream.room, { stream, watchedMs: clock.nowMs() });
    return stream;
  }

  /** At a new day of the world old numbers mean nothing any more, and every watcher will ask for a snapshot; answers whether it is one. */
  function renewStreams(): boolean {
    if (worldEpoch === world.epoch) return false;
    worldEpoch = world.epoch;
    for (const { stream } of streams.values()) openStream(stream.seat);
    return true;
  }

  function socketsIn({ room }: ScopeStream): WireSocket[] {
    const ids = io.of('/').adapter.rooms.get(room) ?? [];
    return [...ids].flatMap((id) => io.of('/').sockets.get(id) ?? []);
  }

  /** Takes those out of the room who do not keep up, and lets those back in who have caught up (WIRE-9). */
  function sortOutSlow(nowMs: number): void {
    for (const { stream } of streams.values()) {
      for (const socket of socketsIn(stream)) {
        if (!isSlow(readBacklog(socket), backlogLimits)) continue;
        void socket.leave(stream.room);
        slow.park(socket, stream, nowMs);
      }
    }
    for (const { socket, stream, seq } of slow.release(nowMs)) {
      if (!socket.data.seat || roomOf(socket.data.seat) !== stream.room) continue;
      void socket.join(stream.room);
      for (const batch of stream.since(seq) ?? []) socket.emit('changes', batch);
      behind.add(socket.id);
    }
  }

  /** A frame to everybody of the scope who can take it now; who was behind gets everybody instead (WIRE-14). */
  function sendFrames(stream: ScopeStream, officers: readonly LiveOfficer[], nowMs: number): void {
    if (!stream.seat.withPositions) return;
    const hasFrame = stream.frames.advance(officers, nowMs);
    const frame = hasFrame ? readyMessage('positions', stream.frames.current()) : null;
    if (hasFrame) last.frameBytes += stream.frames.current().byteLength;
    let whole: ReadyMessage | null = null;
    for (const socket of socketsIn(stream)) {
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
  function ageWorld(nowMs: number): readonly Addressed[] {
    const batches: Addressed[] = (held = []);
    try {
      world.tick(nowMs);
    } finally {
      held = null;
    }
    return batches;
  }

  function send({ room, batch }: Addressed): void {
    io.to(room).emit('changes', batch);
  }

  function dropUnwatched(nowMs: number): void {
    for (const [room, open] of streams) {
      if (io.of('/').adapter.rooms.has(room) || slow.watches(open.stream)) open.watchedMs = nowMs;
      else if (nowMs - open.watchedMs > KEPT_WITHOUT_WATCHERS_MS) streams.delete(room);
    }
    for (const id of behind) if (!io.of('/').sockets.has(id)) behind.delete(id);
  }

  return {
    async join(socket, seat, has) {
      const { seat: before } = socket.data;
      const stream = streamOf(seat);
      socket.data.seat = seat;
      slow.forget(socket);
      behind.delete(socket.id);
      if (before && roomOf(before) !== stream.room) await socket.leave(roomOf(before));
      await socket.join(stream.room);
      return stream.answer(has, clock.nowMs());
    },
    publish(changes) {
      for (const { stream } of streams.values()) {
        const batch = stream.push(changes);
        if (batch === 'too-many') openStream(stream.seat);
        if (batch === null || batch === 'too-many') continue;
        const addressed = { room: stream.room, batch };
        if (held) held.push(addressed);
        else send(addressed);
      }
    },
    tick(nowMs) {
      const startedMs = performance.now();
      last = { tickMs: 0, frameBytes: 0, skippedFrames: 0 };
      sortOutSlow(nowMs);
      const batches = ageWorld(nowMs);
      const isNewDay = renewStreams();
      const all = world.officers();
      const open = [...streams.values()].map(({ stream }) => ({ stream, officers: stream.officers(all) }));
      // Frames first: they are volatile, and whatever else is written in this tick would make them be dropped.
      for (const { stream, officers } of open) sendFrames(stream, officers, nowMs);
      if (!isNewDay) batches.forEach(send);
      for (const { stream, officers } of open) io.to(stream.room).emit('beat', stream.beat(officers, nowMs));
      dropUnwatched(nowMs);
      last.tickMs = performance.now() - startedMs;
    },
    figures: () => ({ sockets: io.of('/').sockets.size, scopes: streams.size, slowSockets: slow.count(), ...last }),
  };
}
