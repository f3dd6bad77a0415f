import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { readControlFile } from '../server/lib/control-file.ts';
import { buildCity, CITY_ID } from './city/build-city.ts';
import { walkCity } from './city/walk-city.ts';
import { writeDistrictFiles } from './districts/district-files.ts';

/**
 * `npm run demo:city [-- --towns 10 --rate 200 --data .data/city]`: a made-up city of 100,000 third-level grids and
 * 50,000 officers, a server on it, and phones that send as many fixes a second as asked. Ctrl-C ends all of it.
 */
const { values } = parseArgs({
  options: {
    towns: { type: 'string', default: '10' },
    rate: { type: 'string', default: '200' },
    data: { type: 'string', default: '.data/city' },
  },
});
const side = Number(values.towns);
const rate = Number(values.rate);
if (!(Number.isInteger(side) && side >= 1 && side <= 10)) throw new Error('--towns is 1 to 10, towns across and up');
if (!(rate >= 1 && rate <= 5000)) throw new Error('--rate is 1 to 5000 fixes a second');

const dataFolder = resolve(values.data);
const say = (line: string) => process.stdout.write(`${line}\n`);
const city = buildCity(side);
writeDistrictFiles(join(dataFolder, 'districts', CITY_ID), city);
say(`${city.grids.features.length} grids and ${city.officers.length} officers in ${dataFolder}`);

const stopping = new AbortController();
const { signal } = stopping;
const server = spawn(process.execPath, [join(import.meta.dirname, '../build/server/main.js')], {
  env: { ...process.env, JINGGE_DATA: dataFolder, JINGGE_DISTRICT: CITY_ID, JINGGE_DEMO: '1', JINGGE_SIMULATOR: '0' },
  stdio: 'inherit',
});
server.once('exit', (code) => {
  stopping.abort();
  process.exitCode = code ?? 1;
});
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => {
    stopping.abort();
    server.kill('SIGTERM');
  });
}

while (!signal.aborted && !(await isReady())) await sleep(200);
try {
  if (!signal.aborted) await walkCity({ ...city, dataFolder, rate, say, isStopped: () => signal.aborted });
} finally {
  server.kill('SIGTERM');
}

async function isReady(): Promise<boolean> {
  const control = await readControlFile(dataFolder);
  return control.ok && control.value.pid === server.pid;
}
