import type { Ack, Beat, ChangeBatch, ClientRequest, SubscribeAnswer } from '../../../shared/wire/events.ts';
import { allocateFrame } from '../../../shared/wire/position-frame.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import type { Scope } from '../../../shared/world/scope.ts';
import type { PageLife } from '../../../client/wire/page-life.ts';
import type { Connect, ConnectionEvents } from '../../../client/wire/wire-connection.ts';
import { warnedBySpan } from '../../support/deadline-of.ts';

/** One connection as the script sees it: what was asked, and levers for everything the server may do. */
export interface ScriptedConnection {
  readonly events: ConnectionEvents;
  readonly asked: ClientRequest<'subscribe'>[];
  readonly isClosed: boolean;
  /** Answers the n-th subscription (the last one by default); null is a time-out. */
  answer(answer: Ack<SubscribeAnswer> | null, n?: number): void;
}

/** A server that does what it is told. Fails when a second connection is opened beside a living one. */
export function scriptedWire(): { readonly connect: Connect; readonly connections: ScriptedConnection[] } {
  const connections: ScriptedConnection[] = [];
  const connect: Connect = (events) => {
    if (connections.some((other) => !other.isClosed)) throw new Error('a second socket beside a living one');
    const answers: ((answer: Ack<SubscribeAnswer> | null) => void)[] = [];
    const asked: ClientRequest<'subscribe'>[] = [];
    let isClosed = false;
    connections.push({
      events,
      asked,
      get isClosed() {
        return isClosed;
      },
      answer: (answer, n = answers.length - 1) => answers[n]!(answer),
    });
    return {
      subscribe(request, _timeoutMs, answered) {
        if (isClosed) throw new Error('subscription on a closed connection');
        asked.push(request);
        answers.push(answered);
      },
      close: () => {
        isClosed = true;
      },
    };
  };
  return { connect, connections };
}

/** Time, chance and the page, turned by hand. */
export interface ManualLife extends PageLife {
  advance(ms: number): void;
  /** The clock goes on, timers do not run: the machine sleeps. */
  sleep(ms: number): void;
  wake(): void;
  setVisible(visible: boolean): void;
  /** Delays that were asked for, newest last. */
  readonly delays: number[];
}

export function manualLife(random = 0.5): ManualLife {
  let nowMs = 1_000_000;
  let visible = true;
  const timers = new Set<{ atMs: number; everyMs: number | null; run: () => void }>();
  const wakes = new Set<() => void>();
  const delays: number[] = [];
  const add = (delayMs: number, everyMs: number | null, run: () => void) => {
    const timer = { atMs: nowMs + delayMs, everyMs, run };
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  const runDue = (untilMs: number) => {
    for (;;) {
      const next = [...timers].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (!next) break;
      nowMs = Math.max(nowMs, next.atMs);
      if (next.everyMs === null) timers.delete(next);
      else next.atMs = nowMs + next.everyMs;
      next.run();
    }
    nowMs = untilMs;
  };
  return {
    nowMs: () => nowMs,
    random: () => random,
    after(delayMs, run) {
      delays.push(delayMs);
      return add(delayMs, null, run);
    },
    every: (periodMs, run) => add(periodMs, periodMs, run),
    isVisible: () => visible,
    onWake(run) {
      wakes.add(run);
      return () => void wakes.delete(run);
    },
    advance: (ms) => runDue(nowMs + ms),
    sleep: (ms) => {
      nowMs += ms;
    },
    wake: () => wakes.forEach((run) => run()),
    setVisible: (now) => {
      visible = now;
    },
    delays,
  };
}

/** A batch of one case, so that every number leaves a trace in the facts. */
export function batch(seq: number, epoch = 'e1', scope: Scope = 'district'): ChangeBatch {
  return { scope, epoch, seq, changes: [{ kind: 'case', case: caseNamed(`c${seq}`) }] };
}

export function beat(seq: number, epoch = 'e1', scope: Scope = 'district', serverMs = 5_000): Beat {
  const duty = { total: 0, onDuty: 0, moving: 0, still: 0, stale: 0, silent: 0, onBreak: 0 };
  const ingest = { accepted: 0, duplicate: 0, quarantined: 0 };
  return { scope, epoch, seq, serverMs, lastFixMs: null, lastCaseMs: null, duty, ingest };
}

/** The server's answer to a subscription: a snapshot at a number unless told otherwise. */
export function answer(seq: number, given: Partial<SubscribeAnswer> = {}, scope: Scope = 'district') {
  const epoch = given.epoch ?? 'e1';
  const snapshot = { grids: [], cases: [caseNamed(`s${seq}`)], alerts: [], findings: [], standings: [] };
  const what = given.changes ? {} : { snapshot };
  const data = { epoch, seq, ...what, keyframe: frame([7], true), beat: beat(seq, epoch, scope), ...given };
  return { ok: true, data } as const;
}

/** A position frame with these officers. */
export function frame(officers: readonly number[], keyframe: boolean): Uint8Array {
  const made = allocateFrame(officers.length, 1, keyframe, 5_000);
  made.officer.set(officers);
  return made.bytes;
}

export function caseNamed(id: string): CaseView {
  return warnedBySpan({
    id,
    town: 'a',
    grid: null,
    kind: 'event',
    category: 'other',
    state: 'filed',
    severity: 'ordinary',
    source: 'patrol',
    description: '',
    lon: null,
    lat: null,
    reportedMs: 0,
    updatedMs: 0,
    warnFromMs: null,
    dueMs: null,
    closedMs: null,
    officer: null,
    simulated: true,
    version: 1,
  });
}
