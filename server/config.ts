import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { limitsOfPeople, SESSION_BOUNDS } from '../shared/access/session-limits.ts';
import { finishOidc } from '../shared/http/endpoints/oidc.ts';
import { err, ok, type Result } from '../shared/lib/result.ts';
import { districtIdSchema } from '../shared/model/area.ts';
import { sentenceOf, systemCodeOf } from './lib/app-error.ts';
import { LOG_LEVELS, type LogLevel } from './lib/log.ts';
import type { OidcConfig, ServerConfig } from './ports/server.ts';
import { originsSchema, trustProxySchema } from './proxy-settings.ts';

/** What is read from the environment; main.ts adds the version and the secret of the run. */
export type Settings = Omit<ServerConfig, 'version' | 'operatorToken' | 'secret'> & {
  readonly logLevel: LogLevel;
  /** JINGGE_SECRET; null takes the one of the data folder. */
  readonly secret: string | null;
  /** Whether simulated people walk: in a demo, unless JINGGE_SIMULATOR is 0. */
  readonly simulator: boolean;
};

export type Environment = Readonly<Record<string, string | undefined>>;

const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must look like postgres://user:password@host:5432/name',
});
/** Others could read along on plain HTTP: only on this machine, for trying out. */
const oidcUrl = z.url({ protocol: /^https?$/, error: 'must look like https://login.example.org' }).refine(
  (url) => {
    const { protocol, hostname } = new URL(url);
    return protocol === 'https:' || isLoopback(hostname);
  },
  { error: 'must begin with https' },
);
const redisUrl = z.url({ protocol: /^rediss?$/, error: 'must look like redis://host:6379' });

const wholeNumber = ({ least, most }: { readonly least: number; readonly most: number }) =>
  z
    .string()
    .refine(
      (text) => /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most,
      `must be a whole number from ${least} to ${most}`,
    )
    .transform(Number);

/** Every variable that Jingge reads. An empty value counts as not given. */
const environmentSchema = z.object({
  HOST: z
    .string()
    .regex(/^[^\s/]+$/, 'must be a host name or an address, such as 127.0.0.1')
    .default('127.0.0.1'),
  PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'must be a whole number from 0 to 65535')
    .transform(Number)
    .default(8080),
  JINGGE_DATA: z.string().default('.data'),
  JINGGE_DISTRICT: z
    .string()
    .refine((text) => districtIdSchema.safeParse(text).success, 'must be small letters, digits and hyphens')
    .default('zhenggang'),
  JINGGE_DEMO: z.enum(['0', '1'], 'must be 0 or 1').optional(),
  JINGGE_SIMULATOR: z.enum(['0', '1'], 'must be 0 or 1').optional(),
  JINGGE_ORIGINS: originsSchema.optional(),
  JINGGE_TRUST_PROXY: trustProxySchema.optional(),
  DATABASE_URL: databaseUrl.optional(),
  REDIS_URL: redisUrl.optional(),
  JINGGE_SESSION_IDLE_MINUTES: wholeNumber(SESSION_BOUNDS.idleMinutes).optional(),
  JINGGE_SESSION_HOURS: wholeNumber(SESSION_BOUNDS.hours).optional(),
  JINGGE_SECRET: z.string().min(32, 'must be at least 32 characters, as from: openssl rand -base64 32').optional(),
  JINGGE_OIDC_ISSUER: oidcUrl.optional(),
  JINGGE_OIDC_CLIENT_ID: z.string().max(200).optional(),
  JINGGE_OIDC_CLIENT_SECRET: z.string().max(500).optional(),
  JINGGE_OIDC_REDIRECT: oidcUrl
    .refine((url) => new URL(url).pathname === finishOidc.path, `must end in ${finishOidc.path}`)
    .optional(),
  JINGGE_OIDC_USERNAME_CLAIM: z.string().max(100).optional(),
  JINGGE_BASEMAP: z.string().max(2000, 'must be at most 2000 characters').optional(),
  JINGGE_LOG: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('warn'),
});
type Variables = z.infer<typeof environmentSchema>;

/** Names of the variables, in the order of `.env.example`. */
export const VARIABLE_NAMES: readonly string[] = Object.keys(environmentSchema.shape);

