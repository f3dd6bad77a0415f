import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { packageRoot, runsFromSource } from './package-root.ts';

/** Path below `server/` without extension, as listed in vite.config.ts. */
type EntryName = 'db/embedded-worker' | 'simulator/main' | 'main';

/** Arguments for node that start another entry of the server as a process, from the sources or from the build. */
export function processArguments(name: EntryName): readonly string[] {
  if (!runsFromSource()) return [builtFile(name)];
  return ['--import', tsxModule('loader.mjs'), sourceFile(name)];
}

/** Starts another entry of the server as a worker thread, from the sources or from the build. */
export function startWorker(name: EntryName): Worker {
  if (!runsFromSource()) return new Worker(builtFile(name), { execArgv: [] });
  // tsx leaves workers alone when it comes by --import, so the worker registers it by itself.
  const start = `import { register } from ${JSON.stringify(tsxModule('esm/api/index.mjs'))};
    register();
    await import(${JSON.stringify(pathToFileURL(sourceFile(name)).href)});`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(start)}`), { execArgv: [] });
}

function builtFile(name: EntryName): string {
  return join(packageRoot(), 'build/server', `${name}.js`);
}

function sourceFile(name: EntryName): string {
  return join(packageRoot(), 'server', `${name}.ts`);
}

function tsxModule(file: string): string {
  const folder = dirname(createRequire(import.meta.url).resolve('tsx/package.json'));
  return pathToFileURL(join(folder, 'dist', file)).href;
}
