import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isLoopback, readEnvironment, readSettings, VARIABLE_NAMES } from '../../../server/config.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const settingsOf = (environment: Record<string, string>) => {
  const settings = readSettings(environment);
  if (!settings.ok) throw new Error(settings.error.join(' '));
  return settings.value;
};
const errorsOf = (environment: Record<string, string>) => {
  const settings = readSettings(environment);
  return settings.ok ? [] : settings.error;
};

describe('settings', () => {
  it('have a default for everything, and cannot be changed afterwards', () => {
    const settings = settingsOf({});
    expect(settings).toEqual({
      host: '127.0.0.1',
      port: 8080,
      dataFolder: resolve('.data'),
      district: 'zhenggang',
      demo: true,
      simulator: true,
      origins: [],
      trustProxy: null,
      sessionLimits: { idleMs: 30 * 60_000, absoluteMs: 12 * 3_600_000 },
      databaseUrl: null,
      redisUrl: null,
      secret: null,
      oidc: null,
      basemap: null,
      logLevel: 'warn',
    });
    expect(Object.isFrozen(settings)).toBe(true);
  });

  it.each([
    ['JINGGE_SESSION_IDLE_MINUTES', '5', '240', '4', '241', { idleMs: 5 * 60_000 }],
    ['JINGGE_SESSION_HOURS', '1', '24', '0', '25', { absoluteMs: 3_600_000 }],
  ])('ACC-45 take %s from %s to %s and nothing else', (name, least, most, less, more, limits) => {
    expect(settingsOf({ [name]: least }).sessionLimits).toMatchObject(limits);
    expect(settingsOf({ [name]: most })).toBeDefined();
    for (const wrong of [less, more, '7.5', '-9', 'never'])
      expect(errorsOf({ [name]: wrong })).toEqual([
        `${name} must be a whole number from ${least} to ${most}, not "${wrong}".`,
      ]);
  });

  it('take an empty variable as not given', () => {
    expect(settingsOf({ PORT: ' ', JINGGE_DEMO: '', DATABASE_URL: '' })).toEqual(settingsOf({}));
  });

  it.each([
    ['0', 0],
    ['65535', 65_535],
  ])('take port %s', (PORT, port) => {
    expect(settingsOf({ PORT }).port).toBe(port);
  });

  it('say every problem at once, each in a sentence that names the variable', () => {
    const errors = errorsOf({ PORT: '65536', JINGGE_DISTRICT: '../etc', JINGGE_LOG: 'loud', JINGGE_DEMO: 'yes' });
    expect(errors).toEqual([
      'PORT must be a whole number from 0 to 65535, not "65536".',
      'JINGGE_DISTRICT must be small letters, digits and hyphens, not "../etc".',
      'JINGGE_DEMO must be 0 or 1, not "yes".',
      'JINGGE_LOG must be one of fatal, error, warn, info, debug, trace, silent, not "loud".',
    ]);
  });

  it('run no simulator without a demo, nor when told so', () => {
    expect(settingsOf({ JINGGE_SIMULATOR: '0' })).toMatchObject({ demo: true, simulator: false });
    expect(settingsOf({ JINGGE_DEMO: '0', JINGGE_SIMULATOR: '1' })).toMatchObject({ demo: false, simulator: false });
  });

  it('take sign-in elsewhere whole or not at all', () => {
    const whole = {
      JINGGE_OIDC_ISSUER: 'https://login.example.org/realm',
      JINGGE_OIDC_CLIENT_ID: 'jingge',
      JINGGE_OIDC_CLIENT_SECRET: 'hidden-secret',
      JINGGE_OIDC_REDIRECT: 'https://jingge.example.org/api/v1/session/oidc/callback',
    };
    expect(settingsOf(whole).oidc).toMatchObject({ clientId: 'jingge', usernameClaim: null });
    const { JINGGE_OIDC_CLIENT_SECRET: _, ...part } = whole;
    expect(errorsOf(part)).toEqual([expect.stringMatching(/^JINGGE_OIDC_CLIENT_SECRET is missing/)]);
    expect(errorsOf({ ...whole, JINGGE_OIDC_ISSUER: 'http://login.example.org' })).toEqual([
      expect.stringMatching(/^JINGGE_OIDC_ISSUER must begin with https/),
    ]);
    expect(errorsOf({ ...whole, JINGGE_OIDC_REDIRECT: 'https://jingge.example.org/' })).toEqual([
      expect.stringMatching(/^JINGGE_OIDC_REDIRECT must end in \/api\/v1\/session\/oidc\/callback/),
    ]);
    const [short = ''] = errorsOf({ JINGGE_SECRET: 'too-short-secret' });
    expect(short).toMatch(/^JINGGE_SECRET must be at least 32/);
    expect(short).not.toContain('too-short-secret');
  });

  it('never print what may hold a password', () => {
    const [error = ''] = errorsOf({ DATABASE_URL: 'mysql://root:secret@db/x' });
    expect(error).toMatch(/^DATABASE_URL must look like postgres:/);
    expect(error).not.toContain('secret');
  });
});

