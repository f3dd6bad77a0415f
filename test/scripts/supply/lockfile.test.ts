import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeAudit } from '../../../scripts/supply/judge-audit.ts';
import { isAllowed } from '../../../scripts/supply/licences.ts';
import { lockfileFaults, looseVersions, readLockfile } from '../../../scripts/supply/lockfile.ts';

const ROOT = join(import.meta.dirname, '../../..');
const GOOD = { version: '1.0.0', integrity: `sha512-${'A'.repeat(86)}==`, license: 'MIT' };
const faultsOf = (locked: object, path = 'node_modules/sample', stated?: string) => {
  const lockfile = readLockfile(
    JSON.stringify({ lockfileVersion: 3, packages: { '': {}, [path]: { ...GOOD, ...locked } } }),
  );
  if (!lockfile.ok) throw new Error(lockfile.error);
  return lockfileFaults(lockfile.value, () => stated);
};

describe('ACC-71 what is installed', () => {
  it('is taken from the registry, whole, under a licence on the list', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ resolved: 'https://registry.npmjs.org/sample/-/sample-1.0.0.tgz' })).toEqual([]);
    expect(faultsOf({ license: 'MPL-2.0', dev: true })).toEqual([]);
  });

  it.each([
    ['plain HTTP', { resolved: 'http://registry.npmjs.org/sample.tgz' }, /not from the registry/],
    ['another host', { resolved: 'https://registry.npmjs.org.evil.example/sample.tgz' }, /not from the registry/],
    ['a repository', { resolved: 'git+ssh://git@github.com/a/b.git#123' }, /not from the registry/],
    ['no hash', { integrity: undefined }, /has no SHA-512/],
    ['a weak hash', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, /has no SHA-512/],
    ['a cut hash', { integrity: 'sha512-AAAA==' }, /has no SHA-512/],
    ['a link', { link: true }, /is a link/],
    ['an install script', { hasInstallScript: true }, /wants to run a script/],
    ['a copyleft licence', { license: 'AGPL-3.0-only' }, /under AGPL-3.0-only/],
    ['no licence', { license: undefined }, /states no licence/],
    ['a licence for tools in what runs', { license: 'MPL-2.0' }, /under MPL-2.0/],
    ['a licence to look up', { license: 'SEE LICENSE IN x' }, /under SEE LICENSE/],
  ])('is refused with %s', (_, locked, fault) => {
    expect(faultsOf(locked)).toEqual([expect.stringMatching(fault)]);
  });

  it('is what it says it is: a licence that the lockfile hides is found in the package', () => {
    expect(faultsOf({}, 'node_modules/sample', 'GPL-3.0')).toEqual([expect.stringMatching(/under GPL-3.0/)]);
    expect(faultsOf({}, 'packages/own')).toEqual([expect.stringMatching(/is a link into a folder/)]);
  });

  it.each([
    ['(MIT OR GPL-3.0)', true],
    ['MIT AND Zlib', true],
    ['MIT AND GPL-3.0', false],
    ['(GPL-2.0 OR (MIT AND ISC))', true],
    ['GPL-2.0 OR LGPL-3.0', false],
    ['MIT OR', false],
    ['(MIT', false],
    ['', false],
    ['MIT ISC', false],
  ])('takes the choice of %j: %s', (expression, allowed) => {
    expect(isAllowed(expression, 'part')).toBe(allowed);
  });

  it('may be under the LGPL where it lies beside the program, and nowhere else', () => {
    expect(faultsOf({ license: 'LGPL-3.0-or-later' }, 'node_modules/@img/sharp-libvips-linux-x64')).toEqual([]);
    expect(faultsOf({ license: 'LGPL-3.0-or-later' })).not.toEqual([]);
    expect(faultsOf({ license: 'GPL-3.0-only' }, 'node_modules/@img/sharp-libvips-linux-x64')).not.toEqual([]);
  });

  it('is asked for by one version each', () => {
    const manifest = { dependencies: { a: '1.2.3', b: '^1.2.3' }, devDependencies: { c: 'latest', d: '1.0.0-rc.1' } };
    expect(looseVersions(JSON.stringify(manifest))).toEqual([
      'b is asked for as ^1.2.3, not as one version',
      'c is asked for as latest, not as one version',
    ]);
  });

  it('is not passed over when it cannot be read', () => {
    for (const text of ['', '{', '[]', '{"lockfileVersion":1,"packages":{}}'])
      expect(readLockfile(text).ok, text).toBe(false);
    const empty = readLockfile('{"lockfileVersion":3,"packages":{}}');
    expect(empty.ok && lockfileFaults(empty.value, () => 'MIT')).toEqual(['package-lock.json names no package']);
  });

  it('holds for this repository', () => {
    const lockfile = readLockfile(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
    expect(lockfile.ok && lockfileFaults(lockfile.value, () => undefined)).toEqual([]);
    expect(looseVersions(readFileSync(join(ROOT, 'package.json'), 'utf8'))).toEqual([]);
  });
});

describe('ACC-71 known weaknesses', () => {
  const report = (counts: object, vulnerabilities: object = {}) =>
    JSON.stringify({
      auditReportVersion: 2,
      vulnerabilities,
      metadata: { vulnerabilities: { high: 0, critical: 0, total: 0, ...counts }, dependencies: { total: 300 } },
    });

  it('let through what has none that matter', () => {
    expect(judgeAudit(report({ total: 2, low: 2 }))).toMatchObject({ ok: true });
  });

  it('name what has', () => {
    const found = judgeAudit(report({ high: 1, total: 1 }, { express: { severity: 'high' }, a: { severity: 'low' } }));
    expect(found).toEqual({ ok: false, error: '1 high and 0 critical weaknesses known: express' });
  });

  it.each([
    '',
    'npm error 405 Method Not Allowed',
    '{"error":{"code":"ENOLOCK"}}',
    '{"message":"request failed"}',
    '{"auditReportVersion":2,"vulnerabilities":{},"metadata":{"vulnerabilities":{"high":0,"critical":0,"total":0},"dependencies":{"total":0}}}',
  ])('fail without an answer: %s', (output) => {
    expect(judgeAudit(output)).toMatchObject({ ok: false, error: expect.stringMatching(/gave no answer/) });
  });
});
