import { setTimeout as sleep } from 'node:timers/promises';
import { npmStart } from './npm-start.ts';

const LOOK_MS = 6_000;
/** What grows by less than this between two looks is being walked now and no longer filled in. */
const STILL_FILLING = 0.002;

/** A first start on an empty data folder, until the simulator has filled in the day so far. Answers what it made, in words. */
export async function fillToday(dataFolder: string, port: number): Promise<string> {
  const server = npmStart(dataFolder, port);
  try {
    const healthyMs = (await server.healthy) - server.startedMs;
    let before = 0;
    for (;;) {
      const now = await visitedCells(port);
      if (before > 0 && now - before < now * STILL_FILLING) break;
      before = now;
      await sleep(LOOK_MS);
    }
    return `healthy after ${(healthyMs / 1000).toFixed(1)} s, ${before.toLocaleString('en-US')} cells walked today`;
  } finally {
    await server.stop();
  }
}

async function visitedCells(port: number): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/coverage`);
  const { totals } = (await answer.json()) as { totals: { visitedCells: number } };
  return totals.visitedCells;
}
