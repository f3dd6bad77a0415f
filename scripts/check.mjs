import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly, step } from './prepare/step.mjs';

/**
 * `npm run check`: the scripts of package.json that look at the sources, two at a time because most of them use one
 * processor, then the tests. Says what failed, with its words, and goes on with the others before it ends with 1.
 */
const LANES = [
  ['format:check', 'deadcode'],
  ['lint', 'check:supply', 'types'],
];

const root = join(import.meta.dirname, '..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

await Promise.all(LANES.map(runLane));
if (!process.exitCode) {
  const tests = spawn(scripts['test:unit'], { cwd: root, shell: true, stdio: 'inherit' });
  tests.once('exit', (code) => (process.exitCode = code ?? 1));
}

async function runLane(names) {
  for (const name of names) {
    try {
      await step(name, () => runQuietly(scripts[name], [], { cwd: root, shell: true }));
    } catch (error) {
      process.stderr.write(`\n  ${name}\n${error.message}\n\n`);
      process.exitCode = 1;
    }
  }
}
