import { setTimeout as sleep } from 'node:timers/promises';
import { createApiClient, type ApiClient } from '../../server/lib/api-client.ts';
import { readControlFile } from '../../server/lib/control-file.ts';
import { enrolDevicesAnswerSchema, type EnrolDevicesBody } from '../../shared/http/endpoints/devices.ts';
import type { AreaCollection, Grid } from '../../shared/model/area.ts';
import type { Officer } from '../../shared/model/officer.ts';

export interface CityWalk {
  readonly dataFolder: string;
  readonly grids: AreaCollection<Grid>;
  readonly officers: readonly Officer[];
  /** Fixes a second of all phones together. */
  readonly rate: number;
  readonly say: (line: string) => void;
  readonly isStopped: () => boolean;
}

const ENROL_AT_ONCE = 500;
const LANES = 8;
/** Officers walk around the middle of their first grid. */
const AROUND_DEG = 6e-4;
const LAP_MS = 5 * 60_000;

/**
 * Enrols a phone for every officer and lets them walk, one fix after the other in a shuffled order, through the public
 * interface. Runs until stopped. A server that says it is busy is given the time it asks for.
 */
export async function walkCity({ dataFolder, grids, officers, rate, say, isStopped }: CityWalk): Promise<void> {
  const control = await readControlFile(dataFolder);
  if (!control.ok) throw new Error(control.error);
  const client = createApiClient(control.value.url);
  const tokens = await enrolAll(client, control.value.operatorToken, officers);
  say(`${officers.length} phones are enrolled; ${rate} fixes a second`);
  const middles = new Map(grids.features.map(({ properties }) => [properties.code, properties.labelPoint]));
  const beganMs = Date.now();
  let next = 0;
  const lane = async () => {
    while (!isStopped()) {
      const turn = next++;
      await sleep(Math.max(0, beganMs + (turn / rate) * 1000 - Date.now()));
      // A step that shares no factor with the number of officers visits each once, far apart from the one before.
      const officer = officers[(turn * 7919) % officers.length]!;
      const fix = fixOf(officer, middles.get(officer.grids[0]!)!, Date.now());
      const token = tokens.get(officer.id)!;
      const answer = await client.call({ method: 'POST', path: '/api/v1/positions', token, body: { fixes: [fix] } });
      if (answer.kind === 'busy') await sleep(answer.retryMs);
      if (answer.kind === 'refused') throw new Error(answer.detail);
      if (answer.kind === 'unreachable' && !isStopped()) throw new Error(answer.detail);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane)).finally(() => client.close());
}

async function enrolAll(client: ApiClient, token: string, officers: readonly Officer[]): Promise<Map<string, string>> {
  const tokens = new Map<string, string>();
  for (let first = 0; first < officers.length; first += ENROL_AT_ONCE) {
    const some = officers.slice(first, first + ENROL_AT_ONCE);
    const body: EnrolDevicesBody = {
      devices: some.map(({ id }) => ({ device: phoneOf(id), officer: id, simulated: true })),
    };
    const answer = await client.call({ method: 'POST', path: '/api/v1/devices', token, body });
    if (answer.kind !== 'ok') throw new Error(`phones could not be enrolled: ${JSON.stringify(answer)}`);
    enrolDevicesAnswerSchema.parse(answer.body).items.forEach((item, i) => tokens.set(some[i]!.id, item.token));
  }
  return tokens;
}

function phoneOf(officerId: string): string {
  return `city-${officerId}`;
}

function fixOf({ id, index }: Officer, [lon, lat]: readonly [number, number], nowMs: number) {
  const angle = (2 * Math.PI * nowMs) / LAP_MS + index;
  return {
    device: phoneOf(id),
    time: nowMs,
    lon: lon + AROUND_DEG * Math.sin(angle),
    lat: lat + AROUND_DEG * Math.cos(angle),
    accuracy: 5,
    speed: 1.2,
    heading: ((((angle * 180) / Math.PI + 90) % 360) + 360) % 360,
  };
}
