import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhatChanged } from './prepare/build.mjs';
import { makeSureOfChromium } from './prepare/chromium.mjs';
import { installWhenLockChanged } from './prepare/install.mjs';

/**
 * Runs before the server of `npm start` and before `npm test`, with nothing but Node's own modules: installs when the lockfile
 * changed, builds what changed, and for tests makes sure of a browser. Does nothing, quickly, when nothing changed.
 */
const root = join(import.meta.dirname, '..');

try {
  checkNode();
  await installWhenLockChanged(root);
  await buildWhatChanged(root);
  if (process.argv[2] === 'test') await makeSureOfChromium();
} catch (error) {
  process.stderr.write(`\n  ${error.message}\n\n`);
  process.exitCode = 1;
}

function checkNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const wanted = engines.node.replace('>=', '').split('.').map(Number);
  const present = process.versions.node.split('.').map(Number);
  const difference = wanted.map((part, i) => present[i] - part).find((value) => value !== 0) ?? 0;
  if (difference < 0)
    throw new Error(
      `Jingge needs Node ${engines.node}, this is ${process.versions.node}: install a newer one from https://nodejs.org.`,
    );
}
