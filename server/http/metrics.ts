import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { QUARANTINE_REASONS } from '../../shared/model/fix.ts';
import type { ServerDeps } from '../ports/server.ts';

/** Figures for Prometheus. The parts that know a figure report it here; the rest is read when somebody asks. */
export interface Metrics {
  /** How long a tick of the world and its frames took. */
  tickTook(ms: number): void;
  /** Where to read the number of open sockets. */
  socketsFrom(count: () => number): void;
  /** Where to read how many writes of fixes failed, and how many of them are not made good (STO-6). */
  failuresFrom(source: WriteFailures): void;
  text(): Promise<string>;
}

interface WriteFailures {
  failures(): number;
  openFailures(): number;
}

const NS_PER_S = 1e9;

export function createMetrics({
  clock,
  ingest,
  config,
  world,
}: Pick<ServerDeps, 'clock' | 'ingest' | 'config' | 'world'>): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ district: world.loaded.district.id, version: config.version });
  const registers = [registry];
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let sockets = () => 0;
  let writes: WriteFailures = { failures: () => 0, openFailures: () => 0 };

  const ticks = new Histogram({
    name: 'jingge_tick_seconds',
    help: 'Time of one tick of the live world',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1],
    registers,
  });
  // prom-client reads these through the registry when it is asked for text.
  void new Counter({
    name: 'jingge_fixes_total',
    help: 'Fixes since the start, by verdict and reason',
    labelNames: ['verdict', 'reason'],
    registers,
    collect() {
      const { accepted, duplicate, quarantined } = ingest.counts();
      this.reset();
      this.inc({ verdict: 'accepted', reason: '' }, accepted);
      this.inc({ verdict: 'duplicate', reason: '' }, duplicate);
      for (const reason of QUARANTINE_REASONS) this.inc({ verdict: 'quarantined', reason }, quarantined[reason]);
    },
  });
  counter('jingge_store_batches_total', 'Batches of fixes written', () => ingest.written().batches);
  counter('jingge_store_rows_total', 'Fixes in the batches written', () => ingest.written().rows);
  counter('jingge_store_wait_seconds_total', 'Waiting of all fixes together until their batch was begun', () =>
    inSeconds(ingest.written().rowsWaitedMs),
  );
  counter('jingge_store_write_seconds_total', 'Time that batches took until they were committed and applied', () =>
    inSeconds(ingest.written().tookMs),
  );
  counter('jingge_store_failures_total', 'Writes of fixes, or countings of them, that failed', () => writes.failures());
  gauge('jingge_store_failures_open', 'Those of which what they stored is not counted yet', () =>
    writes.openFailures(),
  );
  gauge('jingge_sockets', 'Open sockets', () => sockets());
  gauge('jingge_open_alerts', 'Alerts that stand', () => world.alerts().length);
  gauge('jingge_coverage_day_bytes', 'Memory of the fixes counted today, kept until midnight', () => world.heldBytes());
  gauge('jingge_policy_fault', '1 when no policy in force gives a figure of today and the last known ones stay', () =>
    world.policies.exactlyAt(clock.nowMs()).ok ? 0 : 1,
  );
  gauge('process_resident_memory_bytes', 'Memory of this process', () => process.memoryUsage.rss());
  gauge('nodejs_heap_size_used_bytes', 'Heap in use', () => process.memoryUsage().heapUsed);
  gauge('jingge_event_loop_lag_p99_seconds', 'Delay of the event loop since the last reading', () => {
    const lagS = delay.percentile(99) / NS_PER_S;
    delay.reset();
    return Number.isFinite(lagS) ? lagS : 0;
  });

  function gauge(name: string, help: string, read: () => number): void {
    void new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  }

  function counter(name: string, help: string, read: () => number): void {
    void new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  }

  return {
    tickTook: (ms) => ticks.observe(ms / 1000),
    socketsFrom: (count) => void (sockets = count),
    failuresFrom: (source) => void (writes = source),
    text: () => registry.metrics(),
  };
}

function inSeconds(ms: number): number {
  return ms / 1000;
}
