import type { Ack, Beat, ChangeBatch, Refusal, SubscribeAnswer } from '../../shared/wire/events.ts';
import type { LinkStatus } from '../stores/link.ts';
import type { Stores } from '../stores/stores.ts';
import { backoffMs } from './backoff.ts';
import { gatherChanges } from './change-buffer.ts';
import { createChangeStream } from './change-stream.ts';
import type { PageLife } from './page-life.ts';
import { toBytes } from './read-answer.ts';
import type { Connect, ConnectionEvents, WireConnection } from './wire-connection.ts';

/** Without a beat for this long the picture is no longer called live. */
const LIVE_WITHIN_MS = 5_000;
const DEAD_AFTER_MS = 20_000;
const ANSWER_WITHIN_MS = 10_000;
const TICK_MS = 1_000;
/** A tick later than this means that the machine slept or the page was frozen. */
const SLEPT_MS = 5_000;
const REFUSED_RETRY_MS = 60_000;

export interface Link {
  /** Tries at once instead of waiting for the next attempt. */
  retry(): void;
  close(): void;
}

type LinkStores = Pick<Stores, 'link' | 'world' | 'frames'>;

/**
 * Keeps the stores in step with the server: one socket at most, the scope of the link store, subscription anew after
 * every doubt (gap, sleep, other scope), a new socket after every end. Runs until closed.
 */
export function openLink(stores: LinkStores, connect: Connect, life: PageLife): Link {
  const { link, world, frames } = stores;
  const stream = createChangeStream(gatherChanges(world.getState(), (run, delayMs) => life.after(delayMs, run)));
  let connection: WireConnection | null = null;
  let isOpen = false;
  /** Raised with every connection and every subscription: what belongs to an older one is not heard any more. */
  let generation = 0;
  let asked = 0;
  let joined = false;
  let attempt = 0;
  let heardMs = life.nowMs();
  let tickedMs = life.nowMs();
  let slept = false;
  let cancelRetry = () => {};

  function say(status: LinkStatus): void {
    if (link.getState().status.kind !== status.kind) link.getState().statusChanged(status);
  }

  function start(): void {
    cancelRetry();
    drop();
    heardMs = life.nowMs();
    connection = connect(events());
  }

  function drop(): void {
    connection?.close();
    connection = null;
    isOpen = false;
    joined = false;
    generation++;
    asked++;
  }

  function end(status: LinkStatus, waitMs: number): void {
    drop();
    say(status);
    cancelRetry();
    cancelRetry = life.after(waitMs, start);
  }

  function fail(why: string): void {
    end({ kind: 'offline', sinceMs: life.nowMs(), why }, backoffMs(attempt++, life.random()));
  }

  function refuse(reason: Refusal): void {
    end({ kind: 'refused', reason }, REFUSED_RETRY_MS);
  }

  function events(): ConnectionEvents {
    const mine = generation;
    const heard =
      <A extends unknown[]>(handle: (...args: A) => void) =>
      (...args: A) => {
        if (mine === generation) handle(...args);
      };
    return {
      opened: heard(() => {
        isOpen = true;
        subscribe();
      }),
      refused: heard(refuse),
      closed: heard(fail),
      positions: heard((bytes: Uint8Array) => {
        if (joined) publish(bytes);
      }),
      changes: heard((batch: ChangeBatch) => {
        if (stream.received(batch) === 'gap') subscribe();
      }),
      beat: heard(beat),
    };
  }

  function subscribe(): void {
    if (!connection || !isOpen) return;
    const { scope } = link.getState();
    const mark = stream.mark(scope);
    const mine = ++asked;
    joined = false;
    frames.supersede();
    stream.waitFor(scope);
    say({ kind: 'catching-up', sinceMs: life.nowMs() });
    connection.subscribe({ scope, ...mark }, ANSWER_WITHIN_MS, (answer) => {
      if (mine === asked) answered(answer);
    });
  }

  function answered(answer: Ack<SubscribeAnswer> | null): void {
    if (!answer) return fail('no-answer');
    if (!answer.ok) return turnedDown(answer.code);
    if (stream.answered(answer.data) === 'gap') return subscribe();
    joined = true;
    if (answer.data.keyframe) publish(answer.data.keyframe);
    beat(answer.data.beat);
  }

  function turnedDown(code: (Ack<SubscribeAnswer> & { ok: false })['code']): void {
    if (code === 'unknown-scope' && link.getState().scope !== 'district') link.getState().scopeChanged('district');
    else fail(code);
  }

  function publish(bytes: Uint8Array): void {
    const mine = asked;
    frames.publish(toBytes(bytes), (doubt) => {
      if (mine !== asked) return;
      if (doubt.kind === 'damaged') fail(doubt.why);
      else subscribe();
    });
  }

  function beat(received: Beat): void {
    const state = link.getState();
    if (!joined || received.scope !== state.scope) return;
    heardMs = life.nowMs();
    attempt = 0;
    state.beatReceived(received, heardMs);
    if (stream.isBehind(received)) subscribe();
    else say({ kind: 'live', sinceMs: heardMs });
  }

  function tick(): void {
    const nowMs = life.nowMs();
    slept ||= nowMs - tickedMs > TICK_MS + SLEPT_MS;
    tickedMs = nowMs;
    link.getState().ticked(nowMs);
    if (slept && life.isVisible()) return wake();
    const silentMs = nowMs - heardMs;
    if (joined && silentMs > DEAD_AFTER_MS && life.isVisible()) fail('silent');
    else if (joined && silentMs > LIVE_WITHIN_MS) say({ kind: 'catching-up', sinceMs: nowMs });
  }

  /** After sleep nothing that was heard counts: ask again, or try at once when there is no socket. */
  function wake(): void {
    const doubt = slept;
    slept = false;
    heardMs = life.nowMs();
    if (!connection) start();
    else if (doubt) subscribe();
  }

  const stops = [
    life.every(TICK_MS, tick),
    life.onWake(wake),
    link.subscribe((now, before) => {
      if (now.scope !== before.scope) subscribe();
    }),
    () => cancelRetry(),
    drop,
  ];
  frames.prepare();
  start();
  return {
    retry: () => {
      if (!connection) start();
    },
    close: () => stops.forEach((stop) => stop()),
  };
}
