import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTION_KINDS, type Action } from '../../../shared/access/actions.ts';
import { authorize, mayAtAll } from '../../../shared/access/authorize.ts';
import type { Endpoint } from '../../../shared/http/endpoint.ts';
import { ENDPOINTS, type EndpointId } from '../../../shared/http/endpoints/index.ts';
import { CLIENT_EVENTS, type ClientEventName } from '../../../shared/wire/events.ts';
import { townOfScope, type Scope } from '../../../shared/world/scope.ts';
import type { Store } from '../../../server/ports/store.ts';
import { leaks, openAccessBench, type AccessBench } from '../../support/access-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { EAST, WEST } from '../../support/two-towns.ts';
import { subscribe } from '../../support/wire-bench.ts';
import { askedOf } from './asked.ts';
import { doorVerdict, type Asked, type AskedTable, type Verdict } from './verdicts.ts';

let store: Store;
let bench: AccessBench;
let asked: AskedTable;
const counted = { routes: 0, events: 0, verdicts: new Map<string, number>() };

/** However slow the machine. */
const PATIENTLY = { timeout: 300_000 };

beforeAll(async () => {
  store = await openTestStore();
  bench = await openAccessBench(store);
  asked = askedOf(bench);
}, PATIENTLY.timeout);
afterAll(async () => {
  const verdicts = [...counted.verdicts].sort().map(([verdict, count]) => `${count} × ${verdict}`);
  console.info(
    `rights: ${counted.routes} routes, ${counted.events} socket events, ${bench.subjects.length} kinds of asker; verdicts: ${verdicts.join(', ')}`,
  );
  await bench.close();
  await store.close();
});

const ENDPOINT_IDS = Object.keys(ENDPOINTS) as EndpointId[];

function isAction(admission: Endpoint['admission']): admission is Action {
  return admission in ACTION_KINDS;
}

function count(verdict: Verdict | number | string): void {
  counted.verdicts.set(String(verdict), (counted.verdicts.get(String(verdict)) ?? 0) + 1);
}

/** Without a place it is the door that decides: who comes in may still have asked wrongly. */
function throughTheDoor({ path, body }: Endpoint): Asked {
  const takesNothing = body.safeParse(undefined).success;
  return {
    what: 'anything',
    path: path.replaceAll(/:\w+/g, 'x'),
    ...(takesNothing ? {} : { body: {} }),
    verdict: () => 'ok',
  };
}

function toVerdict(status: number, isPlaced: boolean): Verdict | number {
  if (status >= 500) return status;
  if (status === 401 || status === 403) return status;
  if (isPlaced && (status === 404 || status === 400)) return status;
  return 'ok';
}

describe('every role on every route', PATIENTLY, () => {
  it('ACC-12 has a thing to ask for at every route with a place', () => {
    const without = ENDPOINT_IDS.filter((id) => {
      const { admission }: Endpoint = ENDPOINTS[id];
      return isAction(admission) && ACTION_KINDS[admission] === 'place' && !asked[id];
    });
    expect(without, 'name what to ask for of the own, another and no town in test/server/access/asked.ts').toEqual([]);
  });

  it.each(ENDPOINT_IDS)('ACC-1 ACC-2 ACC-3 ACC-4 ACC-11 ACC-19 %s answers each as the table says', async (id) => {
    const endpoint: Endpoint = ENDPOINTS[id];
    counted.routes++;
    const { admission, open311 } = endpoint;
    if (!isAction(admission)) return;
    const wrong: string[] = [];
    const pairs = (asked[id] ?? [throughTheDoor(endpoint)]).flatMap((one) =>
      bench.subjects.map((subject) => ({ one, subject })),
    );
    const method = endpoint.method.toUpperCase();
    const answers = await Promise.all(
      pairs.map(async ({ one, subject }) => ({
        one,
        subject,
        ...(await bench.ask(method, one.path, { headers: subject.headers, body: one.body })),
      })),
    );
    for (const { one, subject, status, text } of answers) {
      const { actor, signedIn, name } = subject;
      const expected = doorVerdict(actor, signedIn, { admission, open311 }) ?? one.verdict(actor);
      const given = toVerdict(status, asked[id] !== undefined);
      count(given);
      if (given !== expected) wrong.push(`${name}, ${one.what}: ${status} for ${expected}: ${text.slice(0, 120)}`);
      for (const leak of leaks(subject, status < 300 && !one.isOwn && !one.isOfAllTowns ? text : ''))
        wrong.push(`${name}, ${one.what}: tells ${leak}`);
    }
    expect(wrong).toEqual([]);
  });
});

const SCOPES: readonly Scope[] = [`town:${WEST}`, `town:${EAST}`, 'town:410173999', 'district'];

/** What a request needs beside its scope; one that is missing here does not compile. */
const REQUESTS: { readonly [N in ClientEventName]: (scope: Scope) => unknown } = { subscribe: (scope) => ({ scope }) };

describe('every role on every socket event', PATIENTLY, () => {
  it.each(Object.keys(CLIENT_EVENTS) as ClientEventName[])(
    'ACC-2 ACC-11 ACC-13 ACC-14 ACC-16 %s answers each as the table says',
    async (name) => {
      counted.events++;
      const { action } = CLIENT_EVENTS[name];
      const wrong: string[] = [];
      for (const subject of bench.subjects.filter(({ headers }) => !('authorization' in headers))) {
        const socket = bench.connect(subject.headers);
        for (const scope of SCOPES) {
          const town = townOfScope(scope);
          const isThere = scope !== 'town:410173999';
          const answer = await subscribe(socket, REQUESTS[name](scope));
          const given = answer.ok ? 'ok' : answer.code;
          const may = isThere && authorize(subject.actor, action, { town });
          const refused = mayAtAll(subject.actor, action) && town !== null ? 'unknown-scope' : 'forbidden';
          count(`socket ${given}`);
          if (given !== (may ? 'ok' : refused)) wrong.push(`${subject.name}, ${scope}: ${given}`);
          if (!answer.ok) continue;
          // The beat tells the age of the data, not whose it is.
          const { keyframe, beat: _, ...rest } = answer.data;
          const seesPositions = authorize(subject.actor, 'position:read', { town });
          if ((keyframe !== null) !== seesPositions) wrong.push(`${subject.name}, ${scope}: positions`);
          const text = JSON.stringify(rest);
          if (/description/.test(text)) wrong.push(`${subject.name}, ${scope}: tells what people wrote`);
          for (const leak of leaks(subject, text)) wrong.push(`${subject.name}, ${scope}: tells ${leak}`);
        }
        socket.disconnect();
      }
      expect(wrong).toEqual([]);
    },
  );
});
