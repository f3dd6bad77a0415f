import { WHOLE_DISTRICT } from '../../../shared/access/read-scope.ts';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { copyEmptyStore } from '../../support/store-template.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { openTestStore } from '../../support/test-store.ts';

const SCRIPT = join(import.meta.dirname, '../../support/append-until-killed.ts');

/** Runs the writer until it acknowledged so many fixes, kills it in the middle of the next batch; answers how many it acknowledged. */
function writeAndKill(dataFolder: string, device: string, enough: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const writer = spawn(process.execPath, ['--import', 'tsx', SCRIPT, dataFolder, device], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    writer.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (acknowledged(said) >= enough) writer.kill('SIGKILL');
    });
    writer.once('error', reject);
    writer.once('close', () => resolve(acknowledged(said)));
  });
}

function acknowledged(said: string): number {
  const whole = said.slice(0, said.lastIndexOf('\n')).split('\n');
  return Number(whole.at(-1));
}

it('loses nothing that was acknowledged when it is killed, time after time', { timeout: 240_000 }, async () => {
  const dataFolder = tempFolder();
  await copyEmptyStore(join(dataFolder, 'store'));
  const counts = new Map<string, number>();
  for (const [round, enough] of [20, 300, 2000].entries())
    counts.set(`round-${round}`, await writeAndKill(dataFolder, `round-${round}`, enough));
  const store = await openTestStore({ kind: 'embedded', dataFolder });
  const stored = await store.fixes.track({ index: 1, id: 'E-1', town: 'west' }, 0, 1e9, WHOLE_DISTRICT, 10_000);
  for (const [device, count] of counts) {
    expect(count).toBeGreaterThanOrEqual(20);
    const times = stored.filter((fix) => fix.device === device).map((fix) => fix.fixTimeMs);
    expect(times.slice(0, count)).toEqual(Array.from({ length: count }, (_, i) => i));
  }
  await store.close();
});
