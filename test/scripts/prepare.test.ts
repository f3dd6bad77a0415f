import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';

const SCRIPTS = join(import.meta.dirname, '../../scripts');

/** Stands in for Vite: notes which side it was asked for and leaves what that side must leave. */
const FAKE_VITE = `
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
const side = process.argv.includes('--ssr') ? 'server' : 'client';
appendFileSync('built', side + '\\n');
mkdirSync('build/' + side, { recursive: true });
writeFileSync('build/' + side + '/' + (side === 'server' ? 'main.js' : 'index.html'), '');
`;

/** A small package with the real scripts, packages already installed, and the stand-in for Vite. */
function smallPackage() {
  const root = tempFolder();
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  cpSync(join(SCRIPTS, 'prepare'), join(root, 'scripts/prepare'), { recursive: true });
  cpSync(join(SCRIPTS, 'prepare.mjs'), join(root, 'scripts/prepare.mjs'));
  put('package.json', JSON.stringify({ type: 'module', engines: { node: '>=20.19' } }));
  put('package-lock.json', JSON.stringify({ packages: { '': {}, 'node_modules/vite': { version: '1.0.0' } } }));
  put('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/vite': { version: '1.0.0' } } }));
  put('node_modules/vite/package.json', '{}');
  put('node_modules/vite/bin/vite.js', FAKE_VITE);
  for (const path of ['client/page.ts', 'server/main.ts', 'shared/rule.ts', 'vite.config.ts']) put(path, path);
  return { root, put };
}

/** Runs the script; answers the sides that it built. */
function prepare(root: string): readonly string[] {
  const log = join(root, 'built');
  rmSync(log, { force: true });
  execFileSync(process.execPath, ['scripts/prepare.mjs'], { cwd: root, stdio: 'pipe' });
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').toSorted() : [];
}

describe('prepare', () => {
  it('builds both sides once, then only the side that changed; what both share builds both', () => {
    const { root, put } = smallPackage();
    expect(prepare(root)).toEqual(['client', 'server']);
    expect(prepare(root)).toEqual([]);
    put('server/main.ts', 'changed');
    expect(prepare(root)).toEqual(['server']);
    put('client/new.tsx', 'new');
    expect(prepare(root)).toEqual(['client']);
    put('shared/rule.ts', 'changed');
    expect(prepare(root)).toEqual(['client', 'server']);
  });

  it('does not build for a file that was only touched, but for one that is gone or a build that is', () => {
    const { root } = smallPackage();
    prepare(root);
    utimesSync(join(root, 'client/page.ts'), 1, 1);
    expect(prepare(root)).toEqual([]);
    rmSync(join(root, 'client/page.ts'));
    expect(prepare(root)).toEqual(['client']);
    rmSync(join(root, 'build/server'), { recursive: true });
    expect(prepare(root)).toEqual(['server']);
  });

  it('builds again what failed, and says what the build said', () => {
    const { root, put } = smallPackage();
    put('node_modules/vite/bin/vite.js', 'console.error("unexpected token"); process.exit(1)');
    expect(() => prepare(root)).toThrow(/unexpected token/);
    put('node_modules/vite/bin/vite.js', FAKE_VITE);
    expect(prepare(root)).toEqual(['client', 'server']);
  });

  it('records the lockfile of packages that are already there and installs nothing', () => {
    const { root } = smallPackage();
    prepare(root);
    expect(readFileSync(join(root, 'node_modules/.jingge-lock'), 'utf8')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('says in a sentence that Node is too old', () => {
    const { root, put } = smallPackage();
    put('package.json', JSON.stringify({ type: 'module', engines: { node: '>=999.1' } }));
    expect(() => prepare(root)).toThrow(/Jingge needs Node >=999\.1, this is .*: install a newer one/);
    expect(existsSync(join(root, 'build'))).toBe(false);
  });
});
