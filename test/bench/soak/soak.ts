import { setTimeout as sleep } from 'node:timers/promises';
import { startBenchServer, type BenchServer } from '../feed/bench-server.ts';
import type { Pace, PhonesArgument, PhonesAsk, Tally } from '../feed/phones.ts';
import { startBeside } from '../feed/side-process.ts';
import type { Seen, ViewersArgument } from '../feed/viewers.ts';
import { count, mustAgree, type Bench, type BenchRow } from '../row.ts';
import { slopeOf } from './slope.ts';
import { buildPages, openWall, type WallPage } from './wall-page.ts';

const OFFICERS = 2_000;
const VIEWERS = 50;
/** A fix every ten seconds of each officer. */
const PACE: Pace = { phones: OFFICERS, requestsPerS: 200, fixesPerRequest: 1, fixEveryMs: 10_000 };
const MINUTE_MS = 60_000;
/**
 * Read after what is filled once is full: the memory of phones, compiled code, and above all the map's cache of tiles, which
 * grows until the wall has shown every town. Its round of 15 towns and the overview, 20 s each, takes 5.3 minutes.
 */
const FULL = { warmUpMs: 6 * MINUTE_MS, minutes: 10 };
/** In a run of everything: shows that nothing breaks, and is too short to judge a slope. */
const SHORT = { warmUpMs: 0.5 * MINUTE_MS, minutes: 1.5 };
const READ_EVERY_MS = 1_000;
/** Between two readings a heap fills and is cleared: of so many only the lowest counts. */
const READINGS_OF_WINDOW = 6;
const MB = 1024 * 1024;

const FIGURES = ['server memory', 'server heap', 'page heap', 'event loop delay'] as const;
type Reading = Readonly<Record<(typeof FIGURES)[number], number>>;

/** Whether anything grows while officers walk and people watch. */
export const soak: Bench = {
  id: 'soak',
  title: 'Soak',
  async run({ alone, say }) {
    const { warmUpMs, minutes } = alone ? FULL : SHORT;
    await buildPages();
    const server = await startBenchServer(OFFICERS);
    const { url, operatorToken, dataFolder } = server;
    const phones = await startBeside<PhonesAsk, Tally>('phones.ts', {
      url,
      operatorToken,
      dataFolder,
    } satisfies PhonesArgument);
    const viewers = await startBeside<object, Seen>('viewers.ts', { url, viewers: VIEWERS } satisfies ViewersArgument);
    await phones.ask({ pace: PACE });
    const wall = await openWall(url);
    try {
      await sleep(warmUpMs);
      await viewers.ask({});
      const readings = await readFor(minutes * MINUTE_MS, server, wall);
      mustAgree((await viewers.ask({})).frames >= VIEWERS * minutes, 'the viewers got no frames');
      const { accepted, failed, busy } = await phones.ask({ pace: null });
      say(`${count(accepted)} fixes taken, ${busy + failed} requests not, over ${minutes} minutes`);
      return FIGURES.map((figure) => rowOf(figure, readings, minutes, alone));
    } finally {
      await wall.close();
      await Promise.all([phones.end(), viewers.end()]);
      await server.dispose();
    }
  },
};

async function readFor(durationMs: number, server: BenchServer, wall: WallPage): Promise<readonly Reading[]> {
  const readings: Reading[] = [];
  const fromMs = performance.now();
  for (let next = 1; next * READ_EVERY_MS <= durationMs; next++) {
    await sleep(Math.max(0, fromMs + next * READ_EVERY_MS - performance.now()));
    const figures = await server.metrics();
    readings.push({
      'server memory': figures.get('process_resident_memory_bytes')! / MB,
      'server heap': figures.get('nodejs_heap_size_used_bytes')! / MB,
      'page heap': next % READINGS_OF_WINDOW === 0 ? await wall.heapMb() : Number.POSITIVE_INFINITY,
      'event loop delay': figures.get('jingge_event_loop_lag_p99_seconds')! * 1000,
    });
  }
  return readings;
}

function rowOf(
  figure: (typeof FIGURES)[number],
  readings: readonly Reading[],
  minutes: number,
  isJudged: boolean,
): BenchRow {
  const windows = Math.floor(readings.length / READINGS_OF_WINDOW);
  const lowest = Array.from({ length: windows }, (_, window) =>
    Math.min(
      ...readings
        .slice(window * READINGS_OF_WINDOW, (window + 1) * READINGS_OF_WINDOW)
        .map((reading) => reading[figure]),
    ),
  );
  const { perMinute, lowerPerMinute } = slopeOf(lowest, READINGS_OF_WINDOW * READ_EVERY_MS);
  const unit = figure === 'event loop delay' ? 'ms' : 'MB';
  const from = `${lowest[0]!.toFixed(0)} → ${lowest.at(-1)!.toFixed(0)} ${unit}`;
  return {
    bench: 'soak',
    size: `${figure}, ${count(OFFICERS)} officers, ${VIEWERS} viewers, 1 wall, ${minutes} min${isJudged ? '' : ' (too short to judge)'}: ${from}`,
    ours: perMinute,
    peer: null,
    peerValue: null,
    unit: `${unit}/min, surely more than ${lowerPerMinute.toFixed(2)}`,
    ratio: null,
    goal: isJudged ? 'no slope beyond noise' : null,
    met: isJudged ? lowerPerMinute <= 0 : null,
  };
}
