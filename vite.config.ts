import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { coreFonts } from './scripts/assets/core-fonts.ts';
import { fieldShell } from './scripts/assets/field-shell.ts';
import { packedTexts } from './scripts/assets/packed-texts.ts';
import { pagePreloads } from './scripts/assets/page-preloads.ts';
import { sharedChunks } from './scripts/assets/shared-chunks.ts';

type Build = NonNullable<UserConfig['build']>;

const SERVER_BUILD: Build = {
  outDir: '../build/server',
  emptyOutDir: true,
  target: 'node20',
  sourcemap: true,
  ssr: true,
  rolldownOptions: {
    input: {
      main: 'server/main.ts',
      'db/embedded-worker': 'server/db/embedded-worker.ts',
      'simulator/main': 'server/simulator/main.ts',
    },
    output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
  },
};

/** Two pages and the worker of the second. */
const CLIENT_BUILD: Build = {
  outDir: '../build/client',
  emptyOutDir: true,
  target: 'es2022',
  chunkSizeWarningLimit: 2000,
  rolldownOptions: {
    input: {
      index: join(import.meta.dirname, 'client/index.html'),
      field: join(import.meta.dirname, 'client/field.html'),
      'field-worker': join(import.meta.dirname, 'client/field/worker.ts'),
    },
    output: {
      banner: withoutEval,
      // The worker of the officer's page lies beside the page that it is for, under a name that never changes.
      entryFileNames: ({ name }) => (name === 'field-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      codeSplitting: { groups: sharedChunks(import.meta.dirname), includeDependenciesRecursively: false },
    },
  },
};

/** `vite build` makes the pages into build/client, `vite build --ssr` the server into build/server. */
export default defineConfig(({ isSsrBuild }) => ({
  root: 'client',
  cacheDir: '../node_modules/.vite',
  // The server puts the nonce of each answer there (server/http/static-pages.ts).
  html: { cspNonce: '{{csp-nonce}}' },
  resolve: {
    alias: [
      { find: /^\.{1,2}\/getScrollBarSize$/, replacement: join(import.meta.dirname, 'client/ui/scroll-bar-size.ts') },
    ],
  },
  plugins: [
    react(),
    coreFonts(import.meta.dirname),
    ...(isSsrBuild ? [] : [fieldShell(import.meta.dirname), pagePreloads(import.meta.dirname), packedTexts()]),
  ],
  // Libraries are part of the server's build: reading their hundreds of files took longer than all else at a start. The
  // embedded database finds its own files beside its code.
  ...(isSsrBuild
    ? {
        ssr: {
          noExternal: true as const,
          external: ['@electric-sql/pglite', '@electric-sql/pglite-socket', '@node-rs/argon2', 'sharp'],
        },
      }
    : {}),
  build: isSsrBuild ? SERVER_BUILD : CLIENT_BUILD,
  worker: { format: 'es' },
  test: {
    // Much of a test is waiting for a database or a page: a second one meanwhile nearly halves the run, also on two cores.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      project('rules', ['test/shared/**/*.test.ts', 'test/client/**/*.test.ts', 'test/*.test.ts'], 20_000),
      project('server', ['test/server/**/*.test.ts', 'test/wire/**/*.test.ts', 'test/scripts/**/*.test.ts'], 60_000),
      project('contracts', ['test/contracts/**/*.test.ts'], 60_000),
      project('browser', ['test/browser/**/*.test.ts'], 180_000),
    ],
  },
}));

/** zod tries whether it may compile its checks, which the content policy refuses and reports: it is told not to ask. */
function withoutEval({ moduleIds }: { readonly moduleIds: readonly string[] }): string {
  const holdsZod = moduleIds.some((id) => /\/zod\/v4\/core\/core\./.test(id));
  return holdsZod ? 'globalThis.__zod_globalConfig = { jitless: true };' : '';
}

function project(name: string, include: string[], testTimeout: number) {
  return {
    test: {
      name,
      root: '.',
      include,
      testTimeout,
      ...(name === 'browser'
        ? { globalSetup: join(import.meta.dirname, 'test/support/browser-run.setup.ts'), fileParallelism: false }
        : // Loading the modules again for each file took most of the time. No module keeps what another test could trip over.
          { isolate: false }),
      hookTimeout: testTimeout,
      environment: 'node' as const,
      benchmark: { include: ['test/bench/**/*.bench.ts'] },
    },
  };
}