/** The settings, frozen, or one sentence for each thing that is wrong. */
export function readSettings(environment: Environment): Result<Settings, readonly string[]> {
  const given = Object.fromEntries(VARIABLE_NAMES.map((name) => [name, environment[name]?.trim() || undefined]));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success)
    return err(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}, not ${shown(given, issue)}.`),
    );
  const demo = demoMode(parsed.data);
  if (!demo.ok) return err([demo.error]);
  const oidc = oidcOf(parsed.data);
  if (!oidc.ok) return err([oidc.error]);
  const { data } = parsed;
  return ok(
    Object.freeze({
      host: data.HOST,
      port: data.PORT,
      dataFolder: resolve(data.JINGGE_DATA),
      district: data.JINGGE_DISTRICT,
      demo: demo.value,
      simulator: demo.value && data.JINGGE_SIMULATOR !== '0',
      origins: data.JINGGE_ORIGINS ?? [],
      trustProxy: data.JINGGE_TRUST_PROXY ?? null,
      sessionLimits: limitsOfPeople(data.JINGGE_SESSION_IDLE_MINUTES, data.JINGGE_SESSION_HOURS),
      databaseUrl: data.DATABASE_URL ?? null,
      redisUrl: data.REDIS_URL ?? null,
      basemap: data.JINGGE_BASEMAP ?? null,
      secret: data.JINGGE_SECRET ?? null,
      oidc: oidc.value,
      logLevel: data.JINGGE_LOG,
    }),
  );
}

/** The environment of this process over the `.env` file of its folder; the file is optional. */
export function readEnvironment(folder = process.cwd()): Result<Environment, readonly string[]> {
  const path = resolve(folder, '.env');
  try {
    return ok({ ...parseEnv(readFileSync(path, 'utf8')), ...process.env });
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return ok(process.env);
    return err([`${path} cannot be read (${sentenceOf(error)}): make it readable or remove it.`]);
  }
}

/** The environment for a child process of this server: as it was given, with the data folder that was chosen. */
export function childEnvironment(settings: Pick<Settings, 'dataFolder'>): NodeJS.ProcessEnv {
  return { ...process.env, JINGGE_DATA: settings.dataFolder };
}

/** Whether `npm start` (or another npm script) started this process. */
export function isRunByNpm(): boolean {
  return process.env['npm_lifecycle_event'] !== undefined;
}

/** Whether an address is only reachable from this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Demo identities and simulated people never meet a real database or a network (ACC-72). */
function demoMode(given: Variables): Result<boolean> {
  const served = given.DATABASE_URL !== undefined;
  // Whoever trusts a proxy has one, and others come through it.
  const proxied = given.JINGGE_TRUST_PROXY !== undefined;
  const allowed = !served && !proxied && isLoopback(given.HOST);
  if (given.JINGGE_DEMO !== '1' || allowed)
    return ok(given.JINGGE_DEMO === undefined ? allowed : given.JINGGE_DEMO === '1');
  const reason = served
    ? 'with DATABASE_URL'
    : proxied
      ? 'with JINGGE_TRUST_PROXY'
      : `on HOST ${given.HOST}, which others can reach`;
  return err(`JINGGE_DEMO must not be 1 ${reason}: anyone could sign in as anyone.`);
}

/** Sign-in elsewhere is configured whole or not at all. */
function oidcOf(given: Variables): Result<OidcConfig | null> {
  const names = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'REDIRECT'] as const;
  const [issuer, clientId, clientSecret, redirectUrl] = names.map((name) => given[`JINGGE_OIDC_${name}`]);
  if (issuer && clientId && clientSecret && redirectUrl)
    return ok({ issuer, clientId, clientSecret, redirectUrl, usernameClaim: given.JINGGE_OIDC_USERNAME_CLAIM ?? null });
  const missing = names.filter((name) => given[`JINGGE_OIDC_${name}`] === undefined);
  if (missing.length === names.length) return ok(null);
  return err(
    `JINGGE_OIDC_${missing[0]} is missing: sign-in elsewhere needs ${names.map((name) => `JINGGE_OIDC_${name}`).join(', ')}.`,
  );
}

/** The value in question, unless it may carry a password. */
function shown(given: Readonly<Record<string, string | undefined>>, issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0]);
  const isSecret = name.endsWith('_URL') || name.includes('SECRET') || name === 'JINGGE_BASEMAP';
  return isSecret ? 'what it is now' : JSON.stringify(given[name]);
}
