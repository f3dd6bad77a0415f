import { afterAll, expect } from 'vitest';
import { caseDetailSchema } from '../../../shared/http/case-bodies.ts';
import { bearer, complaints, openHttpBench, type Got } from '../../support/http-bench.ts';
import { openTestStore } from '../../support/test-store.ts';
import { inGrid, officerOn, twoTowns, WEST } from '../../support/two-towns.ts';

export const MINUTE = 60_000;

const DEVICE = { simulated: false };
export const GOOD = {
  kind: 'event',
  category: 'street-occupation',
  ...inGrid(0),
  description: '占道经营',
  source: 'hotline',
};
const TEAMS = ['enforcement', 'auxiliary', 'information', 'enforcement'] as const;
const PACKS = ['zhenggang-2026', 'zhengzhou-2018', 'zhengzhou-grid-2012'];

/** Two towns with officers on duty and everybody of the loop signed in; closed after the tests of the file. */
export async function openCaseLoop() {
  const store = await openTestStore();
  const officers = TEAMS.map((role, i) => ({
    ...officerOn(i),
    role,
    // All of them in the west but the last, and all day long.
    ...(i < 3 ? { town: WEST, grids: [`${WEST}000`, `${WEST}001`] } : {}),
    shift: { startMinute: 0, endMinute: 1440 },
  }));
  const loaded = await twoTowns(officers);
  const district = { ...loaded.district, packs: PACKS.map((pack) => ({ pack, basis: 'clause' as const })) };
  const bench = await openHttpBench({ store, loaded: { ...loaded, district } });
  afterAll(async () => {
    await bench.close();
    await store.close();
  });
  const tokens = await store.devices.enrol(
    [0, 1, 2].map((i) => ({ ...DEVICE, device: `p-${i}`, officerId: `E-${i}` })),
  );
  const [enforcement, auxiliary, information] = tokens.map(bearer);
  /** Phones of the officers: an enforcement officer and an auxiliary in the west, an information supervisor there too. */
  const phone = { enforcement: enforcement!, auxiliary: auxiliary!, information: information! };
  const as = {
    dispatcher: await bench.signIn('dispatcher'),
    office: await bench.signIn('district-office'),
    inspector: await bench.signIn('inspector'),
    west: await bench.signIn('town-manager', WEST),
    leader: await bench.signIn('leader'),
  };

  async function open(over: object = {}) {
    const got = await bench.call<'openCase'>('POST', '/api/v1/cases', {
      body: { ...GOOD, ...over },
      headers: as.dispatcher,
    });
    expect([got.status, complaints(caseDetailSchema, got.json)]).toEqual([201, []]);
    return got.json;
  }

  function act(id: string, body: object, headers: Record<string, string> = as.dispatcher): Promise<Got<'actOnCase'>> {
    return bench.call<'actOnCase'>('POST', `/api/v1/cases/${id}/actions`, { body, headers });
  }

  async function taken(id: string, body: object, headers?: Record<string, string>) {
    bench.clock.advance(MINUTE);
    const got = await act(id, body, headers);
    expect([got.status, got.json.detail], JSON.stringify(body)).toEqual([200, undefined]);
    return got.json;
  }

  function read(id: string, headers = as.dispatcher) {
    return bench.call<'getCase'>('GET', `/api/v1/cases/${id}`, { headers });
  }

  function report(officer: number, place: { lon: number; lat: number }) {
    const more = {
      accuracyM: 5,
      speedMps: 1,
      headingDeg: 90,
      batteryPercent: null,
      mock: false,
      crs: 'wgs84',
    } as const;
    return bench.ingest.accept([{ device: `p-${officer}`, fixTimeMs: bench.clock.nowMs(), ...place, ...more }]);
  }

  return { store, bench, as, phone, open, act, taken, read, report };
}
