import { setTimeout as sleep } from 'node:timers/promises';
import { count, mustAgree, type Bench, type BenchRow } from '../row.ts';
import { startBenchServer, type BenchServer } from './bench-server.ts';
import { createLatencies, type Latencies } from './latencies.ts';
import type { Pace, PhonesArgument, PhonesAsk, Tally } from './phones.ts';
import { startBeside, type SideProcess } from './side-process.ts';
import { watchStages } from './stages.ts';
import type { Seen, ViewersArgument } from './viewers.ts';

const OFFICERS = 5_000;
const VIEWERS = 200;
const TICK_MS = 1_000;
const WARM_UP_MS = 6_000;
const MEASURED_MS = 12_000;
const OVERLOAD_MS = 6_000;

const PACES = [
  {
    fixesPerS: 1_000,
    goalMs: TICK_MS + 100,
    pace: { phones: 1_000, requestsPerS: 1_000, fixesPerRequest: 1, fixEveryMs: 1_000 },
  },
  {
    fixesPerS: 20_000,
    goalMs: TICK_MS + 250,
    pace: { phones: OFFICERS, requestsPerS: 1_000, fixesPerRequest: 20, fixEveryMs: 250 },
  },
] as const;
/** Phones that come back after hours without a network, all at once. */
const STORM: Pace = { phones: OFFICERS, requestsPerS: 400, fixesPerRequest: 200, fixEveryMs: 5_000 };

type Phones = SideProcess<PhonesAsk, Tally>;
type Viewers = SideProcess<object, Seen>;

/** From a phone that sends a fix to the frame with it at a viewer, over HTTP and sockets between processes. */
export const fixToScreen: Bench = {
  id: 'fix-to-screen',
  title: 'Fix → screen',
  async run({ say }) {
    const server = await startBenchServer(OFFICERS);
    const { url, operatorToken, dataFolder } = server;
    const phones: Phones = await startBeside('phones.ts', { url, operatorToken, dataFolder } satisfies PhonesArgument);
    const crowd: ViewersArgument = { url, viewers: VIEWERS, officers: OFFICERS };
    const viewers: Viewers = await startBeside('viewers.ts', crowd);
    const stand: Stand = { server, phones, viewers };
    try {
      const tallies: Tally[] = [];
      const rows: BenchRow[] = [];
      for (const { fixesPerS, goalMs, pace } of PACES) {
        const { latencies, during, stages, whole } = await measure(stand, pace);
        tallies.push(...whole);
        const took = takenOf(during);
        say(
          `${count(fixesPerS)} fixes/s: ${count(Math.round(took))}/s taken, p50 ${latencies.percentile(0.5)} ms, p99 ${latencies.percentile(0.99)} ms`,
        );
        stages.forEach(say);
        rows.push(...latencyRows(fixesPerS, took, goalMs, latencies));
      }
      rows.push(await stormRow(server, phones, tallies, say));
      return rows;
    } finally {
      await Promise.all([phones, viewers].map((process) => process.end()));
      await server.dispose();
    }
  },
};

interface Stand {
  readonly server: BenchServer;
  readonly phones: Phones;
  readonly viewers: Viewers;
}

/** Sets a pace, lets it settle, and counts what the viewers see for a while. */
async function measure({ server, phones, viewers }: Stand, pace: Pace) {
  await phones.ask({ pace });
  await sleep(WARM_UP_MS);
  const stages = await watchStages(server, { phones, viewers });
  const settled = await phones.ask({ pace });
  await viewers.ask({});
  await sleep(MEASURED_MS);
  const during = await phones.ask({ look: true });
  const { latencies: seen } = await viewers.ask({});
  const told = await stages.told(during);
  const latencies = createLatencies();
  latencies.merge(seen);
  mustAgree(latencies.count > 0, 'no fix came to a viewer');
  return { latencies, during, stages: told, whole: [settled, await phones.ask({ pace: null })] };
}

function takenOf({ accepted }: Tally): number {
  return accepted / (MEASURED_MS / 1000);
}

function latencyRows(asked: number, taken: number, goalMs: number, latencies: Latencies): BenchRow[] {
  const keptUp = taken >= 0.98 * asked;
  const size = `${count(asked)} fixes/s${keptUp ? '' : ` sent, ${count(Math.round(taken))} taken`}, ${VIEWERS} viewers`;
  const p99 = latencies.percentile(0.99);
  const row = { bench: 'fix-to-screen', peer: null, peerValue: null, ratio: null };
  return [
    { ...row, size, ours: latencies.percentile(0.5), unit: 'ms p50', goal: null, met: null },
    { ...row, size, ours: p99, unit: 'ms p99', goal: `≤ ${count(goalMs)} ms`, met: keptUp && p99 <= goalMs },
  ];
}

/** More than the store takes: what is not taken is answered 503, and what was answered lies in the store. */
async function stormRow(
  server: BenchServer,
  phones: Phones,
  before: readonly Tally[],
  say: (line: string) => void,
): Promise<BenchRow> {
  await phones.ask({ pace: STORM });
  await sleep(OVERLOAD_MS);
  const storm = await phones.ask({ pace: null });
  const all = [...before, storm];
  const sum = (of: (tally: Tally) => number) => all.reduce((total, tally) => total + of(tally), 0);
  const stored = await server.stopAndCount();
  const [accepted, failed] = [sum((tally) => tally.accepted), sum((tally) => tally.failed)];
  say(`${count(accepted)} fixes acknowledged, ${count(stored)} in the store, ${failed} requests without an answer`);
  mustAgree(stored >= accepted, `${accepted} fixes were acknowledged and ${stored} are stored`);
  mustAgree(failed > 0 || stored === accepted, `${stored} fixes are stored of which ${accepted} were acknowledged`);
  const offered = (storm.requests * STORM.fixesPerRequest) / (OVERLOAD_MS / 1000);
  return {
    bench: 'fix-to-screen',
    size: `${count(Math.round(offered))} fixes/s in uploads of ${STORM.fixesPerRequest}, acknowledged = stored`,
    ours: (100 * storm.busy) / storm.requests,
    peer: null,
    peerValue: null,
    unit: '% answered 503',
    ratio: null,
    goal: 'nothing acknowledged lost',
    met: stored >= accepted,
  };
}
