import type { BenchServer } from './bench-server.ts';
import { createLatencies } from './latencies.ts';
import type { Tally } from './phones.ts';
import { spentBetween, threadTimes } from './thread-times.ts';

/** Where time goes between two moments: waiting by stage, processor time by thread of the server and by process beside it. */
export interface Stages {
  /** @param phones what was answered in between */
  told(phones: Tally): Promise<readonly string[]>;
}

type Beside = Readonly<Record<string, { readonly pid: number }>>;

export async function watchStages(server: BenchServer, beside: Beside): Promise<Stages> {
  const pids = [server.pid, ...Object.values(beside).map(({ pid }) => pid)];
  const look = async () => ({
    figures: await server.metrics(),
    atMs: performance.now(),
    times: new Map(pids.map((pid) => [pid, threadTimes(pid)])),
  });
  const before = await look();
  return {
    async told({ answeredMs }) {
      const after = await look();
      const grew = (name: string) => (after.figures.get(name) ?? 0) - (before.figures.get(name) ?? 0);
      const ms = (seconds: number) => `${(seconds * 1000).toFixed(0)} ms`;
      const [rows, batches] = [grew('jingge_store_rows_total'), grew('jingge_store_batches_total')];
      const answered = createLatencies();
      answered.merge(answeredMs);
      const tickS = grew('jingge_tick_seconds_sum') / grew('jingge_tick_seconds_count');
      const waits = [
        `a request until its answer p50 ${answered.percentile(0.5)} ms, p99 ${answered.percentile(0.99)} ms`,
        `of it a fix waits for its batch ${ms(grew('jingge_store_wait_seconds_total') / rows)}`,
        `a batch of ${(rows / batches).toFixed(0)} is written in ${ms(grew('jingge_store_write_seconds_total') / batches)}`,
        `a tick takes ${ms(tickS)}`,
        `the event loop is late by p99 ${ms(after.figures.get('jingge_event_loop_lag_p99_seconds') ?? 0)}`,
      ];
      const perS = (spent: number) => `${((spent / (after.atMs - before.atMs)) * 1000).toFixed(0)} ms`;
      const spent = (pid: number) => spentBetween(before.times.get(pid)!, after.times.get(pid)!, pid);
      const { main, busiest, rest } = spent(server.pid);
      const others = Object.entries(beside).map(([name, { pid }]) => {
        const times = spent(pid);
        return `${name} ${perS(times.main + times.busiest + times.rest)}`;
      });
      return [
        waits.join('; '),
        `processor time a second: server ${perS(main)}, its database ${perS(busiest)}, its other threads ${perS(rest)}; ${others.join(', ')}`,
      ];
    },
  };
}
