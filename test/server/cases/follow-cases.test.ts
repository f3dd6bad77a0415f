import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCaseFollower } from '../../../server/cases/follow-cases.ts';
import type { CaseStore } from '../../../server/ports/cases.ts';
import type { Store } from '../../../server/ports/store.ts';
import { WHOLE_DISTRICT } from '../../../shared/access/read-scope.ts';
import { applyChanges } from '../../../shared/world/apply-change.ts';
import { factsFromSnapshot } from '../../../shared/world/facts.ts';
import { eventually } from '../../support/eventually.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, inGrid, WEST } from '../../support/two-towns.ts';
import { openHttpBench, type HttpBench } from '../../support/http-bench.ts';
import { collectChanges, subscribed, wireBench } from '../../support/wire-bench.ts';
import { sampleCase } from '../../support/world-samples.ts';
import { newCaseEvent, OPENED_BY_NOBODY } from '../../support/case-events.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** A store whose next step is committed and whose acknowledgement is lost. */
function losingStore(): Store & { lose: boolean } {
  const losing = {
    ...store,
    lose: false,
    cases: {
      ...store.cases,
      async update(...given: Parameters<CaseStore['update']>) {
        const seq = await store.cases.update(...given);
        if (losing.lose) throw new Error('the connection broke after the commit');
        return seq;
      },
    },
  };
  return losing;
}

describe('STO-5 what was committed and not told', () => {
  it('STO-5 is told when the log is followed, once, and a client that was away catches up without a hole', async () => {
    const losing = losingStore();
    const bench: HttpBench = await openHttpBench({ store: losing });
    const dispatcher = await bench.signIn('dispatcher');
    const follower = createCaseFollower({ store: losing, world: bench.world }, await losing.cases.lastSeq());
    const told: string[] = [];
    bench.world.onChanges((changes) => {
      for (const change of changes) if (change.kind === 'case') told.push(`${change.case.id} ${change.case.version}`);
    });
    try {
      const body = { kind: 'event', ...inGrid(2), description: '占道', source: 'patrol' };
      const { id } = (await bench.call<'openCase'>('POST', '/api/v1/cases', { body, headers: dispatcher })).json;
      losing.lose = true;
      const path = `/api/v1/cases/${id}/actions`;
      expect((await bench.call('POST', path, { body: { action: 'file' }, headers: dispatcher })).status).toBe(500);
      losing.lose = false;
      expect(bench.world.facts().cases.get(id)?.state).toBe('reported');
      expect((await store.cases.get(id, WHOLE_DISTRICT))?.item.state).toBe('filed');
      await follower.look();
      expect(bench.world.facts().cases.get(id)).toMatchObject({ state: 'filed', version: 2, town: EAST });
      await follower.look();
      expect(told.filter((one) => one.startsWith(id))).toEqual([`${id} 1`, `${id} 2`]);
    } finally {
      await bench.close();
    }
  });

  it('STO-5 numbers the steps of many at once in the order of their commits', async () => {
    const items = Array.from({ length: 12 }, (_, i) => sampleCase({ id: `many-${i}`, town: WEST, state: 'reported' }));
    const seen: number[] = [];
    await Promise.all(
      items.map(async (item) => {
        seen.push(await store.cases.insert(item, newCaseEvent({ caseId: item.id }), OPENED_BY_NOBODY));
      }),
    );
    const first = Math.min(...seen);
    const { items: changed, seq } = await store.cases.changedAfter(first - 1, 100);
    expect(new Set(changed.map(({ id }) => id))).toEqual(new Set(items.map(({ id }) => id)));
    expect(seq).toBe(Math.max(...seen));
    expect(new Set(seen).size).toBe(12);
    const part = await store.cases.changedAfter(first - 1, 5);
    expect([part.items.length, part.seq]).toEqual([5, seen.toSorted((a, b) => a - b)[4]]);
    expect(await store.cases.changedAfter(seq, 5)).toEqual({ items: [], seq });
  });

  it('STO-5 WIRE-5 WIRE-6 whoever was away an hour has the same cases as whoever stayed', async () => {
    const bench = await wireBench();
    const stayed = bench.connect();
    const first = await subscribed(stayed, { scope: 'district' });
    const batches = collectChanges(stayed);
    const gone = bench.connect();
    const before = await subscribed(gone, { scope: 'district' });
    gone.disconnect();
    for (let i = 0; i < 90; i++) {
      const item = sampleCase({ id: `away-${i % 40}`, version: i + 1, state: i % 3 === 0 ? 'filed' : 'handling' });
      bench.world.caseCommitted(item);
      bench.clock.advance(40_000);
      bench.wire.tick();
      // Whoever stays reads as it comes.
      await eventually(() => batches.length > i);
    }
    const back = bench.connect();
    const answer = await subscribed(back, { scope: 'district', epoch: before.epoch, seq: before.seq });
    const missed = answer.changes?.flatMap(({ changes }) => changes);
    const caught = missed
      ? applyChanges(factsFromSnapshot(before.snapshot!), missed)
      : factsFromSnapshot(answer.snapshot!);
    await eventually(() => {
      bench.wire.tick();
      return batches.at(-1)?.seq === answer.seq;
    });
    const kept = applyChanges(
      factsFromSnapshot(first.snapshot!),
      batches.flatMap(({ changes }) => changes),
    );
    expect([...caught.cases.values()]).toEqual([...kept.cases.values()]);
    expect(answer.changes?.map(({ seq }) => seq)).toEqual(answer.changes?.map((_, i) => before.seq + 1 + i));
  });
});
