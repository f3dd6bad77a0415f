import { spawn } from 'node:child_process';

/** Says what is being done and how long it took, one line each. */
export async function step(what, work) {
  const startedMs = performance.now();
  process.stdout.write(`  ${what} …\n`);
  const result = await work();
  process.stdout.write(`  ${what} ✓ ${((performance.now() - startedMs) / 1000).toFixed(1)} s\n`);
  return result;
}

/** Runs a command quietly; when it fails, what it said comes with the error. */
export function runQuietly(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (text) => (said += text));
    child.stderr.on('data', (text) => (said += text));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve(said);
      else
        reject(
          new Error(`${said.trim()}\n\n  ${[command, ...args].join(' ')} ended with ${signal ?? `code ${code}`}.`),
        );
    });
  });
}
