import { WHOLE_DISTRICT } from '../../../shared/access/read-scope.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok } from '../../../shared/lib/result.ts';
import type { Store } from '../../../server/ports/store.ts';
import { createCasePlayer } from '../../../server/simulator/case-player.ts';
import { readDistrict } from '../../../server/simulator/district-source.ts';
import { enrolWalkers } from '../../../server/simulator/enrol.ts';
import { openLink, type ServerLink } from '../../../server/simulator/server-link.ts';
import { startSimulator, type RunningSimulator } from '../../../server/simulator/simulator.ts';
import { deviceName, type Walker } from '../../../server/simulator/walker.ts';
import { bearer, openHttpBench, OPERATOR_TOKEN, type HttpBench } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';

const HOUR_MS = 3_600_000;
let store: Store;
let bench: HttpBench;
let link: ServerLink;

beforeAll(async () => {
  store = await openTestStore();
  bench = await openHttpBench({ store, config: { demo: false } });
  bench.clock.set(Date.parse('2026-11-21T10:00:00+08:00'));
  const opened = await openLink({ find, nowMs: bench.clock.nowMs });
  if (!opened.ok) throw new Error(opened.error);
  link = opened.value;
});
afterAll(async () => {
  link.stop();
  await bench.close();
  await store.close();
});

const find = () => Promise.resolve(ok({ url: bench.url, operatorToken: OPERATOR_TOKEN }));

function start(demo = false, troubles: string[] = []) {
  return startSimulator({
    find,
    nowMs: bench.clock.nowMs,
    seed: 'test',
    speed: 1,
    mayJoinDemo: demo,
    onTrouble: (sentence) => troubles.push(sentence),
    onStatus: () => {},
  });
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** A player over a denser district, so that cases come often. */
async function player(troubles: string[]) {
  const district = await readDistrict(link);
  if (!district.ok) throw new Error(district.error);
  const { ground, officers } = district.value;
  const many = Array.from({ length: 120 }, () => ground).flat();
  const walkers: Walker[] = officers.map((officer) => ({
    officer,
    device: deviceName(officer.id),
    token: '',
    deliveredMs: 0,
    dueMs: 0,
    restTold: null,
    phone: null,
  }));
  expect(await enrolWalkers(walkers, link)).toEqual(ok(officers.length));
  return createCasePlayer({
    district: { ...district.value, ground: many },
    walkers,
    link,
    seed: 'test',
    speed: 1,
    nowMs: bench.clock.nowMs,
    onTrouble: (sentence) => troubles.push(sentence),
  });
}

describe('the simulator over the public interface', () => {
  it('walks every officer on duty and fills in the day, with fixes that the ingest accepts', async () => {
    const troubles: string[] = [];
    const started = await start(false, troubles);
    if (!started.ok) throw new Error(started.error);
    const simulator: RunningSimulator = started.value;
    // The first round of phones is spread over a second and a half of the clock that the test turns.
    await until(() => {
      bench.clock.advance(100);
      return simulator.status().filled !== null;
    });
    expect(simulator.status()).toMatchObject({ officers: 4, onDuty: 4 });
    expect(simulator.status().filled!.fixes).toBeGreaterThan(300);
    await simulator.stop();
    const latest = (await store.fixes.latest()).filter((fix) => fix.device.startsWith('sim-'));
    expect(latest).toHaveLength(4);
    for (const fix of latest) {
      expect(fix.simulated).toBe(true);
      expect(fix.fixTimeMs).toBeLessThanOrEqual(bench.clock.nowMs());
    }
    expect(bench.world.officers().every(({ lastFix }) => lastFix !== null)).toBe(true);
    expect(troubles).toEqual([]);
  });

  it('does not fight with the simulator of a demo server', async () => {
    const demo = await openHttpBench({ store, config: { demo: true } });
    const options = {
      nowMs: Date.now,
      seed: 's',
      speed: 1,
      mayJoinDemo: false,
      onTrouble: () => {},
      onStatus: () => {},
    };
    const findDemo = () => Promise.resolve(ok({ url: demo.url, operatorToken: OPERATOR_TOKEN }));
    expect(await startSimulator({ ...options, find: findDemo })).toMatchObject({ ok: false });
    await demo.close();
  });

  it('reports cases, plays them to their end, and leaves those of people alone', async () => {
    const troubles: string[] = [];
    const cases = await player(troubles);
    const body = { kind: 'event', lon: 113.8, lat: 34.5, description: '真人上报', source: 'hotline' };
    const own = await bench.call<'openCase'>('POST', '/api/v1/cases', { body, headers: bearer(OPERATOR_TOKEN) });
    expect(await cases.catchUp()).toBeGreaterThan(20);
    const before = await store.cases.openOrEndedSince(0, WHOLE_DISTRICT);
    const imported = before.filter((item) => item.id.startsWith('sim-'));
    expect(imported.every((item) => item.simulated)).toBe(true);
    expect(new Set(imported.map((item) => item.state)).size).toBeGreaterThan(4);
    for (let i = 0; i < 12; i++) {
      bench.clock.advance(HOUR_MS / 6);
      await cases.beat();
    }
    const after = new Map((await store.cases.openOrEndedSince(0, WHOLE_DISTRICT)).map((item) => [item.id, item]));
    const moved = imported.filter((item) => after.get(item.id)!.version > 1);
    expect(moved.length).toBeGreaterThan(5);
    expect(moved.some((item) => after.get(item.id)!.state === 'closed')).toBe(true);
    expect([...after.values()].filter((item) => item.simulated && !item.id.startsWith('sim-')).length).toBeGreaterThan(
      5,
    );
    expect(after.get(own.json.id)).toMatchObject({ state: 'reported', version: 1, simulated: false });
    expect(troubles).toEqual([]);
  });

  it('makes up no past that it has made up already', async () => {
    const again = await player([]);
    expect(await again.catchUp()).toBeLessThan(10);
  });
});
