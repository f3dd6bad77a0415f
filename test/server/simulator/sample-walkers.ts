import type { FixInput } from '../../../shared/model/fix.ts';
import type { ApiAnswer, ApiCall } from '../../../server/lib/api-client.ts';
import type { SimulatedDistrict } from '../../../server/simulator/district-source.ts';
import type { ServerLink } from '../../../server/simulator/server-link.ts';
import { deviceName, type Walker } from '../../../server/simulator/walker.ts';
import { ROUTES, sampleOfficer } from '../../shared/simulation/sample-grids.ts';

export function sampleWalkers(count: number, lastFixMs: number | null = null): Walker[] {
  return Array.from({ length: count }, (_, index) => ({
    officer: {
      ...sampleOfficer(`E-${index}`, { index }),
      state: 'silent' as const,
      lastFixMs,
      lon: null,
      lat: null,
      breakSinceMs: null,
    },
    device: deviceName(`E-${index}`),
    token: `token-${index}`,
    deliveredMs: 0,
    dueMs: 0,
    restTold: null,
    phone: null,
  }));
}

export function sampleDistrict(walkers: readonly Walker[]): SimulatedDistrict {
  return {
    id: 'sample',
    timeZone: 'Asia/Shanghai',
    demo: false,
    officers: walkers.map(({ officer }) => officer),
    routesByGrid: ROUTES,
    ground: [...ROUTES].map(([code, routes]) => ({ code, name: code, keyPlaces: [], routes })),
  };
}

export interface FakeLink extends ServerLink {
  /** Every fix that came, in order. */
  readonly fixes: FixInput[];
  answer: (call: ApiCall) => ApiAnswer;
  open: boolean;
}

/** A server that remembers the fixes it took. */
export function fakeLink(): FakeLink {
  const fixes: FixInput[] = [];
  const link: FakeLink = {
    fixes,
    answer: () => ({ kind: 'ok', body: { results: [] } }),
    open: true,
    send(token, call) {
      const answer = link.answer({ ...call, token });
      if (answer.kind === 'ok') fixes.push(...((call.body as { fixes?: FixInput[] }).fixes ?? []));
      return Promise.resolve(answer);
    },
    command: () => Promise.reject(new Error('the patrol commands nothing')),
    fetch: () => Promise.reject(new Error('the patrol reads nothing')),
    isOpen: () => link.open,
    stop: () => {},
  };
  return link;
}
