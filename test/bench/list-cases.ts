import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { seededRandom } from '../../shared/lib/seeded-random.ts';
import { CASE_CATEGORIES, CASE_STATES, type CaseView } from '../../shared/model/case.ts';
import { openHttpBench } from '../support/http-bench.ts';
import { openTestStore } from '../support/test-store.ts';
import { EAST, WEST } from '../support/two-towns.ts';
import { sampleCase } from '../support/world-samples.ts';
import { count, mustAgree, type Bench, type BenchRow } from './row.ts';

const CASES = 10_000;
const PAGE = 200;
const PAGES = CASES / PAGE;
const ROUNDS = 2;
const GOAL_MS = 25;

/** Ten thousand cases read page by page over HTTP, all of them and one town's open ones, against a plain query without an index. */
export const listCasesBench: Bench = {
  id: 'list-cases',
  title: 'Reading through ten thousand cases',
  async run({ say }) {
    const items = madeCases();
    const store = await openTestStore();
    const bench = await openHttpBench({ store });
    const plain = await openPlain(items);
    try {
      await store.cases.importMany(items, 'bench');
      const desk = await bench.signIn('dispatcher');
      const read = async (query: string) => {
        const ids: string[] = [];
        let cursor: string | undefined;
        do {
          const path = `/api/v1/cases?limit=${PAGE}${query}${cursor === undefined ? '' : `&cursor=${cursor}`}`;
          const { json } = await bench.call<'listCases'>('GET', path, { headers: desk });
          ids.push(...json.items.map(({ id }) => id));
          cursor = json.next;
        } while (cursor !== undefined);
        return ids;
      };
      const all = await perPage(PAGES, ROUNDS, () => read(''));
      const peer = await perPage(PAGES, 1, plain.read);
      mustAgree(all.ids.join() === peer.ids.join(), 'the order of the cases');
      const wanted = peer.ids.filter((id) => isOpenInWest(plain.byId.get(id)!));
      const town = await perPage(Math.ceil(wanted.length / PAGE), ROUNDS, () => read(`&town=${WEST}&state=open`));
      mustAgree(town.ids.join() === wanted.join(), 'the open cases of a town');
      say(`${all.ms.toFixed(1)} ms of processor a page, ${peer.ms.toFixed(1)} ms by the plain query`);
      const row = (what: string, ours: number, peerMs: number | null): BenchRow => ({
        bench: 'list-cases',
        size: `${count(CASES)} cases, pages of ${PAGE} over HTTP: ${what}`,
        ours,
        peer: peerMs === null ? null : 'offset over a table without an index',
        peerValue: peerMs,
        unit: 'ms of processor a page',
        ratio: peerMs === null ? null : peerMs / ours,
        goal: `≤ ${GOAL_MS} ms`,
        met: ours <= GOAL_MS,
      });
      return [
        row('all of them', all.ms, peer.ms),
        row(`the ${count(wanted.length)} open ones of a town`, town.ms, null),
      ];
    } finally {
      await plain.close();
      await bench.close();
      await store.close();
    }
  },
};

/** Processor time of the whole process a page, asking and the database in its thread included: the best of a few rounds. */
async function perPage(pages: number, rounds: number, read: () => Promise<readonly string[]>) {
  let ids: readonly string[] = [];
  let ms = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    ids = await read();
    const { user, system } = process.cpuUsage(before);
    ms = Math.min(ms, (user + system) / 1000 / pages);
  }
  return { ids, ms };
}

/** What is written at first: every case as a row of JSON, sorted anew for each page, which passes over those before it. */
async function openPlain(items: readonly CaseView[]) {
  const db = await PGlite.create();
  await db.exec('create table plain_cases (id text not null, reported_ms bigint not null, row jsonb not null)');
  await db.query(
    `insert into plain_cases select item ->> 'id', (item ->> 'reportedMs')::bigint, item from jsonb_array_elements($1::jsonb) item`,
    [JSON.stringify(items)],
  );
  const server = createServer((request, response) => {
    const offset = Number(new URL(request.url ?? '', 'http://localhost').searchParams.get('offset'));
    void db
      .query<{ row: CaseView }>(
        `select row from plain_cases order by reported_ms desc, id desc limit ${PAGE} offset ${offset}`,
      )
      .then(({ rows }) => response.end(JSON.stringify({ items: rows.map(({ row }) => row) })));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    byId: new Map(items.map((item) => [item.id, item])),
    async read() {
      const ids: string[] = [];
      for (let offset = 0; offset < CASES; offset += PAGE) {
        const answer = await fetch(`${url}?offset=${offset}`);
        const { items: page } = (await answer.json()) as { items: readonly CaseView[] };
        ids.push(...page.map(({ id }) => id));
      }
      return ids;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await db.close();
    },
  };
}

const ENDED: ReadonlySet<string> = new Set(['closed', 'refused', 'merged', 'cancelled']);
const isOpenInWest = ({ town, state }: CaseView) => town === WEST && !ENDED.has(state);

/** Two towns, every state and category; several are reported in the same second. */
function madeCases(): CaseView[] {
  const random = seededRandom('bench list cases');
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  return Array.from({ length: CASES }, (_, i) => {
    const reportedMs = 1_793_000_000_000 + Math.floor(random() * 5_000) * 1_000;
    return sampleCase({
      id: `case-${String(i).padStart(5, '0')}`,
      town: pick([WEST, EAST]),
      category: pick(CASE_CATEGORIES),
      state: pick(CASE_STATES),
      description: `占道经营，影响通行，请尽快处理。第${i}件`,
      reportedMs,
      updatedMs: reportedMs,
      dueMs: reportedMs + 7_200_000,
    });
  });
}
