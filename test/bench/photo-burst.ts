import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import type { Observation } from '../../shared/model/fix.ts';
import { openHttpBench, type HttpBench } from '../support/http-bench.ts';
import { noisyPhoto } from '../support/made-images.ts';
import { openTestStore } from '../support/test-store.ts';
import { inGrid } from '../support/two-towns.ts';
import type { Bench, BenchRow } from './row.ts';

const PHOTOS = 20;
const [WIDTH_PX, HEIGHT_PX] = [4_000, 3_000];
const QUIET_MS = 5_000;
const FIX_EVERY_MS = 50;
const GOAL_DELAY_MS = 100;

/** Twenty photos of twelve megapixels at once, and what the positions that come meanwhile notice of them. */
export const photoBurst: Bench = {
  id: 'photo-burst',
  title: 'A burst of photos beside the feed',
  async run({ say }) {
    const store = await openTestStore();
    const bench = await openHttpBench({ store });
    try {
      const photo = await noisyPhoto(WIDTH_PX, HEIGHT_PX, 60);
      const size = `${PHOTOS} photos of ${(photo.length / 1e6).toFixed(1)} MB, ${WIDTH_PX} × ${HEIGHT_PX}`;
      await send(bench, photo, 1);
      const quiet = await watched(bench, () => new Promise((done) => setTimeout(done, QUIET_MS)));
      const busy = await watched(bench, () => send(bench, photo, PHOTOS));
      say(`quiet: loop ${told(quiet.delay)}, positions ${told(quiet.acks)}`);
      say(
        `burst: loop ${told(busy.delay)}, positions ${told(busy.acks)}, ${busy.wallS.toFixed(1)} s, ${busy.processorS.toFixed(1)} s of processor`,
      );
      const row = (
        what: string,
        ours: number,
        unit: string,
        goal: string | null = null,
        met: boolean | null = null,
      ): BenchRow => ({
        bench: 'photo-burst',
        size: `${size}: ${what}`,
        ours,
        peer: null,
        peerValue: null,
        unit,
        ratio: null,
        goal,
        met,
      });
      return [
        row('processor time a photo', (busy.processorS * 1000) / PHOTOS, 'ms'),
        row(
          'longest delay of the event loop',
          busy.delay.max,
          'ms',
          `≤ ${GOAL_DELAY_MS} ms`,
          busy.delay.max <= GOAL_DELAY_MS,
        ),
        row('the same with nothing to do', quiet.delay.max, 'ms'),
        row('a position until it is stored, p99', busy.acks.p99, 'ms'),
        row('the same with nothing to do, p99', quiet.acks.p99, 'ms'),
      ];
    } finally {
      await bench.close();
      await store.close();
    }
  },
};

interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const told = ({ p50, p99, max }: Spread) => `p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} max ${max.toFixed(1)} ms`;

/** Sends from a thread of its own, so that sending does not hold up the loop that is watched. */
async function send(bench: HttpBench, photo: Buffer, photos: number): Promise<void> {
  const headers = await bench.signIn('dispatcher');
  const body = { kind: 'event', ...inGrid(0), description: 'burst', source: 'patrol' };
  const { json } = await bench.call<'openCase'>('POST', '/api/v1/cases', { body, headers });
  const urls = Array.from(
    { length: photos },
    () => `${bench.url}/api/v1/cases/${json.id}/photos/${randomUUID()}?kind=near`,
  );
  const sender = new Worker(SENDER, { eval: true, workerData: { urls, photo: new Uint8Array(photo), headers } });
  const statuses = await new Promise<readonly number[]>((done, fail) => {
    sender.once('message', done);
    sender.once('error', fail);
  });
  await sender.terminate();
  if (statuses.some((status) => status !== 200)) throw new Error(`photos were refused: ${statuses.join()}`);
}

const SENDER = `
const { parentPort, workerData: { urls, photo, headers } } = require('node:worker_threads');
Promise.all(urls.map((url) => fetch(url, { method: 'PUT', headers, body: photo }).then(({ status }) => status)))
  .then((statuses) => parentPort.postMessage(statuses));`;

async function watched(bench: HttpBench, act: () => Promise<unknown>) {
  const loop = monitorEventLoopDelay({ resolution: 5 });
  const acks: number[] = [];
  const pending: Promise<unknown>[] = [];
  const phones = setInterval(() => {
    const from = performance.now();
    bench.clock.advance(FIX_EVERY_MS);
    pending.push(bench.ingest.accept([fixAt(bench.clock.nowMs())]).then(() => acks.push(performance.now() - from)));
  }, FIX_EVERY_MS);
  const before = process.cpuUsage();
  const fromMs = performance.now();
  loop.enable();
  await act();
  loop.disable();
  const { user, system } = process.cpuUsage(before);
  const wallS = (performance.now() - fromMs) / 1000;
  clearInterval(phones);
  await Promise.all(pending);
  const sorted = acks.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    delay: { p50: loop.percentile(50) / 1e6, p99: loop.percentile(99) / 1e6, max: loop.max / 1e6 },
    acks: { p50: at(0.5), p99: at(0.99), max: at(1) },
    wallS,
    processorS: (user + system) / 1e6,
  };
}

function fixAt(fixTimeMs: number): Observation {
  const spot = { ...inGrid(0), accuracyM: 5, speedMps: 0, headingDeg: null, batteryPercent: null };
  return { device: 'phone-0', fixTimeMs, ...spot, mock: false, crs: 'wgs84' };
}
