import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly, step } from './step.mjs';

/** Installs packages when the lockfile is not the one that was installed last; otherwise needs no network. */
export async function installWhenLockChanged(root) {
  const lockPath = join(root, 'package-lock.json');
  const locked = existsSync(lockPath);
  const recordPath = join(root, 'node_modules/.jingge-lock');
  const hash = createHash('sha256')
    .update(readFileSync(locked ? lockPath : join(root, 'package.json')))
    .digest('hex');
  if (existsSync(recordPath) && readFileSync(recordPath, 'utf8') === hash) return;
  if (!locked || !isInstalled(root, lockPath)) await step('安装依赖 installing packages', () => install(root, locked));
  writeFileSync(recordPath, hash);
}

function install(root, locked) {
  // The build tools are development packages: they are needed whatever NODE_ENV says.
  const args = [
    locked ? 'ci' : 'install',
    '--include=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const npm = process.env.npm_execpath;
  return npm?.endsWith('.js')
    ? runQuietly(process.execPath, [npm, ...args], { cwd: root })
    : runQuietly('npm', args, { cwd: root, shell: process.platform === 'win32' });
}

/** True when somebody has already installed just what the lockfile says, for example with `npm ci`. */
function isInstalled(root, lockPath) {
  const presentPath = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(presentPath)) return false;
  const present = JSON.parse(readFileSync(presentPath, 'utf8')).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(lockPath, 'utf8')).packages).filter(([path]) => path !== '');
  return wanted.every(([path, { version, optional, devOptional, peer }]) =>
    present[path] ? present[path].version === version : Boolean(optional ?? devOptional ?? peer),
  );
}
