import { setTimeout as sleep } from 'node:timers/promises';
import { readEnvironment, readSettings } from '../config.ts';
import { compileLess } from '../lib/compile-less.ts';
import { readControlFile } from '../lib/control-file.ts';
import { createLog } from '../lib/log.ts';
import { readSimulatorArguments, USAGE, type SimulatorArguments } from './arguments.ts';
import { startSimulator } from './simulator.ts';

/** A simulator whose starter is gone has nobody to tell it to stop. */
const PARENT_CHECK_MS = 2_000;

/** Entry of the simulator process: by `npm start` in demo mode, or by hand with `npm run simulate`. */
async function main(args: readonly string[]): Promise<void> {
  compileLess();
  if (args.includes('--help')) return void console.log(USAGE);
  const given = readSimulatorArguments(args);
  if (!given.ok) return fail(`${given.error}\n\n${USAGE}`);
  const environment = readEnvironment();
  const settings = environment.ok ? readSettings(environment.value) : environment;
  if (!settings.ok) return fail(settings.error.join('\n'));
  const { dataFolder, logLevel } = settings.value;
  const log = createLog(logLevel);
  if (given.value.wait && !(await parentIsReady(dataFolder))) return;
  const server = await findServer(dataFolder, given.value);
  if (!server.ok) return fail(server.error);
  const isOwn = server.value.pid === process.ppid;
  const simulator = await startSimulator({
    find: () => findServer(dataFolder, given.value),
    nowMs: Date.now,
    seed: given.value.seed,
    speed: given.value.speed,
    mayJoinDemo: isOwn,
    onTrouble: (sentence) => log.warn({ part: 'simulator' }, sentence),
    onStatus: (status) => log.debug({ part: 'simulator', ...status }, 'simulating'),
  });
  if (!simulator.ok) return fail(simulator.error);
  stopOnSignals(() => simulator.value.stop());
}

async function findServer(dataFolder: string, { url }: SimulatorArguments) {
  const control = await readControlFile(dataFolder);
  return control.ok && url ? { ok: true as const, value: { ...control.value, url } } : control;
}

const LOOK_EVERY_MS = 50;

/** Started beside its server, it loads while the server does. False when that one ended before it said where it is. */
async function parentIsReady(dataFolder: string): Promise<boolean> {
  const parent = process.ppid;
  while (process.ppid === parent) {
    const control = await readControlFile(dataFolder);
    if (control.ok && control.value.pid === parent) return true;
    await sleep(LOOK_EVERY_MS);
  }
  return false;
}

function stopOnSignals(stop: () => Promise<void>): void {
  const parent = process.ppid;
  const end = () => {
    clearInterval(watch);
    void stop().then(() => process.exit(0));
  };
  const watch = setInterval(() => process.ppid !== parent && end(), PARENT_CHECK_MS);
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

await main(process.argv.slice(2));
