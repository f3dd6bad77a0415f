import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { WHOLE_DISTRICT } from '../../../shared/access/read-scope.ts';
import { enrolDevicesAnswerSchema } from '../../../shared/http/endpoints/devices.ts';
import { readControlFile } from '../../../server/lib/control-file.ts';
import { madeStore } from '../../support/made-store.ts';
import { shippedDistrict } from '../../support/shipped-district.ts';
import { startFromSource } from '../../support/source-server.ts';
import { openTestStore } from '../../support/test-store.ts';

const PHONES = 8;
const FIXES_PER_REQUEST = 5;
/** So many answers are awaited before the server is told to stop, in the middle of the next requests. */
const ENOUGH = 60;

const dataFolderWithStore = madeStore();

it(
  'ING-11: told to stop while phones send, it ends by itself, keeps every fix it acknowledged and none that it refused',
  { timeout: 240_000 },
  async () => {
    const dataFolder = dataFolderWithStore();
    putOnDutyAllDay(dataFolder);
    const server = startFromSource({ JINGGE_DATA: dataFolder });
    const url = await server.ready;
    const phones = await enrolled(url, dataFolder);
    const sent = { acknowledged: new Set<string>(), refused: new Set<string>() };
    let answers = 0;
    const startMs = Date.now() - 3_600_000;

    async function sendUntilGone({ device, token, lon, lat }: Phone): Promise<void> {
      for (let next = startMs; ; next += FIXES_PER_REQUEST * 1000) {
        const times = Array.from({ length: FIXES_PER_REQUEST }, (_, i) => next + i * 1000);
        const fixes = times.map((time) => ({ device, time, lon, lat }));
        const answer = await post(`${url}/api/v1/positions`, token, { fixes }).catch(() => null);
        // Without an answer nothing was claimed, and nothing is known.
        if (answer === null) return;
        const into = answer.status === 200 ? sent.acknowledged : sent.refused;
        for (const time of times) into.add(`${device} ${time}`);
        if (answer.status !== 200) return;
        if (++answers === ENOUGH) server.process.kill('SIGTERM');
      }
    }

    await Promise.all(phones.map(sendUntilGone));
    expect((await server.ended).code).toBe(0);

    const store = await openTestStore({ kind: 'embedded', dataFolder, district: 'zhenggang' });
    const stored = new Set<string>();
    for (const { officerIndex } of phones)
      for (const fix of await store.fixes.track(
        { index: officerIndex, id: 'any', town: 'any' },
        startMs,
        Date.now(),
        WHOLE_DISTRICT,
        100_000,
      ))
        stored.add(`${fix.device} ${fix.fixTimeMs}`);
    await store.close();
    expect(sent.acknowledged.size).toBeGreaterThanOrEqual(ENOUGH * FIXES_PER_REQUEST);
    expect([...sent.acknowledged].filter((fix) => !stored.has(fix))).toEqual([]);
    expect([...sent.refused].filter((fix) => stored.has(fix))).toEqual([]);
  },
);

/** The same district with shifts around the clock: what somebody sends off duty is not kept (ACC-25), whatever the hour of the test. */
function putOnDutyAllDay(dataFolder: string): void {
  const folder = join(dataFolder, 'districts/zhenggang');
  cpSync('data/districts/zhenggang', folder, { recursive: true });
  const roster = join(folder, 'roster.json');
  const shifts = /"shift":\{"startMinute":\d+,"endMinute":\d+\}/g;
  writeFileSync(roster, readFileSync(roster, 'utf8').replace(shifts, '"shift":{"startMinute":0,"endMinute":1440}'));
}

interface Phone {
  readonly device: string;
  readonly token: string;
  readonly officerIndex: number;
  readonly lon: number;
  readonly lat: number;
}

/** Phones of the first officers, standing in the first grid of each. */
async function enrolled(url: string, dataFolder: string): Promise<readonly Phone[]> {
  const control = await readControlFile(dataFolder);
  if (!control.ok) throw new Error('the server left no control file');
  const { officers, grids } = shippedDistrict('zhenggang');
  const labelOf = new Map(grids.map(({ code, labelPoint }) => [code, labelPoint]));
  const some = officers.filter(({ grids: [grid = ''] }) => labelOf.has(grid)).slice(0, PHONES);
  const devices = some.map(({ id }) => ({ device: `phone-of-${id}`, officer: id }));
  const answer = await post(`${url}/api/v1/devices`, control.value.operatorToken, { devices });
  const { items } = enrolDevicesAnswerSchema.parse(await answer.json());
  return some.map(({ index, grids: [grid = ''] }, i) => {
    const [lon, lat] = labelOf.get(grid)!;
    return { ...items[i]!, officerIndex: index, lon, lat };
  });
}

function post(url: string, token: string, body: unknown): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
}
