import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Beginning and length by the clock, µs. */
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread, µs. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What a page's main thread did while it was traced, in processor time. */
export interface MainThread {
  /** Each task that made a picture: input, script, layout and what is handed on, ms. */
  readonly pictures: readonly number[];
  /** All other tasks together, ms. */
  readonly restMs: number;
  readonly longestMs: number;
}

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
/** Every task of a thread is one of these. */
const TASK = 'RunTask';
const PICTURE = 'FireAnimationFrame';

/** Traces a browser with a single page while something is done with it. */
export async function tracedMainThread(browser: Browser, page: Page, act: () => Promise<void>): Promise<MainThread> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const mains = new Set(traceEvents.filter(namesMainThread).map(threadOf));
  // A spare renderer waits beside that of the page and makes no pictures.
  const found = [...mains]
    .map((thread) => traceEvents.filter((event) => event.ph === 'X' && threadOf(event) === thread))
    .find((events) => events.some(({ name }) => name === PICTURE));
  if (!found) throw new Error('the trace has no picture of a page');
  return summed(found);
}

const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;

function namesMainThread({ name, args }: TraceEvent): boolean {
  return name === 'thread_name' && args?.name === 'CrRendererMain';
}

function summed(events: readonly TraceEvent[]): MainThread {
  const tasks = events.filter(({ name }) => name === TASK).toSorted((a, b) => a.ts - b.ts);
  const asked = events
    .filter(({ name }) => name === PICTURE)
    .map(({ ts }) => ts)
    .toSorted((a, b) => a - b);
  const pictures: number[] = [];
  let [restMs, longestMs, next] = [0, 0, 0];
  for (const { ts, dur = 0, tdur = 0 } of tasks) {
    const ms = tdur / 1000;
    longestMs = Math.max(longestMs, ms);
    while (asked[next]! < ts) next++;
    if (asked[next]! < ts + dur) pictures.push(ms);
    else restMs += ms;
  }
  return { pictures, restMs, longestMs };
}
