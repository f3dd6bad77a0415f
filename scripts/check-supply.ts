import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { looseVersions, lockfileFaults, readLockfile } from './supply/lockfile.ts';

/** `npm run check:supply`: what is installed comes from the registry, whole, and under a licence that we take. Offline. */
const ROOT = join(import.meta.dirname, '..');
const lockfile = readLockfile(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
const faults = lockfile.ok
  ? [
      ...looseVersions(readFileSync(join(ROOT, 'package.json'), 'utf8')),
      ...lockfileFaults(lockfile.value, statedLicence),
    ]
  : [lockfile.error];

for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else if (lockfile.ok)
  console.log(`${Object.keys(lockfile.value.packages).length - 1} packages looked at, none refused`);

/** Undefined for packages of other systems, which are not installed. */
function statedLicence(path: string): string | undefined {
  try {
    const { license } = JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8')) as { license?: unknown };
    return typeof license === 'string' ? license : undefined;
  } catch {
    return undefined;
  }
}
