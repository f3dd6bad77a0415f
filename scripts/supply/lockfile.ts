import { z } from 'zod';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { isAllowed, licenceOf, useOf } from './licences.ts';

const lockedSchema = z.looseObject({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  license: z.string().optional(),
  dev: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
});
const lockfileSchema = z.looseObject({
  lockfileVersion: z.literal(3),
  packages: z.record(z.string(), lockedSchema),
});
const manifestSchema = z.looseObject({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});
export type Lockfile = z.infer<typeof lockfileSchema>;

const REGISTRY = 'https://registry.npmjs.org/';
const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
/** Packages that bring an install script and do their work without it, which is how they are installed here. */
const WORK_WITHOUT_SCRIPT: ReadonlySet<string> = new Set(['esbuild', 'fsevents']);

/** Reads a lockfile; what cannot be read is a failed check, not a passed one. */
export function readLockfile(text: string): Result<Lockfile> {
  try {
    const parsed = lockfileSchema.safeParse(JSON.parse(text));
    return parsed.success ? ok(parsed.data) : err('package-lock.json is no lockfile of version 3');
  } catch {
    return err('package-lock.json is not JSON');
  }
}

/** One sentence for every dependency of our own that is not pinned to one version. */
export function looseVersions(manifestText: string): readonly string[] {
  const { dependencies, devDependencies } = manifestSchema.parse(JSON.parse(manifestText));
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `${name} is asked for as ${version}, not as one version`);
}

/**
 * One sentence for everything in a lockfile that could bring in what nobody chose (ACC-71): another source than the registry,
 * no SHA-512, a licence that is not on the list, an install script. An entry without an address is fetched from the
 * registry, checked by its hash.
 *
 * @param statedLicence what the installed package says of itself; undefined when it is not installed here
 */
export function lockfileFaults(
  { packages }: Lockfile,
  statedLicence: (path: string) => string | undefined,
): readonly string[] {
  const installed = Object.entries(packages).filter(([path]) => path !== '');
  if (installed.length === 0) return ['package-lock.json names no package'];
  return installed.flatMap(([path, locked]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const what = `${name} ${locked.version ?? ''}`.trim();
    const faults: string[] = [];
    if (locked.link === true || !path.startsWith('node_modules/')) faults.push(`${what} is a link into a folder`);
    if (locked.resolved !== undefined && !locked.resolved.startsWith(REGISTRY))
      faults.push(`${what} comes from ${locked.resolved}, not from the registry`);
    if (!/^sha512-[\w+/]{86}==$/.test(locked.integrity ?? '')) faults.push(`${what} has no SHA-512`);
    if (locked.hasInstallScript === true && !WORK_WITHOUT_SCRIPT.has(name))
      faults.push(`${what} wants to run a script when it is installed`);
    for (const stated of new Set([locked.license, statedLicence(path) ?? locked.license])) {
      const licence = licenceOf(name, stated);
      if (licence === null) faults.push(`${what} states no licence`);
      else if (!isAllowed(licence, useOf(name, locked.dev === true))) faults.push(`${what} is under ${licence}`);
    }
    return faults;
  });
}
