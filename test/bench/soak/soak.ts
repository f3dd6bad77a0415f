import { setTimeout as sleep } from 'node:timers/promises';
import { startBenchServer, type BenchServer } from '../feed/bench-server.ts';
import type { Pace, PhonesArgument, PhonesAsk, Tally } from '../feed/phones.ts';
import { startBeside } from '../feed/side-process.ts';
import type { Seen, ViewersArgument } from '../feed/viewers.ts';
import { count, mustAgree, type Bench, type BenchRow } from '../row.ts';
import { slopeOf } from './slope.ts';
import { openWall, type WallPage } from './wall-page.ts';

const OFFICERS = 2_000;
const VIEWERS = 50;
/** A fix every ten seconds of each officer. */
const PACE: Pace = { phones: OFFICERS, requestsPerS: 200, fixesPerRequest: 1, fixEveryMs: 10_000 };
const MINUTE_MS = 60_000;
/**
 * Read after what is filled once is full: compiled code, the map's cache of tiles, which grows until the wall has shown every
 * town (15 and the overview, 20 s each: 5.3 minutes), the 300 batches of changes that the server keeps of a scope (5 minutes), and
 * the last 60 fixes of each phone, which take 10 minutes to come.
 */
const FULL = { warmUpMs: 10.5 * MINUTE_MS, minutes: 10 };
/** In a run of everything: shows that nothing breaks, and is too short to judge a slope. */
const SHORT = { warmUpMs: 0.5 * MINUTE_MS, minutes: 1 };
const READ_EVERY_MS = 1_000;
/** Snapshots of the page's heap take seconds each: a few over the run. */
const SNAPSHOTS = 10;
/** At the end of each window memory is read, after the garbage was collected; of its delays only the lowest counts. */
const READINGS_OF_WINDOW = 6;
const MB = 1024 * 1024;

/**
 * Fixes of the day are kept until midnight, so that a late one counts as one in time: the server says how much memory they take,
 * and what is left without them must not grow. The whole is judged beside it.
 */
const FIGURES = [
  'server memory',
  'fixes of the day',
  'server memory without the fixes of the day',
  'server heap',
  'page heap',
  'event loop delay',
] as const;
/** Grows by design: said, not judged. */
const KNOWN: Figure = 'fixes of the day';
type Figure = (typeof FIGURES)[number];
type Reading = Readonly<Record<Figure, number>>;

/** Whether anything grows while officers walk and people watch. */
export const soak: Bench = {
  id: 'soak',
  title: 'Soak',
  async run({ alone, say }) {
    const { warmUpMs, minutes } = alone ? FULL : SHORT;
    const server = await startBenchServer(OFFICERS, 'inspected');
    const { url, operatorToken, dataFolder } = server;
    const phones = await startBeside<PhonesAsk, Tally>('phones.ts', {
      url,
      operatorToken,
      dataFolder,
    } satisfies PhonesArgument);
    const crowd: ViewersArgument = { url, viewers: VIEWERS, officers: OFFICERS };
    const viewers = await startBeside<object, Seen>('viewers.ts', crowd);
    await phones.ask({ pace: PACE });
    const wall = await openWall(url);
    try {
      await sleep(warmUpMs);
      await viewers.ask({});
      const [readings, held] = await readFor(minutes * MINUTE_MS, server, wall);
      mustAgree((await viewers.ask({})).frames >= VIEWERS * minutes, 'the viewers got no frames');
      const { accepted, failed, busy } = await phones.ask({ pace: null });
      say(`${count(accepted)} fixes taken, ${busy + failed} requests not, over ${minutes} minutes`);
      const watched = FIGURES.map((figure): Series => ({
        name: figure,
        unit: figure === 'event loop delay' ? 'ms' : 'MB',
        values: lowestOfWindows(figure, readings),
        everyMs: READINGS_OF_WINDOW * READ_EVERY_MS,
        isJudged: figure !== KNOWN,
      }));
      const scripts: Series = {
        name: 'page heap without compiled code',
        unit: 'MB',
        values: held,
        everyMs: (minutes * MINUTE_MS) / SNAPSHOTS,
        isJudged: true,
      };
      return [...watched, scripts].map((series) => rowOf(series, minutes, alone));
    } finally {
      await wall.close();
      await Promise.all([phones.end(), viewers.end()]);
      await server.dispose();
    }
  },
};

async function readFor(
  durationMs: number,
  server: BenchServer,
  wall: WallPage,
): Promise<readonly [readings: readonly Reading[], held: readonly number[]]> {
  const readings: Reading[] = [];
  const held = [await wall.heldMb()];
  const fromMs = performance.now();
  for (let next = 1; next * READ_EVERY_MS <= durationMs; next++) {
    await sleep(Math.max(0, fromMs + next * READ_EVERY_MS - performance.now()));
    const isLast = next % READINGS_OF_WINDOW === 0;
    if (isLast) await server.collectGarbage();
    const figures = await server.metrics();
    const atLast = (value: number) => (isLast ? value : Number.POSITIVE_INFINITY);
    const memoryMb = figures.get('process_resident_memory_bytes')! / MB;
    const dayMb = figures.get('jingge_coverage_day_bytes')! / MB;
    readings.push({
      'server memory': atLast(memoryMb),
      'fixes of the day': atLast(dayMb),
      'server memory without the fixes of the day': atLast(memoryMb - dayMb),
      'server heap': atLast(figures.get('nodejs_heap_size_used_bytes')! / MB),
      'page heap': isLast ? await wall.heapMb() : Number.POSITIVE_INFINITY,
      'event loop delay': figures.get('jingge_event_loop_lag_p99_seconds')! * 1000,
    });
    if (next % Math.floor(durationMs / READ_EVERY_MS / SNAPSHOTS) === 0) held.push(await wall.heldMb());
  }
  return [readings, held];
}

/** The lowest reading of each window: what was waiting to be collected, or late for once, is not in it. */
function lowestOfWindows(figure: Figure, readings: readonly Reading[]): readonly number[] {
  const windows = Math.floor(readings.length / READINGS_OF_WINDOW);
  return Array.from({ length: windows }, (_, window) =>
    Math.min(
      ...readings
        .slice(window * READINGS_OF_WINDOW, (window + 1) * READINGS_OF_WINDOW)
        .map((reading) => reading[figure]),
    ),
  );
}

interface Series {
  readonly name: string;
  readonly unit: 'MB' | 'ms';
  readonly values: readonly number[];
  readonly everyMs: number;
  readonly isJudged: boolean;
}

function rowOf({ name, unit, values, everyMs, isJudged }: Series, minutes: number, isLong: boolean): BenchRow {
  const { perMinute, lowerPerMinute } = slopeOf(values, everyMs);
  const digits = values[0]! < 100 ? 1 : 0;
  const from = `${values[0]!.toFixed(digits)} → ${values.at(-1)!.toFixed(digits)} ${unit}`;
  const goal = isLong && isJudged ? 'no slope beyond noise' : null;
  return {
    bench: 'soak',
    size: `${name}, ${count(OFFICERS)} officers, ${VIEWERS} viewers, 1 wall, ${minutes} min${isLong ? '' : ' (too short to judge)'}: ${from}`,
    ours: perMinute,
    peer: null,
    peerValue: null,
    unit: `${unit}/min, surely more than ${lowerPerMinute.toFixed(3)}`,
    ratio: null,
    goal,
    met: goal === null ? null : lowerPerMinute <= 0,
  };
}
