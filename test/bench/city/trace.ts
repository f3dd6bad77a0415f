import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time of the thread, µs. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What a page's main thread did while it was traced. */
export interface MainThread {
  /** Processor time of all its tasks, ms. */
  readonly ms: number;
  /** Of the longest task, ms. */
  readonly longestMs: number;
  /** Processor time by kind of event, ms; what happens within another counts in both. */
  readonly byName: ReadonlyMap<string, number>;
}

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
/** Every task of a thread is one of these. */
const TASK = 'RunTask';

/** Traces a browser with a single page while something is done with it. */
export async function tracedMainThread(browser: Browser, page: Page, act: () => Promise<void>): Promise<MainThread> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const mains = new Set(traceEvents.filter(namesMainThread).map(threadOf));
  // A spare renderer waits beside that of the page and does nothing.
  const [busiest] = [...mains]
    .map((thread) => summed(traceEvents.filter((event) => event.ph === 'X' && threadOf(event) === thread)))
    .toSorted((a, b) => b.ms - a.ms);
  if (!busiest) throw new Error('the trace names no main thread of a page');
  return busiest;
}

const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;

function namesMainThread({ name, args }: TraceEvent): boolean {
  return name === 'thread_name' && args?.name === 'CrRendererMain';
}

function summed(events: readonly TraceEvent[]): MainThread {
  const byName = new Map<string, number>();
  let longestMs = 0;
  for (const { name, tdur = 0 } of events) {
    byName.set(name, (byName.get(name) ?? 0) + tdur / 1000);
    if (name === TASK) longestMs = Math.max(longestMs, tdur / 1000);
  }
  return { ms: byName.get(TASK) ?? 0, longestMs, byName };
}