describe('demo mode', () => {
  const database = { DATABASE_URL: 'postgres://jingge@db/jingge' };

  it.each([
    ['embedded on loopback', {}, true],
    ['embedded on loopback, switched off', { JINGGE_DEMO: '0' }, false],
    ['embedded on loopback, switched on', { JINGGE_DEMO: '1', HOST: 'localhost' }, true],
    ['a served database', database, false],
    ['an address that others can reach', { HOST: '0.0.0.0' }, false],
    ['every address of the machine', { HOST: '::' }, false],
    ['a name', { HOST: 'jingge.example.org' }, false],
    ['a name that begins like this machine', { HOST: '127.0.0.1.example.org' }, false],
    ['a proxy in front', { JINGGE_TRUST_PROXY: '1' }, false],
  ])('ACC-72 %s', (_, environment, demo) => {
    expect(settingsOf(environment).demo).toBe(demo);
  });

  it('ACC-72 is refused where it would let anyone in', () => {
    expect(errorsOf({ ...database, JINGGE_DEMO: '1' })).toEqual([
      'JINGGE_DEMO must not be 1 with DATABASE_URL: anyone could sign in as anyone.',
    ]);
    expect(errorsOf({ HOST: '10.0.0.7', JINGGE_DEMO: '1' })[0]).toMatch(/HOST 10\.0\.0\.7/);
    expect(errorsOf({ JINGGE_TRUST_PROXY: '1', JINGGE_DEMO: '1' })[0]).toMatch(/with JINGGE_TRUST_PROXY: anyone/);
  });

  it('knows which addresses only this machine reaches', () => {
    expect(['127.0.0.1', '127.8.8.8', '::1', 'localhost'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '::', '128.0.0.1', '127.0.0.1.example.org'].some(isLoopback)).toBe(false);
  });
});

describe('.env', () => {
  it('gives what the shell does not', () => {
    const folder = tempFolder();
    writeFileSync(join(folder, '.env'), 'JINGGE_TEST_ONLY="from file"\nPATH=/nowhere\n');
    const environment = readEnvironment(folder);
    expect(environment.ok && environment.value['JINGGE_TEST_ONLY']).toBe('from file');
    expect(environment.ok && environment.value['PATH']).toBe(process.env['PATH']);
  });

  it('may be missing, but not unreadable', () => {
    const folder = tempFolder();
    expect(readEnvironment(folder).ok).toBe(true);
    mkdirSync(join(folder, '.env'));
    chmodSync(join(folder, '.env'), 0o000);
    const environment = readEnvironment(folder);
    expect(!environment.ok && environment.error[0]).toMatch(
      /\.env cannot be read .*: make it readable or remove it\.$/,
    );
  });

  it('has an example that names every variable, each with a comment, and is itself valid', () => {
    const example = readFileSync(join(import.meta.dirname, '../../../.env.example'), 'utf8');
    const values = parseEnv(example);
    expect(Object.keys(values).toSorted()).toEqual(VARIABLE_NAMES.toSorted());
    for (const name of VARIABLE_NAMES) expect(example).toMatch(new RegExp(`\n# .+\n${name}=`));
    expect(settingsOf(values as Record<string, string>)).toEqual(settingsOf({}));
  });
});
